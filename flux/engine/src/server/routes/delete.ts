import { readJson } from '../body.js';
import { parseDeletePredicate } from '../delete-predicate.js';
import { ApiError } from '../errors.js';
import { isAllowed } from '../permissions.js';
import { requestedBucket, requireOrg, textMember } from '../requests.js';
import { parseRfc3339 } from '../time.js';
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';

/** `POST /api/v2/delete` with `{start, stop, predicate}`; both ends of the span are included, as in InfluxDB. */
export function deleteRoutes(app: FastifyInstance, context: ServerContext): void {
  app.post('/api/v2/delete', async (request, reply) => {
    requireOrg(request, context);
    const body = await readJson(request);
    const start = readTime(body, 'start');
    const stop = readTime(body, 'stop');
    const matches = parseDeletePredicate(textMember(body, 'predicate') ?? '');
    const bucket = requestedBucket(request, context);
    if (!isAllowed(request.caller, 'write', 'buckets', bucket.id)) {
      throw new ApiError('forbidden', 'insufficient permissions to delete');
    }
    await context.store.points.delete(bucket.id, start, stop + 1n, matches);
    return reply.code(204).send();
  });
}

function readTime(body: Record<string, unknown>, name: string): bigint {
  const time = parseRfc3339(textMember(body, name) ?? '');
  if (time !== undefined) return time;
  throw new ApiError(
    'invalid',
    `error decoding json body: invalid RFC3339Nano for field ${name}, please format your time with RFC3339Nano format, ` +
      'example: 2009-01-02T23:00:00Z',
  );
}
