import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import helmet from 'helmet';

/**
 * Headers that keep browsers from doing what our own pages never do. They are the same for every reply, so they are
 * put together once, and not anew for each request as @fastify/helmet does.
 */
export default fp(
  (app: FastifyInstance, _options, done) => {
    const setHeaders = helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          // The panel's library makes its style sheets while it runs.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          workerSrc: ["'self'", 'blob:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // Meaningful on HTTPS only, where the proxy or the setting decides.
      strictTransportSecurity: false,
    });
    app.addHook('onRequest', (request, reply, next) => {
      setHeaders(request.raw, reply.raw, (error) => next(error as Error | undefined));
    });
    done();
  },
  { name: 'firewatch-helmet' },
);
