import { readJson } from '../body.js';
import { ApiError } from '../errors.js';
import { isAllowed, resourceTypes } from '../permissions.js';
import { checkedId, checkOrg, parameter, pathId, requirePermission, textMember } from '../requests.js';
import type { FastifyInstance } from 'fastify';
import type { Authorization } from '../authorizations.js';
import type { ServerContext } from '../context.js';
import type { Caller, Permission } from '../permissions.js';

/** Tokens with read and write scopes. A token is told once, when it is made. */
export function authorizationRoutes(app: FastifyInstance, context: ServerContext): void {
  const { authorizations, org } = context;
  const notFound = () => new ApiError('not found', 'authorization not found');
  app.get('/api/v2/authorizations', (request) => {
    requirePermission(request.caller, context, 'read', 'authorizations');
    checkOrg(parameter(request, 'org'), parameter(request, 'orgID'), org);
    const list = authorizations.list().map((authorization) => authorizationJson(authorization, context));
    return { links: { self: '/api/v2/authorizations' }, authorizations: list };
  });
  app.post('/api/v2/authorizations', async (request, reply) => {
    requirePermission(request.caller, context, 'write', 'authorizations');
    const body = await readJson(request);
    checkOrg(undefined, textMember(body, 'orgID'), org);
    const description = textMember(body, 'description');
    const permissions = readPermissions(body['permissions'], context);
    for (const permission of permissions) requireOwn(request.caller, permission);
    const { authorization, token } = await authorizations.create({
      permissions,
      status: readStatus(body) ?? 'active',
      ...(description === undefined ? {} : { description }),
    });
    return reply.code(201).send(authorizationJson(authorization, context, token));
  });
  app.get('/api/v2/authorizations/:id', (request) => {
    const id = pathId(request);
    requirePermission(request.caller, context, 'read', 'authorizations', id);
    const found = authorizations.byId(id);
    if (!found) throw notFound();
    return authorizationJson(found, context);
  });
  app.patch('/api/v2/authorizations/:id', async (request) => {
    const id = pathId(request);
    requirePermission(request.caller, context, 'write', 'authorizations', id);
    const body = await readJson(request);
    const status = readStatus(body);
    const description = textMember(body, 'description');
    const changed = await authorizations.update(id, {
      ...(status === undefined ? {} : { status }),
      ...(description === undefined ? {} : { description }),
    });
    if (!changed) throw notFound();
    return authorizationJson(changed, context);
  });
  app.delete('/api/v2/authorizations/:id', async (request, reply) => {
    const id = pathId(request);
    requirePermission(request.caller, context, 'write', 'authorizations', id);
    if (!(await authorizations.remove(id))) throw notFound();
    return reply.code(204).send();
  });
}

function readStatus(body: Record<string, unknown>): 'active' | 'inactive' | undefined {
  const status = textMember(body, 'status');
  if (status === undefined || status === 'active' || status === 'inactive') return status;
  throw new ApiError('invalid', `unknown status "${status}": use active or inactive`);
}

function readPermissions(value: unknown, context: ServerContext): Permission[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new ApiError('invalid', 'authorization must include permissions');
  }
  return value.map((item: unknown) => {
    const { action, resource } = (item ?? {}) as { action?: unknown; resource?: Record<string, unknown> };
    if (action !== 'read' && action !== 'write')
      throw new ApiError('invalid', 'unknown action for permission: use read or write');
    const type = resource?.['type'];
    if (!resource || typeof type !== 'string' || !resourceTypes.has(type)) {
      throw new ApiError('invalid', 'unknown resource type for permission');
    }
    checkOrg(undefined, textMember(resource, 'orgID'), context.org);
    const id = resourceId(resource, type, context);
    return { action, resource: { type, ...(id === undefined ? {} : { id }), orgID: context.org.id } };
  });
}

/** Nobody hands on what is not theirs. */
function requireOwn(caller: Caller, { action, resource: { type, id, orgID } }: Permission): void {
  if (isAllowed(caller, action, type, id)) return;
  const resource = id === undefined ? type : `${type}/${id}`;
  throw new ApiError('forbidden', `permission ${action}:orgs/${orgID}/${resource} is not allowed`);
}

/** A bucket may be named instead of given by its id. */
function resourceId(
  resource: Record<string, unknown>,
  type: string,
  { store }: ServerContext,
): string | undefined {
  const id = textMember(resource, 'id');
  if (id !== undefined) return checkedId(id);
  const name = textMember(resource, 'name');
  if (name === undefined || type !== 'buckets') return undefined;
  const bucket = store.buckets.byName(name);
  if (!bucket) throw new ApiError('not found', `bucket "${name}" not found`);
  return bucket.id;
}

function authorizationJson(
  authorization: Authorization,
  { org, user, store }: ServerContext,
  token = '',
): unknown {
  const { id, status, description, permissions, createdAt, updatedAt } = authorization;
  return {
    id,
    token,
    status,
    description,
    orgID: org.id,
    org: org.name,
    userID: user.id,
    user: user.name,
    permissions: permissions.map(({ action, resource }) => {
      const bucket = resource.type === 'buckets' && resource.id ? store.buckets.byId(resource.id) : undefined;
      return { action, resource: { ...resource, ...(bucket ? { name: bucket.name } : {}), org: org.name } };
    }),
    links: { self: `/api/v2/authorizations/${id}`, user: `/api/v2/users/${user.id}` },
    createdAt,
    updatedAt,
  };
}
