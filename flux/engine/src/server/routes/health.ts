import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import type { ServerContext } from '../context.js';

/** `/health`, `/ready` and `/ping` tell nothing but that the server is up, and want no token. */
export function healthRoutes(app: FastifyInstance, { clock, version }: ServerContext): void {
  const started = clock();
  // Load balancers and monitors look with HEAD.
  const route = (url: string, handler: RouteHandlerMethod) =>
    app.route({ method: ['GET', 'HEAD'], url, handler });
  route('/health', () => ({
    name: 'influxdb',
    message: 'ready for queries and writes',
    status: 'pass',
    checks: [],
    version,
    commit: 'none',
  }));
  route('/ready', () => ({
    status: 'ready',
    started: new Date(started).toISOString(),
    up: `${(clock() - started) / 1000}s`,
  }));
  route('/ping', (_request, reply) => reply.code(204).send());
}
