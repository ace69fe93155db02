import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duration } from '../src/eval/values.js';
import { Windows } from '../src/functions/windows/interval.js';
import { wholeWindows } from '../src/functions/windows/whole-windows.js';
import { openEngine, rowsOf } from '../src/index.js';
import type { Engine } from '../src/index.js';
import { Column } from '../src/table/column.js';

const minute = 60_000_000_000n;

test('parts cut where windows begin: no window is in two of them, and no row is lost or moved', () => {
  const times = fc
    .array(fc.bigInt({ min: -5n * minute, max: 20n * minute }), { minLength: 1, maxLength: 60 })
    .map((some) => [...new Set(some)].sort((a, b) => (a < b ? -1 : 1)));
  const windows = new Windows(new Duration(0n, minute), new Duration(0n, minute), new Duration(0n, 0n));
  fc.assert(
    fc.property(times, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60 }), (all, sizes) => {
      const parts: bigint[][] = [];
      for (let from = 0; from < all.length; from += sizes[parts.length - 1])
        parts.push(all.slice(from, from + sizes[parts.length]));
      const column = (some: readonly bigint[]): Column => Column.of('int', some);
      const whole = [
        ...wholeWindows(
          parts.map((part) => ({ times: new Column('time', part.length, part, null), values: column(part) })),
          windows,
        ),
      ];
      const rows = whole.map(({ values }) =>
        Array.from({ length: values.length }, (_, row) => values.get(row)),
      );
      expect(rows.flat()).toEqual(all);
      const starts = rows.map((some) => some.map((time) => windows.latest(time as bigint).start));
      const seen = starts.map((some) => [...new Set(some)]).flat();
      expect(seen).toEqual([...new Set(seen)]);
      whole.forEach(({ until }, at) => {
        expect(until).toBe(starts[at + 1]?.[0]);
      });
    }),
  );
});

/** Points in several blocks a series, with later ones, late ones and rewritten ones in memory. */
const lines = (): string[] => {
  const start = Date.UTC(2024, 0, 1);
  const bodies: string[] = [];
  for (const [from, count, step] of [
    [0, 30_000, 97],
    [5_000_000, 300, 13],
    [2_700_000, 2_000, 211],
    [0, 50, 97 * 400],
  ] as const) {
    const some = Array.from({ length: count }, (_, n) => {
      const at = start + from + n * step;
      return `m,s=${n % 7 === 0 ? 'b' : 'a'} i=${n % 11}i,f=${(n % 13) / 7},t="x${n % 3}" ${at}`;
    });
    bodies.push(some.join('\n'));
  }
  return bodies;
};

let folder: string;
let onDisk: Engine;
let inMemory: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-windows-'));
  onDisk = await openEngine({ path: folder });
  inMemory = await openEngine({ memory: true });
  const bodies = lines();
  for (const [at, body] of bodies.entries()) {
    if (at === 1) {
      // What was written so far goes to blocks.
      await onDisk.close();
      onDisk = await openEngine({ path: folder });
    }
    for (const engine of [onDisk, inMemory]) {
      if (at === 0) await engine.createBucket('b');
      await engine.write('b', body, { precision: 'ms' });
    }
  }
});
afterAll(async () => {
  await Promise.all([onDisk.close(), inMemory.close()]);
  rmSync(folder, { recursive: true, force: true });
});

test('a series in parts is the series', () => {
  const { points, buckets } = onDisk.store;
  const request = { bucketId: buckets.byName('b')!.id, start: 0n, stop: 2n ** 62n };
  const whole = [...points.scan(request)];
  const parts = [...points.scanParts(request)];
  expect(whole.length).toBe(6);
  expect(parts.map(({ key, type }) => ({ key, type }))).toEqual(
    whole.map(({ key, type }) => ({ key, type })),
  );
  parts.forEach((series, at) => {
    const read = [...series.parts];
    if (series.key.tags[0]?.[1] === 'a') expect(read.length).toBeGreaterThan(2);
    expect(read.every(({ times }) => times.length > 0)).toBe(true);
    expect(read.flatMap(({ times }) => [...times])).toEqual([...whole[at].times]);
    expect(read.flatMap(({ values }) => [...values])).toEqual([...whole[at].values]);
  });
});

test.each([
  'aggregateWindow(every: 1m, fn: sum)',
  'aggregateWindow(every: 1m, fn: sum, createEmpty: false)',
  'aggregateWindow(every: 17m, fn: mean, offset: 3m, timeSrc: "_start")',
  'aggregateWindow(every: 1d, fn: count)',
  'aggregateWindow(every: 90s, fn: last, createEmpty: false)',
  'aggregateWindow(every: 1mo, fn: max)',
])('%s is the same from blocks as from memory', async (call) => {
  for (const read of [
    'r._field != "t"',
    'r._field == "i" and r._value > 3',
    'r._field == "f" and r._value == 100.0',
  ]) {
    const range = 'range(start: 2024-01-01T00:00:30Z, stop: 2024-01-01T02:10:00Z)';
    const script = `from(bucket: "b") |> ${range} |> filter(fn: (r) => ${read}) |> ${call}`;
    const [blocks, memory] = await Promise.all([onDisk.query(script), inMemory.query(script)]);
    expect(rowsOf(blocks)).toEqual(rowsOf(memory));
    // The rows one after the other, as a script that reads them as a table has them.
    const composed = script.replace('|> aggregateWindow', '|> map(fn: (r) => r) |> aggregateWindow');
    if (/fn: (sum|mean|count)/.test(call) && !read.includes('100.0'))
      expect(byTime(rowsOf(blocks))).toEqual(byTime(rowsOf(await inMemory.query(composed))));
  }
});

function byTime(rows: ReadonlyArray<Record<string, unknown>>): string[] {
  return rows.map(({ _time, _value, s, _field }) => [s, _field, String(_time), String(_value)].join()).sort();
}
