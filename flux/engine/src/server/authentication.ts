import { ApiError } from './errors.js';
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from './context.js';
import type { Caller } from './permissions.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before any route that needs a token. */
    caller: Caller;
  }
}

const schemes = /^(?:Token|Bearer)\s+(\S+)\s*$/i;

/** Every route of the instance wants `Authorization: Token …` (or Bearer). */
export function authenticate(app: FastifyInstance, { authorizations }: ServerContext): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', (request, _reply, done) => {
    const token = schemes.exec(request.headers.authorization ?? '')?.[1];
    const caller = token === undefined ? undefined : authorizations.callerOf(token);
    if (!caller) return done(new ApiError('unauthorized', 'unauthorized access'));
    request.caller = caller;
    done();
  });
}
