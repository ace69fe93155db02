import { ApiError } from '../errors.js';
import type { FastifyInstance } from 'fastify';

/** The engine is set up when it starts, with organisation and token, so that nobody else can do it over the network. */
export function setupRoutes(app: FastifyInstance): void {
  app.get('/api/v2/setup', () => ({ allowed: false }));
  app.post('/api/v2/setup', () => {
    throw new ApiError('conflict', 'onboarding has already been completed');
  });
}
