import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body as it is documented, where a route checks it by itself. */
    documentedBody?: object;
  }
}

/** OpenAPI 3.1 of all routes, at /docs (and /docs/json). */
export default fp<{ version: string }>(
  async (app: FastifyInstance, { version }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Firewatch ingest',
          description: 'Takes transactions, stores them, and answers with a recommendation.',
          version,
        },
        components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
        security: [{ token: [] }],
      },
      transform: ({ schema, url, route }) => {
        const body = route.config?.documentedBody;
        return { schema: body === undefined ? schema : { ...schema, body }, url };
      },
    });
    await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  },
  { name: 'firewatch-docs' },
);
