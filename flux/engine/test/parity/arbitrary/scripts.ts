import fc from 'fast-check';
import { cell, condition, scalar } from './expressions.js';
import { input } from './inputs.js';
import { rowSteps } from './row-steps.js';
import { aggregateSteps, shapeSteps } from './table-steps.js';
import { either, filled, perhaps, place } from './texts.js';
import type { Text } from './texts.js';
import { windowSteps } from './window-steps.js';

/** Random scripts: up to four functions on rows, pairs of streams, and expressions. */

const step = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...rowSteps) },
  { weight: 2, arbitrary: fc.oneof(...aggregateSteps) },
  { weight: 3, arbitrary: fc.oneof(...shapeSteps) },
  { weight: 2, arbitrary: fc.oneof(...windowSteps) },
);

const steps = (least: number, most: number): Text =>
  fc
    .array(step, { minLength: least, maxLength: most })
    .map((texts) => texts.map((text) => `\n    |> ${text}`).join(''));

/** `debug.opaque()` hides the columns from the checker, which would refuse most of what follows. */
const piped = fc
  .tuple(input, fc.boolean(), steps(1, 4))
  .map(([from, hidden, rest]) => from + (hidden ? '\n    |> debug.opaque()' : '') + rest);

// With a null in the key it is chance in influxd which of the other keys find each other.
const known = '|> filter(fn: (r) => exists r._time and exists r.g and exists r.h and exists r.b)';
const onKey = either('l._time == r._time', 'l.g == r.g', 'l.b == r.b and l.g == r.g', 'l.h == r.h');
const joined = either(
  'l with w: r._value',
  'a: l._value, b: r._value, g: l.g',
  'r with u: l.h',
  'l with b: r.b, q: exists l.g',
);
const sides = either(
  `one ${known} |> group(), right: two ${known} |> group()`,
  `one ${known} |> group(columns: ["g"]), right: two ${known} |> group(columns: ["g"])`,
  `one ${known}, right: two ${known}`,
);

// What a script reads of rows anywhere, joins, for one, want to be there: of what is hidden nobody reads anything.
const hidden = input.map((from) => from + '\n    |> debug.opaque()');

/** Rows by a function that another calls: influxd interprets it. */
const helped = fc
  .tuple(hidden, steps(0, 1), cell, condition, steps(0, 1))
  .map(
    ([from, first, value, test, rest]) =>
      `value = (r) => ${value}\ntest = (r) => ${test}\n${from}${first}\n    |> filter(fn: (r) => test(r: r))\n    |> map(fn: (r) => ({r with v: value(r: r)}))${rest}`,
  );

/** Two streams made into one. In which order tables of two streams come, and those of two results, is chance in influxd. */
const pairs: Text[] = [
  fc.constant(`union(tables: [one, two])
    |> keep(columns: ["_time", "_value", "g", "h", "b"])
    |> map(fn: (r) => ({r with _value: string(v: r._value)}))
    |> group()
    |> sort(columns: ["_time", "_value", "g", "h", "b"])`),
  filled`join(tables: {a: one, b: two}, on: [${either('"_time"', '"_time", "g"', '"g"', '"h"', '"g", "_field"')}])`,
  filled`join.${either('inner', 'left', 'right', 'full')}(left: ${sides}, on: (l, r) => ${onKey}, as: (l, r) => ({${joined}}))`,
  filled`join.time(left: one ${fc.constant(known)}, right: two ${fc.constant(known)}, as: (l, r) => ({l with w: r._value})${perhaps({ method: either('"left"', '"full"', '"right"', '"inner"') })})`,
  filled`testing.diff(got: one |> group(), want: two |> group()${perhaps({ epsilon: either('0.5'), nansEqual: either('true') })})`,
  fc.constant('testing.assertEquals(name: "same", got: one |> group(), want: two |> group())'),
  fc.constant('two |> yield(name: "c")\none |> yield(name: "a") |> yield(name: "b")'),
];

const paired = fc
  .tuple(hidden, steps(0, 1), hidden, steps(0, 1), fc.oneof(...pairs), steps(0, 2))
  .map(
    ([one, first, two, second, both, rest]) =>
      `one = ${one}${first} |> debug.opaque()\ntwo = ${two}${second} |> debug.opaque()\n${both} |> debug.opaque()${rest}`,
  );

