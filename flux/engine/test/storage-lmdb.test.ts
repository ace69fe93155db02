import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  BucketExistsError,
  BucketNotFoundError,
  SchemaVersionError,
  StorageError,
} from '../src/storage/errors.js';
import { DiskRoom } from '../src/storage/disk-room.js';
import { createMemoryStore } from '../src/storage/memory-store.js';
import { encodeEntries } from '../src/storage/lmdb/entries-codec.js';
import { Environment } from '../src/storage/lmdb/environment.js';
import { documentKey, numberKey } from '../src/storage/lmdb/keys.js';
import { LmdbDocuments } from '../src/storage/lmdb/lmdb-documents.js';
import { openLmdbStore, schemaVersion } from '../src/storage/lmdb/lmdb-store.js';
import type { FieldType, FieldValue, Point, SeriesKey, Store } from '../src/storage/types.js';

const second = 1_000_000_000n;
const all = { start: -(2n ** 63n), stop: 2n ** 63n - 1n };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function dump(store: Store, bucketId: string, range = all): unknown {
  return [...store.points.scan({ bucketId, ...range })].map(({ key, type, times, values }) => ({
    series: [key.measurement, ...key.tags.flat(), key.field],
    type,
    points: [...times].map((time, at) => [time, values[at]]),
  }));
}

/** A copy of the folder as a kill would leave it now. */
function leftByKill(): string {
  const left = mkdtempSync(join(folder, 'left-'));
  for (const name of ['store.lmdb', 'store.log'])
    cpSync(join(folder, name), join(left, name), { recursive: true });
  return left;
}

function point(
  time: bigint,
  value: FieldValue,
  { tag = 'a', field = 'v', type = 'double' as FieldType } = {},
): Point {
  return { measurement: 'm', tags: [['t', tag]], fields: [[field, type, value]], time };
}

test('what was written is there after a restart, before and after compaction', async () => {
  let store = await openLmdbStore(folder, { headLimits: { values: 50, logBytes: 1e9 } });
  const { id } = await store.buckets.create({ name: 'b' });
  for (let at = 0; at < 120; at++) {
    await store.points.write(id, [
      point(BigInt(at % 40) * second, at),
      point(BigInt(at), BigInt(at) - 60n, { field: 'i', type: 'long' }),
      point(BigInt(at), BigInt(at) + 2n ** 63n, { field: 'u', type: 'unsignedLong' }),
      point(BigInt(at), at % 3 === 0, { field: 'b', type: 'boolean' }),
      point(BigInt(at), `text ${at}`, { field: 's', type: 'string' }),
    ]);
  }
  const before = dump(store, id);
  await store.close();
  store = await openLmdbStore(folder);
  expect(store.buckets.byName('b')?.id).toBe(id);
  expect(dump(store, id)).toEqual(before);
  await store.points.write(id, [point(3n * second, -1)]);
  const [series] = store.points.scan({
    bucketId: id,
    start: 3n * second,
    stop: 4n * second,
    fields: new Set(['v']),
  });
  expect([...(series?.values ?? [])]).toEqual([-1]);
  await store.close();
});

