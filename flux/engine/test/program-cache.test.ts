import { afterEach, expect, test, vi } from 'vitest';
import { openEngine } from '../src/index.js';
import { check } from '../src/lang/check.js';
import { parse } from '../src/lang/parse.js';
import { Cache } from '../src/limits/cache.js';

vi.mock('../src/lang/parse.js', { spy: true });
vi.mock('../src/lang/check.js', { spy: true });

afterEach(() => {
  vi.clearAllMocks();
});

test('a script is parsed and checked once, however often it runs, and a refused one each time', async () => {
  const db = await openEngine({ memory: true });
  const script = 'import "array"\narray.from(rows: [{once: 1}])';
  for (let run = 0; run < 3; run++) await db.query(script, { now: new Date(run) });
  expect([vi.mocked(parse).mock.calls.length, vi.mocked(check).mock.calls.length]).toEqual([1, 1]);
  for (let run = 0; run < 2; run++) await expect(db.query('arrau')).rejects.toThrow('undefined identifier');
  expect([vi.mocked(parse).mock.calls.length, vi.mocked(check).mock.calls.length]).toEqual([3, 3]);
  await db.close();
});

test('a read asks the storage for the series that its filters name, and for no others', async () => {
  const db = await openEngine({ memory: true });
  const { id } = await db.createBucket('b');
  const scan = vi.spyOn(db.store.points, 'scan');
  await db.query(`from(bucket: "b") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-01T00:00:01Z)
    |> filter(fn: (r) => r._measurement == "m" and (r._field == "x" or r._field == "y"))
    |> filter(fn: (r) => r.host == "a" and r._value > 1)`);
  expect(scan).toHaveBeenCalledTimes(1);
  expect(scan.mock.calls[0]![0]).toMatchObject({
    bucketId: id,
    start: 0n,
    stop: 1_000_000_000n,
    measurements: new Set(['m']),
    fields: new Set(['x', 'y']),
    tags: [{ key: 'host', values: new Set(['a']) }],
  });
  await db.query(`from(bucket: "b") |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "m" and r._field == "x" or r._measurement == "n" and r._field == "z")`);
  expect(scan.mock.calls[1]![0]).toMatchObject({
    measurements: new Set(['m', 'n']),
    fields: new Set(['x', 'z']),
  });
  await db.close();
});

test('a cache keeps the entries used last, by number and by weight', () => {
  const cache = new Cache<string, number>(3, { most: 10, of: (key) => key.length });
  const keys = (...all: string[]): Array<number | undefined> => all.map((key) => cache.get(key));
  cache.set('a', 1);
  cache.set('b', 2);
  cache.set('c', 3);
  expect(cache.get('a')).toBe(1);
  cache.set('d', 4);
  expect(keys('a', 'b', 'c', 'd')).toEqual([1, undefined, 3, 4]);
  cache.set('eight cs', 5);
  expect(keys('a', 'c', 'd', 'eight cs')).toEqual([undefined, 3, 4, 5]);
  cache.set('d', 6);
  cache.delete('c');
  cache.set('f', 7);
  expect([keys('d', 'eight cs', 'f'), cache.size]).toEqual([[6, 5, 7], 3]);
  cache.set('longer than all of it', 8);
  expect([keys('d', 'f', 'longer than all of it'), cache.size]).toEqual([[undefined, undefined, 8], 1]);
});

test.each([
  ['a variable', 'last'],
  ['an array', '[last][0]'],
  ['an array that is a variable', 'list[0]'],
  ['a record', 'record.v'],
  ['a function', 'given()'],
])('what a script infers of its rows is of this run: %s', async (_, value) => {
  const db = await openEngine({ memory: true });
  await db.createBucket('b');
  await db.write('b', 'm whole=1i 30000000000\nm half=2.5 90000000000');
  const script = `import "array"
    last = (from(bucket: "b") |> range(start: -1m) |> findColumn(fn: (key) => true, column: "_value"))[0]
    list = [last]
    record = {v: last}
    given = () => last
    array.from(rows: [{n: "x"}]) |> map(fn: (r) => ({r with v: ${value}})) |> filter(fn: (r) => exists r.v)`;
  const valuesAt = async (ms: number) =>
    (await db.query(script, { now: new Date(ms) })).flatMap(({ tables }) =>
      tables.map((table) => table.column('v')!.get(0)),
    );
  expect(await valuesAt(60_000)).toEqual([1n]);
  expect(await valuesAt(120_000)).toEqual([2.5]);
  expect(await valuesAt(60_000)).toEqual([1n]);
  await db.close();
});
