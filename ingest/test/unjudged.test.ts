import { openEngine, startServer, type Engine } from '@firewatch/engine';
import { loadModel, type Connection } from '@firewatch/flux';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { minuteMs, minuteStart } from '../src/clock.js';
import { noteUnjudged } from '../src/service/unjudged.js';
import { FixedClock, noon } from './support/clock.js';

const model = loadModel();
const minutesAgo = (minutes: number) => minuteStart(noon) - minutes * minuteMs;
let engine: Engine;
let connection: Connection;
let close: () => Promise<void>;

beforeEach(async () => {
  engine = await openEngine({ memory: true, clock: () => noon });
  const access = { token: 'token-of-the-tests', org: 'firewatch' };
  const server = await startServer({ engine, ...access, tasks: false });
  connection = { url: server.url, ...access };
  close = async () => {
    await server.close();
    await engine.close();
  };
  await engine.createBucket(model.constants.transactionsBucket);
  await engine.createBucket(model.constants.analyticsBucket);
});
afterEach(() => close());

const state = (minutes: number, value: number) =>
  engine.write('analytics', `anomaly,status=denied state=${String(value)}i ${String(minutesAgo(minutes))}`, {
    precision: 'ms',
  });

/** What is noted as late, in minutes before now, and what is said. */
async function noted(where = connection) {
  const times: number[] = [];
  const logger = { info: vi.fn(), warn: vi.fn() };
  await noteUnjudged({
    connection: where,
    settings: { model, influxTimeoutMs: 10_000, retentionDays: 1 },
    clock: new FixedClock(noon),
    late: { note: (more) => times.push(...more) },
    logger,
    stop: new AbortController().signal,
  });
  return { ago: times.map((time) => (minuteStart(noon) - time) / minuteMs), logger };
}

const watched = (minutes: number) =>
  engine.write('transactions', `coverage,ingest=a full=1i ${String(minutesAgo(minutes))}`, {
    precision: 'ms',
  });
const transaction = (minutes: number) =>
  engine.write('transactions', `transaction,status=denied count=1i ${String(minutesAgo(minutes) + 5_000)}`, {
    precision: 'ms',
  });
const judged = (minutes: number) =>
  engine.write('analytics', `anomaly,status=denied score=0 ${String(minutesAgo(minutes))}`, {
    precision: 'ms',
  });

it.each<[string, () => Promise<unknown>, number[]]>([
  ['nothing where nothing is stored', () => Promise.resolve(), []],
  ['nothing where the tasks keep up', () => Promise.all([watched(60), judged(1)]), []],
  ['nothing where nothing was seen since', () => Promise.all([watched(60), judged(60)]), []],
  ['nothing where the tasks will see it by themselves', () => Promise.all([judged(60), watched(8)]), []],
  [
    'all since the oldest unjudged minute',
    () => Promise.all([watched(60), judged(60), judged(50), watched(40), watched(20)]),
    [40, 9],
  ],
  ['a minute that nobody watched in full', () => Promise.all([judged(60), transaction(40)]), [40, 9]],
  ['a minute that the next run would just miss', () => Promise.all([judged(12), watched(10)]), [10, 9]],
  ['all that was seen where nothing was judged', () => Promise.all([watched(90), watched(50)]), [90, 9]],
  ['an incident that was open when all stopped', () => Promise.all([judged(100), state(100, 1)]), [100, 9]],
  ['no more than what is kept', () => Promise.all([judged(2_000), state(2_000, 1)]), [1439, 9]],
  ['nothing where it had ended', () => Promise.all([judged(100), state(101, 1), state(100, 2)]), []],
  ['nothing where it is being followed', () => Promise.all([judged(1), state(100, 1), state(1, 1)]), []],
])('has %s computed', async (_, given, ago) => {
  await given();
  expect((await noted()).ago).toEqual(ago);
});

it('says what to do where the database does not answer, and lets the service start', async () => {
  const { ago, logger } = await noted({ ...connection, url: 'http://127.0.0.1:9' });
  expect(ago).toEqual([]);
  expect(logger.warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('firewatch backfill'));
});
