import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../src/engine.js';
import type { Engine } from '../src/engine.js';
import { sortTable } from '../src/functions/sort.js';
import { append } from '../src/table/merge.js';
import { rowsOf } from '../src/table/rows.js';
import type { QueryLimits } from '../src/eval/types.js';

let db: Engine;

beforeAll(async () => {
  db = await openEngine({ memory: true });
  await db.createBucket('b');
  await db.write('b', Array.from({ length: 2000 }, (_, n) => `m v=${n}i ${1000 + n}`).join('\n'));
});
afterAll(() => db.close());

const points = 'from(bucket: "b") |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-01T00:00:10Z)';
const pair = `a = ${points}\nc = ${points} |> limit(n: 2000)`;

/** Each makes millions of windows or rows in one step. */
const steps = {
  'aggregateWindow in one step': `${points} |> aggregateWindow(every: 1us, fn: sum)`,
  'aggregateWindow of windows': `${points} |> aggregateWindow(every: 1us, fn: median)`,
  'windows without rows': `${points} |> window(every: 1us, createEmpty: true)`,
  'windows that overlap': `${points} |> window(every: 1ns, period: 1ms)`,
  'windows that overlap, of rows in disorder': `${points} |> sort(desc: true) |> window(every: 1ns, period: 1ms)`,
  join: `${pair}\njoin(tables: {a: a, c: c}, on: ["_measurement"])`,
  'join.inner': `import "join"\n${pair}
join.inner(left: c, right: a, on: (l, r) => l._field == r._field, as: (l, r) => ({l with w: r._value}))`,
};

describe.each(Object.entries(steps))('%s stops at the limit', (_, script) => {
  test.each<[Partial<QueryLimits>, RegExp]>([
    [{ queryMs: 20 }, /query ran longer than the limit of 20 ms/],
    [{ rows: 20_000 }, /query made more rows than the limit of 20000/],
    [{ memoryBytes: 4_000_000 }, /memory allocation limit reached: limit 4000000 bytes/],
  ])('%j', async (limits, message) => {
    await expect(db.query(script, { limits })).rejects.toThrow(message);
  });
});

test('pivot stops while it makes its columns, each as long as the table', async () => {
  const wide = `${points} |> map(fn: (r) => ({r with name: string(v: r._value)})) |> group()
    |> pivot(rowKey: ["_time"], columnKey: ["name"], valueColumn: "_value")`;
  const failure = await db.query(wide, { limits: { memoryBytes: 4_000_000 } }).catch((error: Error) => error);
  const used = /limit 4000000 bytes, used (\d+)/.exec((failure as Error).message)?.[1];
  // All of it would be 2,000 columns of 2,000 rows.
  expect(Number(used)).toBeGreaterThan(4_000_000);
  expect(Number(used)).toBeLessThan(8_000_000);
});

test('sort asks between its comparisons whether it is to stop', async () => {
  const [{ tables }] =
    await db.query(`${points} |> map(fn: (r) => ({r with _value: (r._value * 7919) % 2003}))
    |> range(start: 1970-01-01T00:00:00Z, stop: 1970-01-01T00:00:10Z)`);
  const long = append(Array.from({ length: 20 }, () => tables[0]!)).whole();
  let asked = 0;
  const stop = () => {
    if (++asked === 3) throw new Error('stopped');
  };
  expect(() => sortTable(long, ['_value'], false, { checkpoint: stop })).toThrow('stopped');
});

test('a pattern of repetitions within one another does not try them all', async () => {
  const text = `${'a'.repeat(2_000)}b`;
  const answer = db.query(
    `import "array"\nimport "regexp"
array.from(rows: [{v: regexp.matchRegexpString(r: /^(a+)+$/, v: "${text}"), s: regexp.replaceAllString(r: /(a|aa)+$/, v: "${text}", t: "")}])`,
  );
  expect(rowsOf(await answer)).toEqual([{ v: false, s: text }]);
});
