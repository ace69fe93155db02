import { expect, it } from 'vitest';
import { Metrics } from '../src/metrics/metrics.js';
import { SelfReport } from '../src/metrics/self-report.js';
import { readLine } from '../src/write/read-line.js';
import type { SendResult } from '../src/write/types.js';
import { FixedClock, noon } from './support/clock.js';

interface Surroundings {
  queueAge?: () => number;
  taskLag?: () => number | null;
  metrics?: Metrics;
  /** What the database answers to each report; then: stored. */
  answers?: SendResult[];
}

/** A report, and what it says: the last line, and one of its fields. */
function reporting({
  queueAge = () => 0,
  taskLag = () => null,
  metrics = new Metrics(),
  answers = [],
}: Surroundings) {
  const sent: string[] = [];
  const report = new SelfReport({
    metrics,
    sources: {
      queueEntries: () => 0,
      queueBytes: () => 0,
      queueAge,
      deadLetters: () => 0,
      identities: () => 0,
      tagValues: () => ({}),
      taskLag,
    },
    clock: new FixedClock(noon),
    name: 'one',
    shard: 'eu',
    send: ({ text }) => {
      sent.push(text);
      return Promise.resolve(answers.shift() ?? { kind: 'stored' });
    },
    loopDelay: () => 0,
  });
  return async (field: string): Promise<number | null> => {
    report.report();
    await report.stop();
    const line = readLine(sent.at(-1)!);
    expect(line).toMatchObject({ measurement: 'ingest', tags: { ingest: 'one', shard: 'eu' } });
    return field in line.fields ? Number.parseFloat(line.fields[field]!) : null;
  };
}

it('tells afterwards how long the queue waited while no report arrived', async () => {
  let age = 0;
  const away: SendResult = { kind: 'unavailable', reason: 'no answer' };
  const tell = reporting({ queueAge: () => age, answers: [{ kind: 'stored' }, away, away] });
  const told = async (queueAge: number) => {
    age = queueAge;
    return tell('queue_age');
  };
  expect(await told(0)).toBe(0);
  expect(await told(50)).toBe(50);
  expect(await told(120)).toBe(120);
  expect(await told(0)).toBe(120);
  expect(await told(0)).toBe(0);
});

it.each([
  ['query_ms', (metrics: Metrics) => [2, 4].forEach((took) => metrics.countQuery(10, took)), 3],
  ['fan_in', (metrics: Metrics) => [30, 10].forEach((served) => metrics.countQuery(served, 1)), 20],
  ['write_ms', (metrics: Metrics) => [1, 2, 6].forEach((took) => metrics.countWrite(took)), 3],
])(
  '%s is the mean since the report before, and is left out where there is none',
  async (field, count, mean) => {
    const metrics = new Metrics();
    const tell = reporting({ metrics });
    expect(await tell(field)).toBeNull();
    count(metrics);
    expect(await tell(field)).toBeCloseTo(mean, 9);
    expect(await tell(field)).toBeNull();
  },
);

it('tells how far the tasks are behind once that is known', async () => {
  let lag: number | null = null;
  const tell = reporting({ taskLag: () => lag });
  expect(await tell('task_lag')).toBeNull();
  lag = 42.5;
  expect(await tell('task_lag')).toBe(42.5);
});
