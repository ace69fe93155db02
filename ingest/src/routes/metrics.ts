import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginCallback } from 'fastify';
import { Type } from 'typebox';
import type { Metrics } from '../metrics/metrics.js';
import { errorSchema } from './schemas.js';

/** GET /metrics, for Prometheus. */
export const metricsRoute: FastifyPluginCallback<{ metrics: Metrics }> = (app, { metrics }, done) => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/metrics',
    {
      onRequest: app.requireScope('read'),
      schema: {
        summary: 'Metrics, in the Prometheus text format',
        response: {
          200: { content: { 'text/plain': { schema: Type.String() } } },
          401: errorSchema,
          403: errorSchema,
        },
      },
    },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  done();
};