test('any order of writes, deletes, compactions and restarts gives what the memory store gives', async () => {
  const key = fc.record({ tag: fc.constantFrom('a', 'b'), field: fc.constantFrom('v', 'w') });
  const time = fc.bigInt({ min: -30n, max: 30n });
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('write' as const),
        points: fc.array(fc.record({ key, time, value: fc.double({ noNaN: true }) }), { maxLength: 20 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('delete' as const),
        from: time,
        length: fc.bigInt({ min: 1n, max: 40n }),
        tag: fc.constantFrom('a', 'b'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('read' as const),
        from: time,
        length: fc.bigInt({ min: 0n, max: 40n }),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const path = mkdtempSync(join(folder, 'run-'));
      const options = { headLimits: { values: 25, logBytes: 1e9 } };
      let store = await openLmdbStore(path, options);
      const model = createMemoryStore();
      const stored = (await store.buckets.create({ name: 'b' })).id;
      const modelled = (await model.buckets.create({ name: 'b' })).id;
      for (const now of steps) {
        if (now.do === 'write') {
          const points = now.points.map(({ key: k, time: t, value }) => point(t, value, k));
          expect(await store.points.write(stored, points)).toEqual(
            await model.points.write(modelled, points),
          );
        } else if (now.do === 'delete') {
          const matches = ({ tags }: SeriesKey) => tags[0]?.[1] === now.tag;
          await store.points.delete(stored, now.from, now.from + now.length, matches);
          await model.points.delete(modelled, now.from, now.from + now.length, matches);
        } else if (now.do === 'restart') {
          await store.close();
          store = await openLmdbStore(path, options);
        } else {
          const range = { start: now.from, stop: now.from + now.length };
          expect(dump(store, stored, range)).toEqual(dump(model, modelled, range));
          expect([...store.points.series({ bucketId: stored, ...range })]).toEqual([
            ...model.points.series({ bucketId: modelled, ...range }),
          ]);
        }
      }
      expect(dump(store, stored)).toEqual(dump(model, modelled));
      await store.close();
    }),
    { numRuns: 40 },
  );
});

test('blocks are filled, split and rewritten without losing a point', async () => {
  const store = await openLmdbStore(folder, { headLimits: { values: 20_000, logBytes: 1e9 } });
  const { id } = await store.buckets.create({ name: 'b' });
  const model = new Map<bigint, number>();
  const write = async (times: bigint[], value: number) => {
    await store.points.write(
      id,
      times.map((time) => point(time, value)),
    );
    for (const time of times) model.set(time, value);
  };
  for (let batch = 0; batch < 12; batch++) {
    await write(
      Array.from({ length: 5000 }, (_, at) => BigInt(batch * 5000 + at) * 10n),
      batch,
    );
    // Late points, between and upon what is there.
    await write(
      Array.from({ length: 300 }, (_, at) => BigInt((at * 7919) % (batch * 5000 + 1)) * 10n + BigInt(at % 2)),
      -batch,
    );
  }
  const [series] = store.points.scan({ bucketId: id, ...all });
  const expected = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
  expect(series?.times).toEqual(BigInt64Array.from(expected, ([time]) => time));
  expect(series?.values).toEqual(Float64Array.from(expected, ([, value]) => value));
  await store.close();
});

