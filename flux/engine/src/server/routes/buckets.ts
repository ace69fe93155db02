import { checkBucketName, checkRetention } from '../../storage/bucket-rules.js';
import { readJson } from '../body.js';
import { ApiError } from '../errors.js';
import { isAllowed } from '../permissions.js';
import {
  checkOrg,
  flagParameter,
  idParameter,
  listLink,
  numberParameter,
  parameter,
  pathId,
  requirePermission,
  textMember,
} from '../requests.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../context.js';
import type { Bucket, BucketChange } from '../../storage/types.js';

/** Buckets: list, make, read, change, remove. */
export function bucketRoutes(app: FastifyInstance, context: ServerContext): void {
  const { store, org } = context;
  app.get('/api/v2/buckets', (request) => listBuckets(request, context));
  app.post('/api/v2/buckets', async (request, reply) => {
    const body = await readJson(request);
    const orgId = textMember(body, 'orgID');
    if (orgId === undefined) throw new ApiError('invalid', 'organization id must be provided');
    checkOrg(undefined, orgId, org);
    requirePermission(request.caller, context, 'write', 'buckets');
    const { name, ...change } = readChange(body);
    if (name === undefined) throw new ApiError('invalid', 'bucket name must be provided');
    return reply.code(201).send(bucketJson(await store.buckets.create({ name, ...change }), context));
  });
  app.get('/api/v2/buckets/:id', (request) => {
    const bucket = existingBucket(request, context);
    requirePermission(request.caller, context, 'read', 'buckets', bucket.id);
    return bucketJson(bucket, context);
  });
  app.patch('/api/v2/buckets/:id', async (request) => {
    const bucket = existingBucket(request, context);
    requirePermission(request.caller, context, 'write', 'buckets', bucket.id);
    return bucketJson(await store.buckets.update(bucket.id, readChange(await readJson(request))), context);
  });
  app.delete('/api/v2/buckets/:id', async (request, reply) => {
    const bucket = existingBucket(request, context);
    requirePermission(request.caller, context, 'write', 'buckets', bucket.id);
    await store.buckets.remove(bucket.id);
    return reply.code(204).send();
  });
  for (const part of ['labels', 'members', 'owners']) {
    app.get(`/api/v2/buckets/:id/${part}`, (request) => {
      const { id } = existingBucket(request, context);
      requirePermission(request.caller, context, 'read', 'buckets', id);
      return part === 'labels'
        ? { links: { self: '/api/v2/labels' }, labels: [] }
        : { links: { self: `/api/v2/buckets/${id}/${part}` }, users: [] };
    });
  }
}

function existingBucket(request: FastifyRequest, { store }: ServerContext): Bucket {
  const bucket = store.buckets.byId(pathId(request));
  if (!bucket) throw new ApiError('not found', 'bucket not found');
  return bucket;
}

function listBuckets(request: FastifyRequest, context: ServerContext): unknown {
  checkOrg(parameter(request, 'org'), parameter(request, 'orgID'), context.org);
  const limit = numberParameter(request, 'limit', { least: 1, most: 100, otherwise: 20 });
  const offset = numberParameter(request, 'offset', {
    least: 0,
    most: Number.MAX_SAFE_INTEGER,
    otherwise: 0,
  });
  const descending = flagParameter(request, 'descending');
  const name = parameter(request, 'name');
  const id = idParameter(request, 'id');
  const after = idParameter(request, 'after');
  const found = context.store.buckets
    .list()
    .filter((bucket) => isAllowed(request.caller, 'read', 'buckets', bucket.id))
    .filter(
      (bucket) => (name === undefined || bucket.name === name) && (id === undefined || bucket.id === id),
    );
  if (descending) found.reverse();
  const start = after === undefined ? offset : found.findIndex((bucket) => bucket.id === after) + 1;
  // A page behind a bucket that is gone would be the first one, again and again.
  const isLost = (after !== undefined && start === 0) || (id !== undefined && found.length === 0);
  if (isLost) throw new ApiError('not found', 'bucket not found');
  const page = found.slice(start, start + limit);
  const link = (at: number) => listLink(request, { descending, limit, offset: at, after: undefined });
  return {
    links: {
      self: link(start),
      ...(found.length > start + limit ? { next: link(start + limit) } : {}),
      ...(start > 0 ? { prev: link(Math.max(0, start - limit)) } : {}),
    },
    buckets: page.map((bucket) => bucketJson(bucket, context)),
  };
}

function readChange(body: Record<string, unknown>): BucketChange {
  const name = textMember(body, 'name');
  if (name !== undefined) checkBucketName(name);
  const description = textMember(body, 'description');
  const retentionSeconds = readRetention(body['retentionRules']);
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(retentionSeconds === undefined ? {} : { retentionSeconds }),
  };
}

/** `[{type: "expire", everySeconds}]`; 0, or an empty list, keeps for ever. */
function readRetention(rules: unknown): number | undefined {
  if (rules === undefined || rules === null) return undefined;
  if (!Array.isArray(rules) || rules.length > 1) {
    throw new ApiError('unprocessable entity', 'retentionRules must be a list of at most one rule');
  }
  const rule = rules[0] as { type?: unknown; everySeconds?: unknown } | undefined;
  if (rule === undefined) return 0;
  const { everySeconds } = rule;
  checkRetention(everySeconds);
  return everySeconds;
}

function bucketJson(bucket: Bucket, { org }: ServerContext): unknown {
  const self = `/api/v2/buckets/${bucket.id}`;
  return {
    id: bucket.id,
    orgID: org.id,
    type: 'user',
    ...(bucket.description ? { description: bucket.description } : {}),
    name: bucket.name,
    retentionRules: [
      {
        type: 'expire',
        everySeconds: bucket.retentionSeconds,
        shardGroupDurationSeconds: shardSeconds(bucket.retentionSeconds),
      },
    ],
    createdAt: bucket.createdAt,
    updatedAt: bucket.updatedAt,
    links: {
      labels: `${self}/labels`,
      members: `${self}/members`,
      org: `/api/v2/orgs/${org.id}`,
      owners: `${self}/owners`,
      self,
      write: `/api/v2/write?org=${org.id}&bucket=${bucket.id}`,
    },
    labels: [],
  };
}

/** What InfluxDB would use; clients show it, the engine has no shards. */
function shardSeconds(retentionSeconds: number): number {
  const day = 86_400;
  if (retentionSeconds === 0 || retentionSeconds > 180 * day) return 7 * day;
  return retentionSeconds > 2 * day ? day : 3600;
}
