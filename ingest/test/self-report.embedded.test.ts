import { runQuery } from '@firewatch/flux';
import { expect, it } from 'vitest';
import { minuteMs, secondMs } from '../src/clock.js';
import { Clockwork } from './support/clockwork.js';
import { until } from './support/until.js';

/** What dashboards and alert rules read, but for what follows once there is something to tell (self-report.test.ts). */
const fields = {
  received: 3,
  accepted: 3,
  duplicates: 0,
  rejected: 0,
  queued: 0,
  queue_depth: 0,
  queue_bytes: 0,
  queue_age: 0,
  dead_letters: 0,
  queries: 0,
  queries_failed: 0,
};

it('a running service tells about itself every ten seconds, where dashboards and rules look', async () => {
  const start = Date.UTC(2026, 0, 31, 12, 0, 0);
  const work = await Clockwork.at(start);
  await work.start();
  await work.post(start / minuteMs, [
    { status: 'denied', code: '59', count: 1 },
    { status: 'approved', code: '', count: 2 },
    { status: 'failed', code: '', count: 2 },
  ]);
  work.pass(10 * secondMs);
  const read = async () =>
    (
      await runQuery(
        work.connection,
        `from(bucket: "analytics") |> range(start: ${new Date(start).toISOString()}, stop: ${new Date(start + minuteMs).toISOString()})
          |> filter(fn: (r) => r._measurement == "ingest") |> toFloat()`,
      )
    ).map((row) => [String(row['_field']), row['_value']]);
  let told: Awaited<ReturnType<typeof read>> = [];
  await until(async () => (told = await read()).length > 0);
  const mean = expect.any(Number) as number;
  expect(Object.fromEntries(told)).toEqual({ ...fields, write_ms: mean, loop_ms: mean });
});