test('a write is acknowledged only when its flush is done, and one flush serves the writers that wait', async () => {
  const flushes: Array<{ done: () => void }> = [];
  let holding = false;
  const store = await openLmdbStore(folder, {
    flush: async (committed) => {
      await committed;
      if (holding) await new Promise<void>((resolve) => flushes.push({ done: resolve }));
    },
  });
  const { id } = await store.buckets.create({ name: 'b' });
  // A series that is new is put on disk first, by a flush of its own.
  await store.points.write(id, [point(-1n, -1)]);
  holding = true;
  const acknowledged: number[] = [];
  const writes = [0, 1, 2, 3].map((n) =>
    store.points.write(id, [point(BigInt(n), n)]).then(() => acknowledged.push(n)),
  );
  await expect.poll(() => flushes.length).toBe(1);
  const later = [4, 5, 6].map((n) =>
    store.points.write(id, [point(BigInt(n), n)]).then(() => acknowledged.push(n)),
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(acknowledged).toEqual([]);
  flushes[0]?.done();
  await Promise.all(writes);
  expect(acknowledged).toEqual([0, 1, 2, 3]);
  await expect.poll(() => flushes.length).toBe(2);
  expect(acknowledged).toHaveLength(4);
  flushes[1]?.done();
  await Promise.all(later);
  holding = false;
  await store.close();
});

test('writes are acknowledged while what memory held is on its way into blocks', async () => {
  let flushes: number | undefined;
  let done = (): void => undefined;
  const held = new Promise<void>((resolve) => (done = resolve));
  let store = await openLmdbStore(folder, {
    headLimits: { values: 3, logBytes: 1e9 },
    flush: async (committed) => {
      await committed;
      // The first is of the write that fills the memory, the second of the blocks.
      if (flushes !== undefined && ++flushes === 2) await held;
    },
  });
  const { id } = await store.buckets.create({ name: 'b' });
  await store.points.write(id, [point(1n, 1), point(2n, 2)]);
  flushes = 0;
  await store.points.write(id, [point(3n, 3)]);
  await expect.poll(() => flushes).toBe(2);
  await store.points.write(id, [point(4n, 4), point(2n, 20)]);
  const points = [
    [1n, 1],
    [2n, 20],
    [3n, 3],
    [4n, 4],
  ];
  expect(dump(store, id)).toMatchObject([{ points }]);
  const left = await openLmdbStore(leftByKill());
  expect(dump(left, id)).toMatchObject([{ points }]);
  done();
  await Promise.all([store.close(), left.close()]);
  store = await openLmdbStore(folder);
  expect(dump(store, id)).toMatchObject([{ points }]);
  await store.close();
});

test('a commit that fails fails its writers, and leaves nothing behind', async () => {
  let failing = false;
  const store = await openLmdbStore(folder, {
    flush: async (committed) => {
      if (failing) throw new StorageError('no space');
      await committed;
    },
  });
  const { id } = await store.buckets.create({ name: 'b' });
  failing = true;
  await expect(store.points.write(id, [point(1n, 1)])).rejects.toThrow('no space');
  failing = false;
  expect(await store.points.write(id, [point(1n, 'x', { type: 'string' })])).toEqual({
    written: 1,
    dropped: 0,
  });
  failing = true;
  await expect(store.points.write(id, [point(2n, 'y', { type: 'string' })])).rejects.toThrow('no space');
  failing = false;
  const left = leftByKill();
  const next = await openLmdbStore(left);
  for (const opened of [store, next])
    expect(dump(opened, id)).toMatchObject([{ type: 'string', points: [[1n, 'x']] }]);
  await Promise.all([store.close(), next.close()]);
});

test('a folder of version 1, which has its log in the LMDB file, is read and goes on as version 2', async () => {
  let store = await openLmdbStore(folder);
  const { id } = await store.buckets.create({ name: 'b' });
  await store.points.write(id, [point(1n, 1)]);
  await store.close();
  const environment = new Environment(folder, new DiskRoom(folder));
  const series = {
    number: 1,
    bucketId: id,
    key: { measurement: 'm', tags: [], field: 'v' },
    type: 'double',
  } as const;
  await environment.commit((transaction) => {
    const log = environment.table('wal');
    [2, 3, 4].forEach((value, record) =>
      transaction.put(log, numberKey(7 + record), encodeEntries([{ series, time: BigInt(value), value }])),
    );
    new LmdbDocuments(environment).putWith(transaction, 'store', 'schema', { version: 1 });
    transaction.remove(environment.documents, documentKey('store', 'compacted'));
  });
  await environment.close();
  store = await openLmdbStore(folder);
  const expected = [1n, 2n, 3n, 4n].map((time) => [time, Number(time)]);
  expect(dump(store, id)).toMatchObject([{ points: expected }]);
  const next = await openLmdbStore(leftByKill());
  expect(dump(next, id)).toMatchObject([{ points: expected }]);
  await Promise.all([store.close(), next.close()]);
  store = await openLmdbStore(folder);
  expect(dump(store, id)).toMatchObject([{ points: expected }]);
  expect(store.documents.get('store', 'schema')).toEqual({ version: schemaVersion });
  await store.close();
});

test.each([
  ['in memory', undefined],
  ['in blocks', { values: 1, logBytes: 1 }],
])('retention refuses what is too old and removes exactly what has become so: %s', async (_, headLimits) => {
  let now = Date.UTC(2026, 0, 1);
  const options = { clock: () => now, ...(headLimits && { headLimits }) };
  let store = await openLmdbStore(folder, options);
  const { id } = await store.buckets.create({ name: 'b', retentionSeconds: 3600 });
  const at = (secondsAgo: number) => BigInt(now / 1000 - secondsAgo) * second;
  expect(await store.points.write(id, [point(at(3601), 1), point(at(5), 2)])).toMatchObject({
    written: 1,
    dropped: 1,
  });
  await store.points.write(id, [point(at(3000), 1), point(at(3000), 1, { tag: 'old' })]);
  await store.enforceRetention();
  expect(dump(store, id)).toHaveLength(2);
  now += 900_000;
  await store.enforceRetention();
  const kept = [{ series: ['m', 't', 'a', 'v'], type: 'double', points: [[at(905), 2]] }];
  expect(dump(store, id)).toEqual(kept);
  await store.close();
  store = await openLmdbStore(folder, options);
  expect(dump(store, id)).toEqual(kept);
  now += 30 * 86_400_000;
  await store.enforceRetention();
  expect(dump(store, id)).toEqual([]);
  await store.close();
});

test.each<[string, (store: Store, id: string) => Promise<void>]>([
  ['a bucket', (store, id) => store.buckets.remove(id)],
  ['deleted points', (store, id) => store.points.delete(id, all.start, all.stop, () => true)],
  ['the first points of a series', (store, id) => store.points.delete(id, all.start, 2n, () => true)],
])(
  '%s, removed from memory, does not come back with the log when the process is killed',
  async (_, remove) => {
    const store = await openLmdbStore(folder);
    const { id } = await store.buckets.create({ name: 'b' });
    await store.points.write(id, [point(1n, 1), point(2n, 2, { tag: 'b' }), point(3n, 3)]);
    const between = leftByKill();
    await remove(store, id);
    const after = leftByKill();
    // Killed when blocks are written, but what the log had of them is still there.
    cpSync(join(after, 'store.lmdb'), join(between, 'store.lmdb'));
    for (const left of [between, after]) {
      const next = await openLmdbStore(left);
      expect(dump(next, id)).toEqual(dump(store, id));
      await next.close();
    }
    await store.close();
  },
);

test('buckets and documents outlive the process; a removed bucket takes its points with it', async () => {
  let store = await openLmdbStore(folder);
  const first = await store.buckets.create({ name: 'first', retentionSeconds: 60, description: 'd' });
  const { id } = await store.buckets.create({ name: 'second' });
  await expect(store.buckets.create({ name: 'first' })).rejects.toThrow(BucketExistsError);
  await expect(store.points.write('0'.repeat(16), [])).rejects.toThrow(BucketNotFoundError);
  await store.points.write(id, [point(1n, 1)]);
  await store.documents.put('task', 'b', { x: 1 });
  await store.documents.put('task', 'a', { x: 2 });
  await store.documents.put('tasks', 'c', { x: 3 });
  await store.documents.remove('task', 'b');
  await store.buckets.remove(id);
  await store.close();
  store = await openLmdbStore(folder);
  expect(store.buckets.list()).toEqual([first]);
  expect(store.documents.list('task')).toEqual([{ id: 'a', value: { x: 2 } }]);
  expect(store.documents.get('task', 'b')).toBeUndefined();
  const again = await store.buckets.create({ name: 'second' });
  await store.points.write(again.id, [point(2n, 'now a string', { type: 'string' })]);
  expect(dump(store, again.id)).toEqual([expect.objectContaining({ type: 'string' })]);
  await store.close();
});

test('a folder in use, or of another version, is refused with the remedy', async () => {
  const store = await openLmdbStore(folder);
  await expect(openLmdbStore(folder)).rejects.toThrow(
    /in use by process \d+.*: end it, or choose another folder/,
  );
  await store.documents.put('store', 'schema', { version: schemaVersion + 1 });
  await store.close();
  await expect(openLmdbStore(folder)).rejects.toThrow(SchemaVersionError);
  await expect(openLmdbStore(folder)).rejects.toThrow(
    /schema version 3, this version reads 2: use the version/,
  );
});
