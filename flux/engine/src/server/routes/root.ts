import { ApiError } from '../errors.js';
import { pathId } from '../requests.js';
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';

/** `/api/v2` lists what there is, and `/api/v2/me` tells the user. */
export function rootRoutes(app: FastifyInstance, { user }: ServerContext): void {
  app.get('/api/v2', () => ({
    authorizations: '/api/v2/authorizations',
    buckets: '/api/v2/buckets',
    delete: '/api/v2/delete',
    me: '/api/v2/me',
    orgs: '/api/v2/orgs',
    query: { self: '/api/v2/query', analyze: '/api/v2/query/analyze' },
    setup: '/api/v2/setup',
    system: { health: '/health' },
    tasks: '/api/v2/tasks',
    users: '/api/v2/users',
    write: '/api/v2/write',
  }));
  const me = { links: { self: `/api/v2/users/${user.id}` }, id: user.id, name: user.name, status: 'active' };
  app.get('/api/v2/me', () => me);
  app.get('/api/v2/users/:id', (request) => {
    if (pathId(request) !== user.id) throw new ApiError('not found', 'user not found');
    return me;
  });
  app.get('/api/v2/users', () => ({ links: { self: '/api/v2/users' }, users: [me] }));
}
