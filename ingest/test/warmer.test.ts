import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openEngine, startServer } from '@firewatch/engine';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dayMs, minuteMs } from '../src/clock.js';
import { Hashed } from '../src/identity/hashed.js';
import { blankHash } from '../src/identity/hash.js';
import { Warmer } from '../src/identity/warmer.js';
import { Closers } from '../src/service/closers.js';
import { warmIdentities } from '../src/service/identities.js';
import { TagValues } from '../src/transaction/tag-values.js';
import type { Transaction } from '../src/transaction/transaction.js';
import { DurableLog } from '../src/write/durable-log.js';
import { Lines } from '../src/write/lines.js';
import { FixedClock, noon } from './support/clock.js';
import { temporaryFolder } from './support/temporary.js';
import { transaction as transactionOf } from './support/transaction.js';
import { until } from './support/until.js';

const lineOf = (id: string, ms: number, status = 'denied') =>
  `transaction,status=${status} count=1i,id="${id}" ${String(ms)}000000`;

const transaction = (id: string, status: Transaction['status'] = 'denied') =>
  transactionOf({ id, status, timeGiven: false });

/** Identities of a log and a database, and what was logged. */
async function warm(url: string, more: { log?: DurableLog; limit?: number } = {}) {
  const closers = new Closers();
  const log = more.log ?? DurableLog.open(await temporaryFolder());
  closers.add(() => log.close());
  const logger = { info: vi.fn(), warn: vi.fn() };
  onTestFinished(() => closers.closeAll());
  const identities = await warmIdentities({
    connection: { url, token: 'token-of-the-tests', org: 'firewatch' },
    bucket: 'transactions',
    timeoutMs: 10_000,
    log,
    tagValues: new TagValues(['auth_code'], 100),
    clock: new FixedClock(noon),
    logger,
    closers,
    ...(more.limit === undefined ? {} : { limit: more.limit }),
  });
  const knows = (id: string, status?: Transaction['status']) =>
    identities.recent.find(identityHash(transaction(id, status))) >= 0;
  return { identities, knows, logger };
}

const identityHash = (one: Transaction) => new Hashed([one]).identity(0, blankHash());

/** A database that has those lines. */
async function databaseWith(lines: readonly string[]): Promise<string> {
  const engine = await openEngine({ memory: true, clock: () => noon });
  const server = await startServer({ engine, token: 'token-of-the-tests', org: 'firewatch', tasks: false });
  onTestFinished(async () => {
    await server.close();
    await engine.close();
  });
  await engine.createBucket('transactions');
  await engine.write('transactions', lines.join('\n'));
  return server.url;
}

describe('identities at the start', () => {
  it('are the newest where there is no room for all, whatever series they are of', async () => {
    const lines = Array.from({ length: 20 }, (_, i) =>
      lineOf(`p${String(i)}`, noon - (i + 1) * 5 * minuteMs, i % 2 === 0 ? 'denied' : 'approved'),
    );
    const { identities, knows } = await warm(await databaseWith(lines), { limit: 12 });
    const known = Array.from({ length: 20 }, (_, i) =>
      knows(`p${String(i)}`, i % 2 === 0 ? 'denied' : 'approved'),
    );
    expect(known).toEqual([...new Array<boolean>(12).fill(true), ...new Array<boolean>(8).fill(false)]);
    // Among them the oldest is the first to be forgotten.
    (await identities.claim([transaction('new')], noon)).commit(0, new Set());
    expect([knows('new'), knows('p0'), knows('p10'), knows('p11', 'approved')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('hold what the queue held, though it is drained while the database is asked', async () => {
    const log = DurableLog.open(await temporaryFolder());
    await log.append(Lines.of([lineOf('queued', noon)]), noon);
    let drained = Promise.resolve();
    const database = createServer((request, response) => {
      drained = log.settle(log.head(1), []);
      request.resume().on('end', () => void drained.then(() => response.end()));
    });
    await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      database.closeAllConnections();
      database.close();
    });
    const { port } = database.address() as AddressInfo;
    const { knows } = await warm(`http://127.0.0.1:${String(port)}`, { log });
    expect(log.depth).toBe(0);
    expect(knows('queued')).toBe(true);
  });

  it('are as the queue has them, which is newer than the database', async () => {
    const log = DurableLog.open(await temporaryFolder());
    await log.append(Lines.of([lineOf('both', noon).replace('count=1i', 'count=7i')]), noon);
    const { identities } = await warm(await databaseWith([lineOf('both', noon)]), { log });
    const { recent } = identities;
    expect(recent.get(recent.find(identityHash(transaction('both'))))).toMatchObject({
      count: 7,
      queued: 1,
    });
    expect(recent.size).toBe(1);
  });

  it('that cannot be read let the service start, which says what that means', async () => {
    const { logger, knows } = await warm('http://127.0.0.1:9');
    expect(knows('any')).toBe(false);
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
      expect.anything(),
      expect.stringContaining('without its `time` counts again'),
    );
  });
});

describe('warming', () => {
  const ago = (minutes: number) => noon - minutes * minuteMs;

  it.each<[string, number, number[]]>([
    ['in long steps where little is stored', 10, [5, 15, 35, 65, 95, 120]],
    ['in short ones where much is', 1e6, Array.from({ length: 24 }, (_, i) => (i + 1) * 5)],
  ])('goes back through two hours %s', async (_, points, starts) => {
    const read: Array<[number, number]> = [];
    const warmer = new Warmer({
      clock: new FixedClock(noon),
      read: (from, to) => {
        read.push([from, to]);
        return Promise.resolve(points);
      },
      isFull: () => false,
      onFailed: () => expect.unreachable(),
      onRecovered: () => expect.unreachable(),
    });
    await warmer.start();
    expect(read).toEqual(
      starts.map((start, i) => [ago(start), i === 0 ? noon + dayMs : ago(starts[i - 1]!)]),
    );
  });

  it('is tried again until the database answers, to the end, and told of once', async () => {
    const told: string[] = [];
    let failures = 5;
    let oldest = noon;
    const warmer = new Warmer({
      clock: new FixedClock(noon),
      read: (from) => {
        if (failures-- > 0) return Promise.reject(new Error('InfluxDB is away'));
        oldest = from;
        return Promise.resolve(0);
      },
      isFull: () => false,
      onFailed: () => told.push('failed'),
      onRecovered: () => told.push('recovered'),
      retryMs: 1,
    });
    onTestFinished(() => warmer.stop());
    await warmer.start();
    expect(told).toEqual(['failed']);
    await until(() => told.length === 2);
    expect(told).toEqual(['failed', 'recovered']);
    expect(oldest).toBe(ago(120));
  });

  it('ends when the service does', async () => {
    let attempts = 0;
    const warmer = new Warmer({
      clock: new FixedClock(noon),
      read: () => {
        attempts++;
        return Promise.reject(new Error('InfluxDB is away'));
      },
      isFull: () => false,
      onFailed: () => undefined,
      onRecovered: () => undefined,
      retryMs: 60_000,
    });
    await warmer.start();
    await warmer.stop();
    expect(attempts).toBe(1);
  });
});
