import { ApiError } from '../errors.js';
import { isAllowed } from '../permissions.js';
import { checkOrg, parameter, pathId, requirePermission } from '../requests.js';
import type { FastifyInstance } from 'fastify';
import type { Organization, ServerContext } from '../context.js';

/** There is one organisation; it can be read. */
export function orgRoutes(app: FastifyInstance, context: ServerContext): void {
  const { org, user } = context;
  app.get('/api/v2/orgs', (request) => {
    checkOrg(parameter(request, 'org'), parameter(request, 'orgID'), org);
    const visible = isAllowed(request.caller, 'read', 'orgs', org.id);
    return { links: { self: '/api/v2/orgs' }, orgs: visible ? [orgJson(org)] : [] };
  });
  app.post('/api/v2/orgs', () => {
    throw new ApiError('not implemented', `this engine has the one organisation "${org.name}"`);
  });
  app.get('/api/v2/orgs/:id', (request) => {
    if (pathId(request) !== org.id) throw new ApiError('not found', 'organization not found');
    requirePermission(request.caller, context, 'read', 'orgs', org.id);
    return orgJson(org);
  });
  for (const role of ['members', 'owners']) {
    app.get(`/api/v2/orgs/:id/${role}`, (request) => {
      if (pathId(request) !== org.id) throw new ApiError('not found', 'organization not found');
      requirePermission(request.caller, context, 'read', 'orgs', org.id);
      const owner = {
        links: { self: `/api/v2/users/${user.id}` },
        id: user.id,
        name: user.name,
        status: 'active',
        role: 'owner',
      };
      return { links: { self: `/api/v2/orgs/${org.id}/${role}` }, users: role === 'owners' ? [owner] : [] };
    });
  }
}

function orgJson({ id, name, createdAt, updatedAt }: Organization): unknown {
  const links = Object.fromEntries(
    ['labels', 'logs', 'members', 'owners', 'secrets'].map((part) => [part, `/api/v2/orgs/${id}/${part}`]),
  );
  const byName = encodeURIComponent(name);
  return {
    links: {
      ...links,
      self: `/api/v2/orgs/${id}`,
      buckets: `/api/v2/buckets?org=${byName}`,
      tasks: `/api/v2/tasks?org=${byName}`,
    },
    id,
    name,
    description: '',
    createdAt,
    updatedAt,
  };
}
