import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../context.js';

/** `/health`, `/ready` and `/ping` tell nothing but that the server is up, and want no token. */
export function healthRoutes(app: FastifyInstance, { clock, version }: ServerContext): void {
  const started = clock();
  app.get('/health', () => ({
    name: 'influxdb',
    message: 'ready for queries and writes',
    status: 'pass',
    checks: [],
    version,
    commit: 'none',
  }));
  app.get('/ready', () => ({
    status: 'ready',
    started: new Date(started).toISOString(),
    up: `${(clock() - started) / 1000}s`,
  }));
  app.route({ method: ['GET', 'HEAD'], url: '/ping', handler: (_request, reply) => reply.code(204).send() });
}
