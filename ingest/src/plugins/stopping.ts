import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { StoppingError } from '../errors.js';

/**
 * Refuses what comes on an open connection once the service is being stopped, as every error is told; what is under way is
 * ended.
 */
export default fp(
  (app: FastifyInstance, _options, done) => {
    let stopping = false;
    app.addHook('preClose', (next) => {
      stopping = true;
      next();
    });
    app.addHook('onRequest', (_request, _reply, next) => {
      if (stopping) next(new StoppingError());
      else next();
    });
    done();
  },
  { name: 'firewatch-stopping' },
);
