import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { CsvEncoder } from '../../csv/encode.js';
import { execute } from '../../eval/execute.js';
import { check } from '../../lang/check.js';
import { checkScriptLimits, defaultLimits } from '../../limits/limits.js';
import { readBody, readJson } from '../body.js';
import { ApiError, internalError, toApiError } from '../errors.js';
import { queryContext } from '../query-context.js';
import { parseQueryRequest } from '../query-request.js';
import { requireOrg, textMember } from '../requests.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import type { QueryRequest } from '../query-request.js';

/** Answers up to this length (characters) go out in one piece and are not worth compressing. */
const smallAnswer = 16 * 1024;

/** `POST /api/v2/query`: annotated CSV, streamed; an error before the first result is a JSON answer, a later one a table. */
export function queryRoutes(app: FastifyInstance, context: ServerContext): void {
  app.post('/api/v2/query', async (request, reply) => {
    requireOrgOfQuery(request, context);
    const gone = whenGone(reply);
    const body = (await readBody(request)).toString();
    const query = parseQueryRequest(body, request.headers['content-type'] ?? '');
    const release = await context.slots.acquire(gone);
    // Sent or given up, an answer closes; what was to be sent may never have been asked for.
    reply.raw.once('close', release);
    await sendPieces(request, reply, answer(query, request, context, gone));
    return reply;
  });
  app.post('/api/v2/query/analyze', async (request) => {
    const query = textMember(await readJson(request), 'query') ?? '';
    checkScriptLimits(query, { ...defaultLimits, ...context.limits });
    return {
      errors: (await check(query)).map(({ message, line, column }) => ({
        line,
        column,
        character: column,
        message,
      })),
    };
  });
}

/** Aborted when the client goes away before it has its answer. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const leave = () => {
    if (!raw.writableEnded) gone.abort();
  };
  raw.once('close', leave);
  if (raw.closed || raw.destroyed) leave();
  return gone.signal;
}

/** InfluxDB counts the organisation as part of the body here. */
function requireOrgOfQuery(request: FastifyRequest, context: ServerContext): void {
  try {
    requireOrg(request, context);
  } catch (error) {
    throw new ApiError('invalid', `failed to decode request body: ${(error as Error).message}`);
  }
}

/** The answer piece by piece; throws only before the first piece. */
async function* answer(
  { script, now, extern, dialect }: QueryRequest,
  { caller }: FastifyRequest,
  context: ServerContext,
  signal: AbortSignal,
): AsyncGenerator<string, void, void> {
  const run = queryContext(context, {
    caller,
    now: now ?? BigInt(context.clock()) * 1_000_000n,
    signal,
    ...(extern === undefined ? {} : { extern }),
  });
  const encoder = new CsvEncoder(dialect);
  let begun = false;
  try {
    for await (const result of execute(script, run)) {
      for (const piece of encoder.result(result)) {
        begun = true;
        yield piece;
      }
    }
  } catch (error) {
    if (!begun) throw error;
    const told = toApiError(error);
    if (!told) context.onError(error);
    yield encoder.error((told ?? internalError()).message);
  }
}

/** Waits for the first pieces, so that an early error can still become a JSON answer. */
async function sendPieces(
  request: FastifyRequest,
  reply: FastifyReply,
  pieces: AsyncGenerator<string, void, void>,
): Promise<void> {
  let head = '';
  let ended = false;
  while (!ended && head.length < smallAnswer) {
    const { value, done } = await pieces.next();
    ended = done === true;
    head += value ?? '';
  }
  reply.header('vary', 'Accept-Encoding').type('text/csv; charset=utf-8');
  if (ended) {
    reply.send(head);
    return;
  }
  const stream = Readable.from(rest(head, pieces), { objectMode: false });
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) reply.send(stream);
  else {
    const gzip = createGzip();
    // An error of the source destroys the answer; the client sees that it is cut off.
    pipeline(stream, gzip, () => undefined);
    reply.header('content-encoding', 'gzip').send(gzip);
  }
}

async function* rest(
  head: string,
  pieces: AsyncGenerator<string, void, void>,
): AsyncGenerator<string, void, void> {
  yield head;
  yield* pieces;
}
