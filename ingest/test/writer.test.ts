import { DiskRoom } from '@firewatch/engine';
import { open } from 'lmdb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { durable, DurableLog } from '../src/write/durable-log.js';
import { Store } from '../src/write/store.js';
import { Lines } from '../src/write/lines.js';
import type { WriteObserver } from '../src/write/observer.js';
import { Writer } from '../src/write/writer.js';
import { FixedClock, noon } from './support/clock.js';
import { FakeDatabase, stored, unreachable } from './support/fake-database.js';
import { temporaryFolder } from './support/temporary.js';
import { until } from './support/until.js';

const line = (n: number) => `transaction,status=denied count=1i,id="${String(n)}" ${String(n)}000000`;
const backOff = { firstMs: 1, longestMs: 5 };

/** A writer on a log of its own, and everything it told. */
async function startWriter(options: { log?: DurableLog; limit?: number; batchLines?: number } = {}) {
  const database = new FakeDatabase();
  const log = options.log ?? DurableLog.open(await temporaryFolder());
  const clock = new FixedClock(noon);
  const told: string[] = [];
  const observer: WriteObserver = {
    unavailable: (reason) => told.push(`unavailable: ${reason}`),
    available: () => told.push('available'),
    refused: (refused) => refused.size > 0 && told.push(`refused ${String(refused.size)}`),
    drained: (lines) => told.push(`drained ${String(lines.length)}`),
    failed: (error) => told.push(`failed: ${String(error)}`),
  };
  const store = new Store({ log, clock, limit: options.limit ?? 1e9 });
  const { batchLines } = options;
  const writer = new Writer({
    send: database.send,
    store,
    observer,
    backOff,
    ...(batchLines === undefined ? {} : { batchLines }),
  });
  writer.start();
  onTestFinished(async () => {
    database.answers = [];
    database.release();
    await writer.close();
    await log.close();
  });
  return { writer, database, log, told, store };
}

describe('writing while InfluxDB answers', () => {
  it('goes with what came in the same turn when nothing is in flight, else together when it returns', async () => {
    const { writer, database } = await startWriter();
    database.hold();
    const first = [1, 2].map((n) => writer.write(Lines.of([line(n)])));
    await until(() => database.requests.length === 1);
    const others = [3, 4, 5].map((n) => writer.write(Lines.of([line(n)])));
    database.release();
    await Promise.all([...first, ...others]);
    expect(database.requests).toEqual([
      [line(1), line(2)],
      [line(3), line(4), line(5)],
    ]);
  });

  it('is settled when what is in flight is answered, or after a while', async () => {
    const { writer, database } = await startWriter();
    await writer.settled(60_000);
    database.hold();
    const written = writer.write(Lines.of([line(1)]));
    let settled = false;
    const waiting = writer.settled(60_000).then(() => (settled = true));
    await writer.settled(1);
    expect(settled).toBe(false);
    database.release();
    await Promise.all([written, waiting]);
  });

  it('keeps batches to their size', async () => {
    const { writer, database } = await startWriter({ batchLines: 4 });
    database.hold();
    const writes = [1, 2, 3, 4, 5, 6].map((n) => writer.write(Lines.of([line(n), line(n + 10)])));
    database.release();
    await Promise.all(writes);
    expect(database.requests.map((request) => request.length)).toEqual([4, 4, 4]);
  });

  it('finds the lines that InfluxDB refuses, keeps them, and stores the others', async () => {
    const { writer, database, log } = await startWriter();
    database.refuse = (text) => /"(3|7)"/.test(text);
    database.hold();
    const writes = Array.from({ length: 9 }, (_, n) => writer.write(Lines.of([line(n)])));
    database.release();
    const refused = (await Promise.all(writes)).map((outcome) => outcome.refused.size);
    expect(refused).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0]);
    expect(database.points.size).toBe(7);
    expect([...log.readDeadLetters()].map((letter) => letter.line)).toEqual([line(3), line(7)]);
    expect([...log.readDeadLetters()][0]).toMatchObject({ at: noon, reason: '422 field type conflict' });
  });
});

