import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { OverloadedError, RateLimitError } from '../errors.js';

export interface GuardOptions {
  /** Requests a second and token; 0: no limit. */
  rateLimit: number;
}

/** A loop that is a second late cannot be helped by more requests. */
const longestDelayMs = 1_000;

/** Refuses a request while the event loop is late. @throws OverloadedError */
export function refuseWhenLate(
  _request: FastifyRequest,
  reply: FastifyReply,
  _type: string,
  delayMs: number | undefined,
): void {
  // Before its first sample, a moment after the start, the plugin takes the delay for infinite.
  if (delayMs === Infinity) return;
  void reply.header('retry-after', '2');
  throw new OverloadedError();
}

/** Keeps one sender, or all together, from taking everything; health and metrics stay outside. */
export default fp<GuardOptions>(
  async (app: FastifyInstance, options) => {
    await app.register(underPressure, {
      maxEventLoopDelay: longestDelayMs,
      pressureHandler: refuseWhenLate,
    });
    if (options.rateLimit === 0) return;
    await app.register(rateLimit, {
      max: options.rateLimit,
      timeWindow: 1_000,
      enableDraftSpec: true,
      // After the token is known and before the body is read.
      hook: 'preParsing',
      keyGenerator: (request) => request.principal?.key ?? request.ip,
      errorResponseBuilder: (_request, { max, ttl }) =>
        new RateLimitError(
          `more than ${String(max)} requests a second with this token; go on in ${String(Math.ceil(ttl / 1000))} s`,
        ),
    });
  },
  { name: 'firewatch-guards', dependencies: ['firewatch-auth'] },
);