/** One stream and the same with something done to it. */
const selfPaired = fc
  .tuple(hidden, steps(0, 2), fc.oneof(...pairs), steps(0, 1))
  .map(
    ([one, change, both, rest]) =>
      `one = ${one}\ntwo = one${change} |> debug.opaque()\n${both} |> debug.opaque()${rest}`,
  );

const key = either('key.g == "x"', 'exists key.g', 'true', 'key._field == "f1"', 'key.g != "y"');
const found = fc
  .tuple(
    hidden,
    steps(0, 2),
    fc.oneof(
      filled`findColumn(fn: (key) => ${key}, column: "${either('_value', 'h', 'g', '_time')}")`,
      filled`tableFind(fn: (key) => ${key}) |> getColumn(column: "${either('_value', 'h', 'g')}")`,
    ),
  )
  .map(
    ([from, first, find]) =>
      `values = ${from}${first}\n    |> ${find}\narray.from(rows: [{n: length(arr: values), one: display(v: values)}])`,
  );
const foundRecord = fc
  .tuple(
    hidden,
    steps(0, 2),
    fc.oneof(
      filled`findRecord(fn: (key) => ${key}, idx: ${either('0', '1', '-1')})`,
      filled`tableFind(fn: (key) => ${key}) |> getRecord(idx: ${either('0', '2')})`,
    ),
  )
  .map(
    ([from, first, find]) =>
      `record = ${from}${first}\n    |> ${find}\narray.from(rows: [{a: string(v: record._value), b: display(v: record)}])`,
  );

const predicate = either(
  '(r) => r._field == "i"',
  '(r) => r.s == "a"',
  '(r) => true',
  '(r) => r._measurement == "n"',
  '(r) => exists r.h',
  '(r) => r._value > 1',
);
const within = perhaps({
  start: either('-1h', '2024-01-01T00:02:00Z', '-30d'),
  stop: either('2024-01-01T00:03:00Z', 'now()'),
});
const schemaCalls = fc.oneof(
  filled`${either('schema', 'v1')}.tagKeys(bucket: "readings"${perhaps({ predicate })}${within})`,
  filled`${either('schema', 'v1')}.tagValues(bucket: "readings", tag: "${either('s', 'h', '_field', '_measurement', 'nope')}"${perhaps({ predicate })}${within})`,
  filled`${either('schema', 'v1')}.measurements(bucket: "readings"${within})`,
  filled`schema.fieldKeys(bucket: "readings"${perhaps({ predicate })}${within})`,
  filled`schema.measurementTagKeys(bucket: "readings", measurement: "${either('m', 'n', 'nope')}"${within})`,
  filled`schema.measurementTagValues(bucket: "readings", measurement: "${either('m', 'n')}", tag: "${either('s', 'h')}"${within})`,
  filled`schema.measurementFieldKeys(bucket: "readings", measurement: "${either('m', 'n')}"${within})`,
);
const schemas = fc.tuple(schemaCalls, steps(0, 1)).map((texts) => texts.join(''));

const scalars = filled`array.from(rows: [{v: ${scalar}}])`;
const moreScalars = filled`array.from(rows: [{v: string(v: ${scalar}), w: display(v: ${scalar})}])`;

const packages = [
  'array',
  'csv',
  'date',
  'dict',
  'experimental',
  'influxdata/influxdb/monitor',
  'influxdata/influxdb/schema',
  'influxdata/influxdb/tasks',
  'influxdata/influxdb/v1',
  'internal/debug',
  'join',
  'math',
  'regexp',
  'strings',
  'testing',
  'timezone',
  'types',
];

/** Only what a script uses: every package costs the checker time. */
function withImports(script: string): string {
  const used = packages.filter((path) => script.includes(`${path.slice(path.lastIndexOf('/') + 1)}.`));
  return [...used.map((path) => `import "${path}"`), script].join('\n');
}

const body: Text = fc.oneof(
  { weight: 10, arbitrary: piped },
  { weight: 2, arbitrary: helped },
  { weight: 3, arbitrary: paired },
  { weight: 2, arbitrary: selfPaired },
  { weight: 1, arbitrary: found },
  { weight: 1, arbitrary: foundRecord },
  { weight: 1, arbitrary: schemas },
  { weight: 3, arbitrary: scalars },
  { weight: 1, arbitrary: moreScalars },
);

/** Now and then all of a script goes by the clock of a place. */
const location = filled`option location = ${place}\n`;

export const randomScript: Text = fc
  .tuple(fc.oneof({ weight: 12, arbitrary: fc.constant('') }, { weight: 1, arbitrary: location }), body)
  .map(([option, script]) => withImports(option + script));
