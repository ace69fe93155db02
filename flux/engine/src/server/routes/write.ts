import { LineProtocolError } from '../../storage/errors.js';
import { parseLineProtocol, unitNanoseconds } from '../../storage/line-protocol.js';
import { readBody } from '../body.js';
import { ApiError } from '../errors.js';
import { isAllowed } from '../permissions.js';
import { parameter, requestedBucket, requireOrg } from '../requests.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import type { ParsedLines, Precision } from '../../storage/line-protocol.js';
import type { Bucket, WriteOutcome } from '../../storage/types.js';

/** `POST /api/v2/write`: 204 when all is on disk, 400 when a line cannot be read, 422 when a part was left out. */
export function writeRoutes(app: FastifyInstance, context: ServerContext): void {
  app.post('/api/v2/write', async (request, reply) => {
    requireOrg(request, context);
    const bucket = requestedBucket(request, context);
    if (!isAllowed(request.caller, 'write', 'buckets', bucket.id)) {
      const reason = request.caller.active ? '' : ': token is inactive';
      throw new ApiError('forbidden', `insufficient permissions for write${reason}`);
    }
    const precision = precisionOf(request);
    const text = (await readBody(request)).toString();
    const parsed = parse(text, precision, BigInt(context.clock()) * 1_000_000n);
    if (parsed.points.length > 0) {
      refusePartial(bucket, parsed, await context.store.points.write(bucket.id, parsed.points));
    }
    return reply.code(204).send();
  });
}

function precisionOf(request: FastifyRequest): Precision {
  const precision = parameter(request, 'precision') ?? 'ns';
  if (Object.hasOwn(unitNanoseconds, precision)) return precision as Precision;
  throw new ApiError('invalid', 'invalid precision; valid precision units are ns, us, ms, and s');
}

function parse(text: string, precision: Precision, now: bigint): ParsedLines {
  try {
    return parseLineProtocol(text, { precision, now });
  } catch (error) {
    if (error instanceof LineProtocolError)
      throw new ApiError('invalid', error.message, { line: error.line });
    throw error;
  }
}

function refusePartial(bucket: Bucket, { lines }: ParsedLines, { dropped, rejection }: WriteOutcome): void {
  if (!rejection) return;
  const line = lines[rejection.index];
  const namesPlace = rejection.reason === 'retention' || rejection.reason === 'stripped-field';
  const place = namesPlace ? ` for database: ${bucket.id} for retention policy: autogen` : '';
  throw new ApiError(
    'unprocessable entity',
    `failure writing points to database: partial write: ${rejection.message} dropped=${dropped}${place} (line ${line})`,
    { line },
  );
}