describe('writing while InfluxDB is away', () => {
  it('queues, in order, and drains when it is back', async () => {
    const { writer, database, log, told } = await startWriter();
    database.answers = [unreachable];
    const outcomes = await Promise.all([1, 2, 3].map((n) => writer.write(Lines.of([line(n)]))));
    expect(outcomes.map(({ queued }) => queued)).toEqual([1, 2, 3]);
    expect(log.depth).toBe(3);
    expect(writer.isQueueing).toBe(true);
    database.answers = [stored];
    await until(() => !writer.isQueueing);
    expect(log.depth).toBe(0);
    expect(writer.drained).toBe(3);
    expect([...database.points.keys()].map((key) => key.split(' ')[1])).toEqual([
      '1000000',
      '2000000',
      '3000000',
    ]);
    expect(told).toContain('available');
    expect(told).toContain('drained 3');
  });

  it('keeps the order: what comes while the last of it drains waits for that, then goes directly', async () => {
    const { writer, database } = await startWriter();
    database.answers = [unreachable];
    await writer.write(Lines.of([line(1)]));
    const before = database.requests.length;
    database.hold();
    database.answers = [stored];
    await until(() => database.requests.length > before);
    const behind = writer.write(Lines.of([line(2)]));
    database.release();
    expect((await behind).queued).toBe(0);
    expect(database.requests.slice(before)).toEqual([[line(1)], [line(2)]]);
  });

  it('queues what waited for the last of it, when that could not be written', async () => {
    const { writer, database, log } = await startWriter();
    database.answers = [unreachable];
    await writer.write(Lines.of([line(1)]));
    const before = database.requests.length;
    database.hold();
    await until(() => database.requests.length > before);
    const behind = writer.write(Lines.of([line(2)]));
    database.release();
    expect((await behind).queued).toBe(2);
    expect(log.head(Infinity).flatMap((entry) => entry.lines)).toEqual([line(1), line(2)]);
  });

  it('drains under a steady stream of lines', async () => {
    const { writer, database } = await startWriter();
    database.answers = [unreachable];
    await writer.write(Lines.of([line(0)]));
    database.answers = [stored];
    let stopped = false;
    let written = 0;
    const streams = Array.from({ length: 8 }, async () => {
      while (!stopped) {
        await writer.write(Lines.of([line(++written)]));
        await new Promise(setImmediate);
      }
    });
    await until(() => !writer.isQueueing);
    stopped = true;
    await Promise.all(streams);
    expect(database.points.size).toBe(written + 1);
  });

  it('gives what waited behind a failed write to the queue too, once each', async () => {
    const { writer, database, log } = await startWriter();
    database.answers = [unreachable];
    database.hold();
    const writes = Array.from({ length: 50 }, (_, n) => writer.write(Lines.of([line(n)])));
    database.release();
    expect((await Promise.all(writes)).every(({ queued }) => queued > 0)).toBe(true);
    expect(log.head(Infinity).flatMap((entry) => entry.lines)).toEqual(
      Array.from({ length: 50 }, (_, n) => line(n)),
    );
  });

  it('refuses what has no room, and takes it again when there is', async () => {
    const { writer, database } = await startWriter({ limit: 3 * line(1).length - 1 });
    database.answers = [unreachable];
    await writer.write(Lines.of([line(1)]));
    await writer.write(Lines.of([line(2)]));
    await expect(writer.write(Lines.of([line(3)]))).rejects.toMatchObject({
      code: 'FW_QUEUE_FULL',
      statusCode: 503,
    });
    database.answers = [stored];
    await until(() => !writer.isQueueing);
    expect((await writer.write(Lines.of([line(3)]))).queued).toBe(0);
    expect(database.points.size).toBe(3);
  });

  it('leaves InfluxDB alone for as long as its first answer asks', async () => {
    const { writer, database } = await startWriter();
    database.answers = [{ kind: 'unavailable', reason: '429 too many', retryAfterMs: 100 }, stored];
    const asked = performance.now();
    await writer.write(Lines.of([line(1)]));
    await until(() => database.points.size === 1);
    expect(performance.now() - asked).toBeGreaterThan(95);
  });

  it('buries what is refused once, though the disk fails between one change and the next', async () => {
    const path = await temporaryFolder();
    // The append, what follows the first send, and what would be a change of its own after it.
    const room = [100e6, 100e6, 0];
    const disk = new DiskRoom(path, () => room.shift() ?? 100e6);
    const { writer, database, log } = await startWriter({
      log: new DurableLog(open({ path, ...durable }), disk),
    });
    database.answers = [unreachable, stored];
    database.refuse = () => true;
    await writer.write(Lines.of([line(1)]));
    await until(() => !writer.isQueueing);
    expect(log.deadLetters).toBe(1);
  });

  it('knows after a restart how much waits', async () => {
    const path = await temporaryFolder();
    const before = DurableLog.open(path);
    for (let n = 1; n <= 5; n++) await before.append(Lines.of([line(n), line(n * 1000)]), noon);
    await before.settle(before.head(6), []);
    const { bytes, depth } = before;
    await before.close();
    const after = DurableLog.open(path);
    onTestFinished(() => after.close());
    expect(after).toMatchObject({ bytes, depth, next: 6 });
    expect(after.head(Infinity).map(({ lines }) => lines)).toEqual(
      [4, 5].map((n) => [line(n), line(n * 1000)]),
    );
    expect(bytes).toBe([4, 5].reduce((sum, n) => sum + `${line(n)}\n${line(n * 1000)}`.length, 0));
    await after.settle(after.head(Infinity), []);
    expect(after).toMatchObject({ bytes: 0, depth: 0 });
  });

  it('survives the process: another one drains what is left', async () => {
    const path = await temporaryFolder();
    const before = await startWriter({ log: DurableLog.open(path) });
    before.database.answers = [unreachable];
    await before.writer.write(Lines.of([line(1), line(2)]));
    await before.writer.close();
    const after = await startWriter({ log: DurableLog.open(path) });
    expect(after.writer.isQueueing).toBe(true);
    await until(() => !after.writer.isQueueing);
    expect(after.database.points.size).toBe(2);
  });

  it('keeps refused lines of the queue as dead letters, and goes on', async () => {
    const { writer, database, log } = await startWriter();
    database.answers = [unreachable];
    await writer.write(Lines.of([line(1), line(2), line(3)]));
    database.refuse = (text) => text.includes('"2"');
    database.answers = [stored];
    await until(() => !writer.isQueueing);
    expect(database.points.size).toBe(2);
    expect(log.deadLetters).toBe(1);
    expect(log.depth).toBe(0);
  });

  it('refuses new lines once it is being closed, and leaves the queue on disk', async () => {
    const { writer, database, log } = await startWriter();
    database.answers = [unreachable];
    await writer.write(Lines.of([line(1)]));
    await writer.close();
    await expect(writer.write(Lines.of([line(2)]))).rejects.toMatchObject({ code: 'FW_STOPPING' });
    expect(log.depth).toBe(1);
  });
});

