import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Sessions } from '../auth/sessions.js';
import { ForbiddenError, RateLimitError, UnauthorizedError } from '../errors.js';
import { sessionCookie } from '../plugins/auth.js';
import { bodyErrorResponses, errorSchema } from './schemas.js';

const body = Type.Object(
  {
    code: Type.String({
      description: 'The code that was printed at start.',
      maxLength: 32,
      examples: ['ABCDE-23456'],
    }),
  },
  { additionalProperties: false },
);
const state = Type.Object({ open: Type.Boolean() });

export interface SessionOptions {
  sessions: Sessions;
  /** True: the cookie is for HTTPS only. */
  secure: boolean;
}

/** The workbench's way in: POST /session exchanges the printed code for a cookie that scripts cannot read. */
export const sessionRoutes: FastifyPluginCallback<SessionOptions> = (app, { sessions, secure }, done) => {
  const cookie = { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;

  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const ownPageOnly = (request: FastifyRequest, _reply: FastifyReply, next: (error?: Error) => void) => {
    if (app.isOwnPage(request)) next();
    else
      next(
        new ForbiddenError(
          'a session is for the workbench page of this service, under an address that it knows as its own: localhost, ' +
            '127.0.0.1, FIREWATCH_HOST, or FIREWATCH_PUBLIC_URL, which must name the address in the browser',
        ),
      );
  };

  typed.post(
    '/session',
    {
      onRequest: ownPageOnly,
      schema: {
        summary: 'Open the workbench',
        security: [],
        body,
        response: {
          200: state,
          400: errorSchema,
          401: errorSchema,
          403: errorSchema,
          429: errorSchema,
          ...bodyErrorResponses,
        },
      },
    },
    (request, reply) => {
      const opened = sessions.exchange(request.body.code);
      if (opened === 'busy') throw new RateLimitError('too many codes were tried; wait a minute');
      if (opened === 'wrong')
        throw new UnauthorizedError(
          'this code is not the one that works now; the terminal shows it, and each works once',
        );
      void reply.header('set-cookie', app.serializeCookie(sessionCookie, opened.session, cookie));
      return { open: true };
    },
  );
  typed.get(
    '/session',
    {
      onRequest: ownPageOnly,
      schema: { summary: 'Is the workbench open?', security: [], response: { 200: state, 403: errorSchema } },
    },
    (request) => ({ open: sessions.isOpen(app.sessionOf(request)) }),
  );
  typed.delete(
    '/session',
    {
      onRequest: ownPageOnly,
      schema: { summary: 'Close the workbench', security: [], response: { 200: state, 403: errorSchema } },
    },
    (request, reply) => {
      sessions.end(app.sessionOf(request));
      const ended = { ...cookie, expires: new Date(0), maxAge: 0 };
      void reply.header('set-cookie', app.serializeCookie(sessionCookie, '', ended));
      return { open: false };
    },
  );
  done();
};
