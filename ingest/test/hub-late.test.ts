import { openEngine, startServer } from '@firewatch/engine';
import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { minuteMs, minuteStart } from '../src/clock.js';
import { Metrics } from '../src/metrics/metrics.js';
import { Closers } from '../src/service/closers.js';
import { openRole } from '../src/service/role.js';
import { readSettings } from '../src/settings/settings.js';
import { FixedClock, noon } from './support/clock.js';
import { until } from './support/until.js';

const minutesAgo = (minutes: number) => minuteStart(noon) - minutes * minuteMs;

it('a hub hands what it finds late, once it rests, to what computes it across restarts', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const engine = await openEngine({ memory: true, clock: () => noon });
  const access = { token: 'token-of-the-tests', org: 'firewatch' };
  const server = await startServer({ engine, ...access, tasks: false });
  const closers = new Closers();
  onTestFinished(async () => {
    await closers.closeAll();
    await server.close();
    await engine.close();
  });
  for (const bucket of ['transactions', 'analytics']) await engine.createBucket(bucket);
  const reported = Array.from(
    { length: 20 },
    (_, i) => `minute,status=approved,shard=a count=5i,covered=1i ${String(minutesAgo(60 - i))}`,
  );
  await engine.write('analytics', reported.join('\n'), { precision: 'ms' });
  const noted: number[][] = [];
  const connection = { url: server.url, ...access };
  const { start } = openRole({
    settings: readSettings({
      INFLUX_URL: server.url,
      INFLUX_TOKEN: access.token,
      INFLUX_ORG: access.org,
      FIREWATCH_ROLE: 'hub',
    }),
    connection,
    clock: new FixedClock(noon),
    logger: pino({ level: 'silent' }),
    metrics: new Metrics(),
    closers,
    late: { note: (times) => void noted.push([...times]), busy: false },
  });
  start();
  await until(() => {
    vi.advanceTimersByTime(15_000);
    return noted.length > 0;
  });
  expect(noted[0]).toEqual([minutesAgo(60), minutesAgo(41)]);
});