describe('the acknowledgement of a queued write', () => {
  it('follows the flush to disk', async () => {
    const path = await temporaryFolder();
    const root = open({ path, ...durable });
    let flush: () => void = () => undefined;
    const flushed = new Promise<void>((resolve) => (flush = resolve));
    const log = new DurableLog(root, new DiskRoom(path), (commit) => commit.then(() => flushed));
    const { writer, database } = await startWriter({ log });
    database.answers = [unreachable];
    let acknowledged = false;
    const write = writer.write(Lines.of([line(1)])).then(() => (acknowledged = true));
    // It is committed and can be read, but nobody has said that it is on disk.
    await until(() => log.head(1).length === 1);
    await new Promise(setImmediate);
    expect(acknowledged).toBe(false);
    flush();
    await write;
    expect(acknowledged).toBe(true);
  });

  it('waits for lmdb to flush within the commit, and to report it when it cannot', () => {
    expect(durable).toMatchObject({ overlappingSync: false });
    expect(durable).not.toHaveProperty('noSync');
  });

  it('is an error when the disk takes nothing, and the line is forgotten', async () => {
    const path = await temporaryFolder();
    const root = open({ path, ...durable });
    let full = true;
    const log = new DurableLog(root, new DiskRoom(path), (commit) =>
      full ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })) : commit,
    );
    const { writer, database } = await startWriter({ log });
    database.answers = [unreachable];
    await expect(writer.write(Lines.of([line(1)]))).rejects.toMatchObject({
      code: 'FW_QUEUE_FAILED',
      statusCode: 503,
    });
    // Written or not, it must not be sent: its sender knows that it was not taken.
    expect(log.head(1)).toEqual([]);
    full = false;
    expect(log).toMatchObject({ bytes: 0, depth: 0 });
    await until(() => !writer.isQueueing);
    expect(database.requests).toHaveLength(1);
  });

  it('is an error while the disk is short of room, and what waits is taken off all the same', async () => {
    const path = await temporaryFolder();
    let free = 100e6;
    const log = new DurableLog(open({ path, ...durable }), new DiskRoom(path, () => free));
    const { writer, database, store } = await startWriter({ log });
    database.answers = Array.from({ length: 50 }, () => unreachable);
    await writer.write(Lines.of([line(1)]));
    free = 20e6;
    await expect(writer.write(Lines.of([line(2)]))).rejects.toMatchObject({
      code: 'FW_QUEUE_FAILED',
      cause: {
        message: expect.stringMatching(/19\.1 MiB left and 32 MiB are kept free; make room/) as unknown,
      },
    });
    expect(store.isFull).toBe(true);
    database.answers = [];
    await until(() => log.depth === 0);
    expect(database.requests.at(-1)).toEqual([line(1)]);
  });

  it('is not taken off while there is no room for that either, and is as soon as there is', async () => {
    const path = await temporaryFolder();
    let free = 100e6;
    const log = new DurableLog(open({ path, ...durable }), new DiskRoom(path, () => free));
    const { writer, database, told } = await startWriter({ log });
    database.answers = Array.from({ length: 50 }, () => unreachable);
    await writer.write(Lines.of([line(1)]));
    free = 0;
    database.answers = [];
    await until(() => told.some((text) => text.startsWith('failed: StorageError')));
    expect(log.depth).toBe(1);
    free = 100e6;
    await until(() => log.depth === 0);
  });
});
