import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import errors from '../src/plugins/errors.js';
import { refuseWhenLate } from '../src/plugins/guards.js';
import { FixedClock, noon } from './support/clock.js';
import { startService } from './support/service.js';
import { until } from './support/until.js';

it.each([
  ['refuses, and says when to come again', 1_001, 503, { code: 'FW_OVERLOADED' }, '2'],
  ['lets pass before it has measured anything', Infinity, 200, { fine: true }, undefined],
])('a late event loop %s', async (_, delayMs, status, body, retryAfter) => {
  const app = fastify();
  await app.register(errors, {
    clock: new FixedClock(noon),
    countRefused: () => undefined,
    onUnserved: () => undefined,
  });
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

it('a service whose event loop is late for seconds refuses, and takes again when it is not', async () => {
  const service = await startService();
  const post = () => service.post({ id: 'late', status: 'approved' });
  expect((await post()).status).toBe(200);
  const blockedFor = (ms: number) => {
    for (const began = performance.now(); performance.now() - began < ms;);
  };
  // The delay is a mean over a second: only turns that follow one another at once keep short ones out of it.
  const answers: ReturnType<typeof post>[] = [];
  for (let turn = 0; turn < 5; turn++) {
    blockedFor(1_200);
    await new Promise((resolve) => setImmediate(resolve));
    answers.push(post());
  }
  const refused = (await Promise.all(answers)).find(({ status }) => status !== 200);
  expect(refused).toMatchObject({ status: 503, body: { code: 'FW_OVERLOADED' } });
  expect(refused?.headers['retry-after']).toBe('2');
  await until(async () => (await post()).status === 200);
}, 60_000);

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
