import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import helmet, { type HelmetOptions } from 'helmet';
import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';

/**
 * Headers that keep browsers from doing what our own pages never do. They are the same for every reply, so they are
 * put together once, and not anew for each request as @fastify/helmet does.
 */
export const securityHeaders: Readonly<OutgoingHttpHeaders> = helmetHeaders({
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

export default fp(
  (app: FastifyInstance, _options, done) => {
    app.addHook('onRequest', (_request, reply, next) => {
      void reply.headers(securityHeaders);
      next();
    });
    done();
  },
  { name: 'firewatch-helmet' },
);

/** The headers that helmet sets, by lower-case name. */
function helmetHeaders(options: HelmetOptions): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return { ...response.getHeaders() };
}
