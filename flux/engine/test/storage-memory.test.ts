import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../src/storage/memory-store.js';
import { SeriesBuffer } from '../src/storage/series-buffer.js';
import { ascendingOrder, lastOfEach } from '../src/storage/time-order.js';
import type { Point } from '../src/storage/types.js';

const all = { start: -(2n ** 62n), stop: 2n ** 62n };

function point(
  measurement: string,
  tags: Array<[string, string]>,
  field: string,
  value: number,
  time: bigint,
): Point {
  return { measurement, tags, fields: [[field, 'double', value]], time };
}

test('a series buffer equals a map of time to last value, in any order of writing and reading', () => {
  const times = fc.bigInt({ min: -50n, max: 50n });
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('append' as const), time: times, value: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('remove' as const),
        time: times,
        length: fc.bigInt({ min: 0n, max: 30n }),
      }),
    },
  );
  const check = (
    steps: Array<typeof step extends fc.Arbitrary<infer S> ? S : never>,
    type: 'double' | 'string' | 'long',
  ) => {
    const buffer = new SeriesBuffer(type);
    const model = new Map<bigint, number | string | bigint>();
    const views: Array<{ seen: unknown; then: unknown }> = [];
    for (const now of steps) {
      if (now.do === 'append') {
        const value = { double: now.value, string: `v${now.value}`, long: -BigInt(now.value) }[type];
        buffer.append(now.time, value);
        model.set(now.time, value);
      } else if (now.do === 'remove') {
        buffer.removeRange(now.time, now.time + now.length);
        for (const time of model.keys())
          if (time >= now.time && time < now.time + now.length) model.delete(time);
      } else {
        const columns = buffer.columns();
        views.push({
          seen: columns,
          then: structuredClone({ times: columns.times.slice(), values: columns.values.slice() }),
        });
      }
      expect(buffer.length).toBeGreaterThanOrEqual(model.size);
    }
    const expected = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
    const { times: got, values } = buffer.columns();
    expect([...got]).toEqual(expected.map(([time]) => time));
    expect([...values]).toEqual(expected.map(([, value]) => value));
    for (const { seen, then } of views) expect(seen).toEqual(then);
  };
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 120 }),
      fc.constantFrom('double' as const, 'string' as const, 'long' as const),
      check,
    ),
  );
});

test('times are put in order as by comparing them, and of equal ones the last is kept', () => {
  const times = fc.array(
    fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.bigInt({ min: -3n, max: 3n }),
      fc.bigInt({ min: 1_700_000_000_000_000_000n, max: 1_700_000_000_000_070_000n }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(times, fc.nat({ max: 3 }), (given, before) => {
      // A view that does not begin where its buffer does.
      const view = BigInt64Array.from([...Array.from({ length: before }, () => 7n), ...given]).subarray(
        before,
      );
      const order = ascendingOrder(view);
      const compared = given.map((time, at) => ({ time, at }));
      compared.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.at - b.at));
      expect([...order]).toEqual(compared.map(({ at }) => at));
      const last = new Map(given.map((time, at) => [time, at]));
      expect([...lastOfEach(view, order)]).toEqual(
        compared.filter(({ time, at }) => last.get(time) === at).map(({ at }) => at),
      );
    }),
  );
});

test('a scan yields series in order, one row a time, the last value written', async () => {
  const store = createMemoryStore();
  const { id } = await store.buckets.create({ name: 'b' });
  await store.points.write(id, [
    point('n', [], 'v', 1, 5n),
    point('m', [['t', 'b']], 'v', 2, 5n),
    point('m', [['t', 'a']], 'w', 3, 5n),
    point('m', [['t', 'a']], 'v', 4, 7n),
    point('m', [['t', 'a']], 'v', 5, 5n),
    point('m', [['t', 'a']], 'v', 6, 7n),
  ]);
  const seen = [...store.points.scan({ bucketId: id, ...all })].map(({ key, times, values }) => [
    key.measurement,
    key.tags.join(),
    key.field,
    [...times],
    [...values],
  ]);
  expect(seen).toEqual([
    ['m', 't,a', 'v', [5n, 7n], [5, 6]],
    ['m', 't,a', 'w', [5n], [3]],
    ['m', 't,b', 'v', [5n], [2]],
    ['n', '', 'v', [5n], [1]],
  ]);
  const picked = store.points.scan({
    bucketId: id,
    start: 6n,
    stop: 8n,
    tags: [{ key: 't', values: new Set(['a']) }],
    fields: new Set(['v', 'w']),
  });
  expect([...picked].map(({ key, times }) => [key.field, [...times]])).toEqual([['v', [7n]]]);
});

test('a field of another type is left out with its point, the others are stored', async () => {
  const store = createMemoryStore();
  const { id } = await store.buckets.create({ name: 'b' });
  await store.points.write(id, [point('m', [], 'v', 1, 1n)]);
  const outcome = await store.points.write(id, [
    point('m', [], 'v', 2, 2n),
    {
      measurement: 'm',
      tags: [['t', 'a']],
      fields: [
        ['w', 'double', 1],
        ['v', 'long', 1n],
      ],
      time: 3n,
    },
    point('m', [], 'v', 3, 3n),
  ]);
  expect(outcome).toMatchObject({ written: 2, dropped: 1, rejection: { reason: 'type-conflict', index: 1 } });
  expect(outcome.rejection?.message).toBe(
    'field type conflict: input field "v" on measurement "m" is type integer, already exists as type float',
  );
  expect([...store.points.scan({ bucketId: id, ...all })]).toHaveLength(1);
});

test('what is older than the retention is refused on writing and removed later', async () => {
  let now = 10_000_000;
  const store = createMemoryStore({ clock: () => now });
  const { id } = await store.buckets.create({ name: 'b', retentionSeconds: 3600 });
  const at = (secondsAgo: number) => BigInt(now - secondsAgo * 1000) * 1_000_000n;
  const outcome = await store.points.write(id, [
    point('m', [], 'v', 1, at(3601)),
    point('m', [], 'v', 2, at(10)),
  ]);
  expect(outcome).toMatchObject({ written: 1, dropped: 1, rejection: { reason: 'retention', index: 0 } });
  now += 3_600_000;
  await store.enforceRetention();
  expect([...store.points.scan({ bucketId: id, ...all })]).toEqual([]);
  expect(
    (await store.points.write(id, [{ ...point('m', [], 'v', 1, at(0)), fields: [['v', 'string', 'x']] }]))
      .written,
  ).toBe(1);
});
