import type { FastifyPluginCallback } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';

/** GET /metrics, for Prometheus. */
export const metricsRoute: FastifyPluginCallback<{ metrics: Metrics }> = (app, { metrics }, done) => {
  app.get(
    '/metrics',
    { onRequest: app.requireScope('read'), schema: { summary: 'Metrics, in the Prometheus text format' } },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  done();
};
