import { unitNanoseconds } from '../../storage/line-protocol.js';
import { readBody } from '../body.js';
import { ApiError } from '../errors.js';
import { isAllowed } from '../permissions.js';
import { parameter, requestedBucket, requireOrg } from '../requests.js';
import { writeLines } from '../write-lines.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import type { Precision } from '../../storage/line-protocol.js';

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
    await writeLines(context, bucket, (await readBody(request)).toString(), precision);
    return reply.code(204).send();
  });
}

function precisionOf(request: FastifyRequest): Precision {
  const precision = parameter(request, 'precision') ?? 'ns';
  if (Object.hasOwn(unitNanoseconds, precision)) return precision as Precision;
  throw new ApiError('invalid', 'invalid precision; valid precision units are ns, us, ms, and s');
}
