import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginCallback } from 'fastify';
import type { Recommends } from '../recommend/types.js';
import { errorResponses, recommendationSchema } from './schemas.js';

const nothingPosted: ReadonlySet<string> = new Set();

/** GET /v1/recommendation: what a POST would answer now. */
export const recommendationRoute: FastifyPluginCallback<{ recommender: Recommends }> = (
  app,
  { recommender },
  done,
) => {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/v1/recommendation',
    {
      onRequest: app.requireScope('read'),
      schema: {
        summary: 'The recommendation of now',
        response: { 200: recommendationSchema, ...errorResponses },
      },
    },
    () => recommender.recommend(nothingPosted),
  );
  done();
};
