import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { UnauthorizedError } from '../errors.js';
import { errorSchema } from './schemas.js';

/** Whether transactions can be taken now, and how. */
export interface Readiness {
  ready: boolean;
  /** Why not, or what is wrong although it is. */
  reasons: string[];
  database: 'reachable' | 'unreachable';
  queue: { entries: number; bytes: number; ageSeconds: number };
  deadLetters: number;
}

const health = Type.Object({ status: Type.Literal('pass'), version: Type.String() });
const readiness = Type.Object({
  ready: Type.Boolean({
    description: 'True: a transaction that is posted now is stored, or queued on disk.',
  }),
  reasons: Type.Array(Type.String()),
  database: Type.Enum(['reachable', 'unreachable']),
  queue: Type.Object({ entries: Type.Integer(), bytes: Type.Integer(), ageSeconds: Type.Number() }),
  deadLetters: Type.Integer(),
});

export interface HealthOptions {
  readiness: () => Promise<Readiness>;
  version: string;
}

/** Documented so: a token is needed from elsewhere alone. */
const security: Array<Record<string, string[]>> = [{}, { token: [] }];
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** GET /health (it is alive) and /ready (it can store): without a token on loopback, with any token from elsewhere. */
export const healthRoutes: FastifyPluginCallback<HealthOptions> = (app, options, done) => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const requireRead = app.requireScope('read');
  const onRequest = (request: FastifyRequest, reply: FastifyReply, next: (error?: Error) => void) => {
    if (loopback.has(request.ip)) {
      next();
      return;
    }
    requireRead.call(app, request, reply, (error?: Error) => {
      // Any known token will do: a probe needs no right to read.
      if (error === undefined || !(error instanceof UnauthorizedError)) next();
      else next(error);
    });
  };
  typed.get(
    '/health',
    { onRequest, schema: { summary: 'Is it alive?', security, response: { 200: health, 401: errorSchema } } },
    () => ({
      status: 'pass' as const,
      version: options.version,
    }),
  );
  typed.get(
    '/ready',
    {
      onRequest,
      schema: {
        summary: 'Can it store?',
        security,
        response: { 200: readiness, 401: errorSchema, 503: readiness },
      },
    },
    async (_request, reply) => {
      const now = await options.readiness();
      return reply.code(now.ready ? 200 : 503).send(now);
    },
  );
  done();
};
