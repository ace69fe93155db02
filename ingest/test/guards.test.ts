import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import errors from '../src/plugins/errors.js';
import { refuseWhenLate } from '../src/plugins/guards.js';
import { startService } from './support/service.js';

it.each([
  ['refuses, and says when to come again', 1_001, 503, { code: 'FW_OVERLOADED' }, '2'],
  ['lets pass before it has measured anything', Infinity, 200, { fine: true }, undefined],
])('a late event loop %s', async (_, delayMs, status, body, retryAfter) => {
  const app = fastify();
  await app.register(errors, { countRefused: () => undefined });
  app.addHook('onRequest', (request, reply, next) => {
    refuseWhenLate(request, reply, 'eventLoopDelay', delayMs);
    next();
  });
  app.get('/', () => ({ fine: true }));
  const response = await app.inject('/');
  await app.close();
  expect(response.statusCode).toBe(status);
  expect(response.json()).toMatchObject(body);
  expect(response.headers['retry-after']).toBe(retryAfter);
});

it.each([
  ['FW_CONTENT_TYPE', 'a=b', 'application/x-www-form-urlencoded'],
  ['FW_TOO_LARGE', JSON.stringify('x'.repeat(9 * 1024 * 1024)), 'application/json'],
  ['FW_BAD_BODY', '{"status":', 'application/json'],
])('a request that is refused as a whole with %s is counted', async (code, body, type) => {
  const service = await startService();
  expect((await service.post(body, { type })).body.code).toBe(code);
  expect(service.metrics.totals.rejected).toBe(1);
  expect(await service.metrics.registry.metrics()).toContain(`firewatch_rejected_total{reason="${code}"} 1`);
});
