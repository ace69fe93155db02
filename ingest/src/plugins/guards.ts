import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { OverloadedError, RateLimitError } from '../errors.js';

export interface GuardOptions {
  /** Requests a second and token; 0: no limit. */
  rateLimit: number;
}

/** A loop that is a second late cannot be helped by more requests. */
const longestDelayMs = 1_000;

/** Keeps one sender, or all together, from taking everything; health and metrics stay outside. */
export default fp<GuardOptions>(
  async (app: FastifyInstance, options) => {
    await app.register(underPressure, {
      maxEventLoopDelay: longestDelayMs,
      pressureHandler: (_request, reply, _type, delay) => {
        // Before its first sample, a moment after the start, the plugin takes the delay for infinite.
        if (delay === Infinity) return;
        void reply.header('retry-after', '2');
        throw new OverloadedError();
      },
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
