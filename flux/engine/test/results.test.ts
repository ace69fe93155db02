import { expect, test } from 'vitest';
import { openEngine, plainRows, rowsOf } from '../src/index.js';

/** influxd hands several results over by chance, so that their order is not compared with its own. */
test('several to() in one script are results of their own, in its order, and all write', async () => {
  const db = await openEngine({ memory: true });
  await db.createBucket('notes');
  const results = await db.query(`
import "array"
rows = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "a", _value: 1}])
rows |> to(bucket: "notes")
rows |> set(key: "_field", value: "b") |> to(bucket: "notes")
rows |> count()
written = rows |> set(key: "_field", value: "c") |> to(bucket: "notes")
`);
  expect(results.map(({ name }) => name)).toEqual(['to1', 'to3', '_result', 'to6']);
  const stored = await db.query(
    'from(bucket: "notes") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)',
  );
  expect(rowsOf(stored).map(({ _field }) => _field)).toEqual(['a', 'b', 'c']);
  await db.close();
});

test('two yields of one name are refused', async () => {
  const db = await openEngine({ memory: true });
  const twice = db.query(
    'import "array" x = array.from(rows: [{a: 1}]) x |> yield(name: "n") x |> yield(name: "n")',
  );
  await expect(twice).rejects.toThrow('found more than one call to yield() with the name "n"');
  await db.close();
});

test('the options and names of an extern count in the script, what it would hand over does not', async () => {
  const db = await openEngine({ memory: true });
  const extern = `
import "array"
option now = () => 2024-01-01T00:00:00Z
option v = {timeRangeStart: -1h}
twice = (x) => x * 2
array.from(rows: [{a: 1}])`;
  const results = await db.query(
    'import "array" import "date" array.from(rows: [{from: date.add(d: v.timeRangeStart, to: now()), four: twice(x: 2)}])',
    { extern },
  );
  expect(results.map(({ name }) => name)).toEqual(['_result']);
  expect(plainRows(results)).toEqual([{ result: '_result', from: '2023-12-31T23:00:00Z', four: 4 }]);
  await db.close();
});
