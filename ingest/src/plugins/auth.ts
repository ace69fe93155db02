import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import fp from 'fastify-plugin';
import { isOwnPage } from '../auth/origin.js';
import type { Sessions } from '../auth/sessions.js';
import type { Principal, TokenTable } from '../auth/tokens.js';
import { ForbiddenError, UnauthorizedError } from '../errors.js';
import type { Scope } from '../settings/tokens.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; null before authentication. */
    principal: Principal | null;
  }
  interface FastifyInstance {
    /** A hook that lets pass who may do this, by bearer token or, from our own page, by session. */
    requireScope(scope: Scope): onRequestHookHandler;
    /** True where a session may be used from: our own page. */
    isOwnPage(request: FastifyRequest): boolean;
    /** The session that a request's cookie names; empty: none. */
    sessionOf(request: FastifyRequest): string;
  }
}

export interface AuthOptions {
  tokens: TokenTable;
  sessions: Sessions;
  trustedHosts: ReadonlySet<string>;
}

export const sessionCookie = 'firewatch_session';
const workbench: Principal = { name: 'workbench', scopes: new Set(['write', 'read']), key: 'workbench' };

/** Who may do what. Loopback is no reason to trust: any page in a browser can send there. */
export default fp<AuthOptions>(
  async (app: FastifyInstance, { tokens, sessions, trustedHosts }) => {
    // Without its hooks, which every request would go through: only the workbench's have cookies.
    await app.register(cookie, { hook: false });
    app.decorateRequest('principal', null);
    app.decorate('sessionOf', ({ headers }: FastifyRequest) =>
      headers.cookie === undefined ? '' : (app.parseCookie(headers.cookie)[sessionCookie] ?? ''),
    );
    app.decorate('isOwnPage', (request: FastifyRequest) =>
      isOwnPage(
        { host: request.headers.host, origin: request.headers.origin, method: request.method },
        trustedHosts,
      ),
    );
    app.decorate('requireScope', (scope: Scope): onRequestHookHandler => (request, _reply, next) => {
      const principal = fromHeader(request) ?? fromCookie(request);
      if (principal === null) {
        next(missing(request));
        return;
      }
      request.principal = principal;
      if (principal.scopes.has(scope)) next();
      else
        next(
          new ForbiddenError(
            `"${principal.name}" may ${[...principal.scopes].join(' and ')}, and ${scope} is needed here`,
          ),
        );
    });

    // What each connection has shown last, and whose token that is: it mostly shows the same again, and a hash takes longer.
    const shown = new WeakMap<Socket, { header: string; principal: Principal | null }>();

    function fromHeader(request: FastifyRequest): Principal | null {
      const header = request.headers.authorization;
      if (header === undefined) return null;
      const before = shown.get(request.raw.socket);
      if (before?.header === header) return before.principal;
      const principal = /^bearer /i.test(header) ? tokens.find(header.slice(7).trim()) : null;
      shown.set(request.raw.socket, { header, principal });
      return principal;
    }

    function fromCookie(request: FastifyRequest): Principal | null {
      if (request.headers.authorization !== undefined) return null;
      return sessions.isOpen(app.sessionOf(request)) && app.isOwnPage(request) ? workbench : null;
    }
  },
  { name: 'firewatch-auth' },
);

function missing(request: FastifyRequest): Error {
  return request.headers.authorization === undefined
    ? new UnauthorizedError('a token is needed: send the header `Authorization: Bearer TOKEN`')
    : new UnauthorizedError(
        'this bearer token is not known here: see FIREWATCH_TOKENS, or the file `token` in the data folder',
      );
}
