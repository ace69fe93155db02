import { digestOf } from './authorizations.js';
import { ApiError } from './errors.js';
import type { Socket } from 'node:net';
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

/** A header and the hash of its token, if it has one. */
interface Shown {
  header: string;
  digest: Buffer | undefined;
}

/** What each connection has shown last: it mostly shows the same again, and a hash takes longer than to see that. */
const shown = new WeakMap<Socket, Shown>();

/** Every route of the instance wants `Authorization: Token …` (or Bearer). */
export function authenticate(app: FastifyInstance, { authorizations }: ServerContext): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', (request, _reply, done) => {
    const digest = digestFrom(request.raw.socket, request.headers.authorization ?? '');
    const caller = digest && authorizations.callerOf(digest);
    if (!caller) return done(new ApiError('unauthorized', 'unauthorized access'));
    request.caller = caller;
    done();
  });
}

function digestFrom(connection: Socket, header: string): Buffer | undefined {
  const before = shown.get(connection);
  if (before?.header === header) return before.digest;
  const token = schemes.exec(header)?.[1];
  const digest = token === undefined ? undefined : digestOf(token);
  shown.set(connection, { header, digest });
  return digest;
}
