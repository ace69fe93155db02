import { openEngine, rowsOf, startServer } from '@firewatch/engine';
import { loadModel, recompute } from '@firewatch/flux';
import { expect, it, onTestFinished, vi } from 'vitest';
import { minuteMs } from '../src/clock.js';
import { lateRange, reachOf } from '../src/late/late-range.js';
import { noteUnjudged } from '../src/service/unjudged.js';
import { FixedClock } from './support/clock.js';

const start = Date.UTC(2026, 0, 31, 8, 0, 0);
const model = loadModel();

it('an incident that was open when everything stopped for hours ends with what is computed at the next start', async () => {
  const clock = new FixedClock(start);
  const engine = await openEngine({ memory: true, clock: clock.now });
  const access = { token: 'token-of-the-tests', org: 'firewatch' };
  const server = await startServer({ engine, ...access, tasks: false });
  onTestFinished(async () => {
    await server.close();
    await engine.close();
  });
  const connection = { url: server.url, ...access };
  for (const bucket of ['transactions', 'analytics']) await engine.createBucket(bucket);
  /** Minutes of traffic from one minute after the start to another. */
  const traffic = async (from: number, to: number, denied: number) => {
    const lines = Array.from({ length: to - from }, (_, i) => {
      const at = start + (from + i) * minuteMs;
      return [
        `coverage,ingest=one full=1i ${String(at)}`,
        `transaction,status=approved count=${String(100 + (i % 5))}i ${String(at)}`,
        `transaction,status=denied count=${String(denied + (i % 3))}i ${String(at)}`,
      ].join('\n');
    });
    await engine.write('transactions', lines.join('\n'), { precision: 'ms' });
  };
  /** The state of denied in every minute that has one, from minute `from` on. */
  const states = async (from: number) =>
    rowsOf(
      await engine.query(
        `from(bucket: "analytics") |> range(start: ${new Date(start + from * minuteMs).toISOString()}, stop: 1d)
          |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "state" and r.status == "denied")`,
      ),
    ).map((row) => Number(row['_value']));
  const compute = (from: number, to: number) =>
    recompute(connection, { from: new Date(from), to: new Date(to), model, role: 'single', shard: '0' });

  await traffic(0, 85, 5);
  await traffic(85, 90, 70);
  await compute(start, start + 90 * minuteMs);
  expect((await states(89)).at(-1)).toBe(1);

  // Nobody is up for two hours, then all is as it should be.
  await traffic(210, 225, 5);
  clock.advance(225 * minuteMs);
  const noted: number[] = [];
  await noteUnjudged({
    connection,
    settings: { model, influxTimeoutMs: 60_000, retentionDays: 30 },
    clock,
    late: { note: (times) => noted.push(...times) },
    logger: { info: vi.fn(), warn: vi.fn() },
    stop: new AbortController().signal,
  });
  const late = lateRange(noted, clock.now())!;
  await compute(late[0], reachOf(late, clock.now()));
  const after = await states(210);
  expect(after).toContain(2);
  expect(after.at(-1)).not.toBe(1);
});
