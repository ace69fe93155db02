import fc from 'fast-check';

/** Random scripts: rows made up or read from the readings, and up to four functions on them. */

const span = '|> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z)';
const columns = ['_time', '_value', 'g', 'h', 'b', '_start', '_stop', 'nope'];
const text = (value: unknown): string => JSON.stringify(value);
const some = <T>(values: readonly T[], maxLength = values.length): fc.Arbitrary<T[]> =>
  fc.subarray([...values], { minLength: 1, maxLength });
const either = (...choices: string[]): fc.Arbitrary<string> => fc.constantFrom(...choices);

/** Puts one of each part's texts in the place where it stands. */
function filled(
  template: TemplateStringsArray,
  ...parts: Array<fc.Arbitrary<unknown>>
): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((values) => String.raw({ raw: template }, ...values));
}

interface Kind {
  type: string;
  literal: fc.Arbitrary<string>;
}

const kinds: Kind[] = [
  { type: 'int', literal: fc.integer({ min: -3, max: 9 }).map(String) },
  { type: 'float', literal: fc.integer({ min: -12, max: 40 }).map((n) => (n / 4).toFixed(2)) },
  { type: 'uint', literal: fc.nat(9).map((n) => `uint(v: ${n})`) },
  { type: 'string', literal: either('"a"', '"b"', '"c"', '"é"', '""') },
];

const orNull = (type: string, literal: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: literal },
    { weight: 1, arbitrary: fc.constant(`debug.null(type: "${type}")`) },
  );

/** Rows with ascending times; the first has no nulls, since its types are the columns'. */
const madeUp = fc.constantFrom(...kinds).chain(({ type, literal }) => {
  const row = (value: fc.Arbitrary<string>, h: fc.Arbitrary<string>): fc.Arbitrary<(t: number) => string> =>
    fc.tuple(value, either('x', 'y', 'z'), h, fc.boolean()).map(
      ([v, g, n, b]) =>
        (t) =>
          `{_time: ${clock(t)}, _value: ${v}, g: "${g}", h: ${n}, b: ${b}}`,
    );
  const int = fc.nat(2).map(String);
  const later = fc.tuple(fc.constantFrom(0, 10, 30, 60, 120), row(orNull(type, literal), orNull('int', int)));
  return fc
    .tuple(row(literal, int), fc.array(later, { maxLength: 8 }), fc.boolean())
    .map(([first, rest, ranged]) => {
      let at = 0;
      const rows = [first(0), ...rest.map(([gap, render]) => render((at += gap)))];
      return `array.from(rows: [${rows.join(', ')}])${ranged ? ` ${span}` : ''}`;
    });
});

const clock = (seconds: number): string => new Date(Date.UTC(2024, 0, 1, 0, 0, seconds)).toISOString();

const read = filled`from(bucket: "readings") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:${either('06', '10')}:00Z)${either(
  '',
  ' |> filter(fn: (r) => r._field == "i")',
  ' |> filter(fn: (r) => r._field == "f" or r._field == "i")',
  ' |> filter(fn: (r) => r._measurement == "m" and r._field == "i")',
  ' |> filter(fn: (r) => r.h =~ /x|y/)',
  ' |> filter(fn: (r) => exists r.h)',
  ' |> filter(fn: (r) => not exists r.h)',
  ' |> filter(fn: (r) => r._value > 1)',
  ' |> filter(fn: (r) => r._field == "i" and (r._value > 1 or r.s == "b"))',
  ' |> filter(fn: (r) => r._field == "i" and r._time > 2024-01-01T00:00:30Z)',
)}`;

const predicate = either(
  'r._value > 2',
  'r.g == "x"',
  'exists r._value',
  'r.h >= 1 and r.b',
  'not r.b',
  'r.g =~ /x|y/',
  'r._time > 2024-01-01T00:02:00Z',
  'r.nope == "a"',
  'r.s == "a"',
  'exists r.nope',
  'r.g != "x"',
);
const labels = some(columns, 2).map(text);
const flag = (name: string): fc.Arbitrary<string> => either('', `, ${name}: true`);
const aggregate = either(
  'count',
  'sum',
  'mean',
  'min',
  'max',
  'first',
  'last',
  'median',
  'spread',
  'stddev',
  'mode',
);
const every = either('1m', '2m', '4m');
const unit = either('1s', '1m');

const place = either(
  'timezone.location(name: "America/New_York")',
  'timezone.location(name: "Asia/Kolkata")',
  'timezone.fixed(offset: -3h)',
);

const functions: Array<fc.Arbitrary<string>> = [
  filled`filter(fn: (r) => ${predicate}${either('', ', onEmpty: "keep"')})`,
  filled`group(columns: ${labels}${either('', ', mode: "except"')})`,
  fc.constant('group()'),
  filled`sort(columns: ${labels}${flag('desc')})`,
  filled`${either('limit', 'tail')}(n: ${fc.integer({ min: 1, max: 4 })}${either('', ', offset: 1', ', offset: 2')})`,
  filled`${aggregate}(${either('', '', 'column: "h"', 'column: "g"', 'column: "_time"')})`,
  filled`${either('distinct', 'unique')}(${either('', 'column: "h"', 'column: "g"')})`,
  filled`keep(columns: ${some(['_time', '_value', 'g', 'h', 'b']).map(text)})`,
  filled`drop(columns: ${labels})`,
  filled`rename(columns: {${either('g', '_value', 'b')}: "q"})`,
  filled`duplicate(column: ${either('"g"', '"_value"', '"_time"')}, as: "d")`,
  filled`set(key: ${either('"g"', '"n"')}, value: "w")`,
  filled`map(fn: (r) => ({r with ${either(
    'v2: r._value',
    'v2: r.h + 1',
    'v2: if r.b then 1 else 2',
    'v2: string(v: r._value)',
    'v2: r.nope',
    'v2: exists r._value',
    'v2: r.h == 1 and r.b',
    'h: r.h * 2',
    'g: r.g',
    'g: if r.h > 1 then "big" else r.g',
    '_time: r._time',
  )}}))`,
  filled`map(fn: (r) => ({${either('v: r._value', '_time: r._time, _value: r._value, g: "k"')}}))`,
  filled`cumulativeSum(columns: ${either('["_value"]', '["h"]')})`,
  filled`difference(columns: ${either('["_value"]', '["h"]')}${flag('nonNegative')}${flag('keepFirst')})`,
  filled`derivative(unit: ${unit}${flag('nonNegative')})`,
  fc.constant('increase()'),
  filled`fill(${either('usePrevious: true', 'value: 0', 'value: 1.5', 'column: "h", value: 7', 'column: "n", value: "q"')})`,
  filled`stateCount(fn: (r) => ${predicate}, column: "c${fc.nat(1e6)}")`,
  filled`stateDuration(fn: (r) => ${predicate}, column: "c${fc.nat(1e6)}")`,
  filled`window(every: ${every}${either('', ', period: 3m', ', offset: 30s', ', createEmpty: true')})`,
  filled`aggregateWindow(every: ${every}, fn: ${aggregate}${either('', ', createEmpty: false', ', timeSrc: "_start"', ', period: 3m', ', offset: 20s', ', column: "h"')})`,
  filled`pivot(rowKey: ["_time"], columnKey: [${either('"g"', '"h"', '"b"')}], valueColumn: "_value")`,
  filled`timeShift(duration: ${either('1h', '-1m', '1mo')}${either('', ', columns: ["_time"]')})`,
  fc.constant('reduce(fn: (r, accumulator) => ({n: accumulator.n + 1}), identity: {n: 0})'),
  filled`${either('top', 'bottom')}(n: 2${either('', ', columns: ["h"]')})`,
  filled`quantile(q: 0.3${either('', ', method: "exact_selector"', ', method: "exact_mean"')})`,
  filled`movingAverage(n: ${fc.integer({ min: 1, max: 3 })})`,
  filled`${either('columns', 'keys', 'toFloat', 'toString', 'toInt')}()`,
  filled`integral(unit: 1m${either('', ', interpolate: "linear"')})`,
  fc.constant('timedMovingAverage(every: 1m, period: 2m)'),
  fc.constant('truncateTimeColumn(unit: 1m)'),
  fc.constant('hourSelection(start: 0, stop: 3)'),
  fc.constant('range(start: 2024-01-01T00:01:00Z, stop: 2024-01-01T00:05:00Z)'),
  filled`window(every: ${either('1mo', '1w', '1d', '3m')}, location: ${place}${either('', ', createEmpty: true', ', offset: 1h')})`,
  filled`aggregateWindow(every: ${either('1mo', '1w', '1d', '2m')}, fn: ${aggregate}, location: ${place}${either('', ', createEmpty: false', ', offset: 5h', ', timeDst: "at"')})`,
  filled`elapsed(unit: ${unit}${either('', ', columnName: "e"', ', timeColumn: "_stop"')})`,
  filled`exponentialMovingAverage(n: ${fc.integer({ min: 1, max: 4 })})`,
  filled`timeWeightedAvg(unit: ${unit})`,
  filled`histogram(bins: [${either('0.0, 5.0, 100.0', '-9.5, 1.0', '2.0, 2.0, 20.0')}]${flag('normalize')})`,
  filled`set(key: "s", value: "${either('p', 'q')}")`,
  filled`sample(n: ${either('1', '2', '3')}, pos: 0)`,
  filled`${either('skew', 'mode', 'distinct', 'unique', 'last', 'stddev')}(${either('', 'column: "h"', 'column: "_time"')})`,
  filled`stddev(mode: "${either('sample', 'population')}")`,
  filled`median(method: "${either('exact_mean', 'exact_selector', 'estimate_tdigest')}")`,
  filled`drop(fn: (column) => column =~ /${either('^_st', 'g|h', '_time', 'b')}/)`,
  filled`keep(fn: (column) => column != "${either('g', 'h', '_value')}")`,
  filled`rename(fn: (column) => ${either('column + "x"', 'if column == "g" then "k" else column')})`,
  filled`experimental.group(mode: "extend", columns: [${either('"g"', '"h"', '"b", "g"')}])`,
  filled`experimental.set(o: {${either('g: "w"', 'h: 1, n: 2.5', '_time: 2024-01-01T00:03:00Z')}})`,
  filled`experimental.preview(nrows: ${either('1', '3')}, ntables: ${either('1', '2')})`,
  fc.constant('experimental.alignTime(alignTo: 2024-02-01T00:00:00Z)'),
  fc.constant('experimental.unpivot()'),
  fc.constant('schema.fieldsAsCols()'),
  fc.constant('monitor.deadman(t: 2024-01-01T00:02:00Z)'),
  filled`reduce(fn: (r, accumulator) => ({s: accumulator.s + ${either('r.h', '1', 'r._value')}${either('', ', g: r.g', ', t: r._time')}}), identity: {s: 0${either('', ', g: ""', ', t: 2024-01-01T00:00:00Z')}})`,
  filled`filter(fn: (r) => ${either('strings.containsStr(v: r.g, substr: "x")', 'date.minute(t: r._time) > 1', 'contains(value: r.h, set: [1, 2])', 'float(v: r.h) > 0.5', 'math.abs(x: float(v: r.h)) < 2.0')})`,
  filled`map(fn: (r) => ({r with v3: ${either('strings.toUpper(v: r.g)', 'date.truncate(t: r._time, unit: 2m)', 'float(v: r.h) ^ 2.0', 'string(v: r.b)', '"${r.g}-${r.h}"', 'contains(value: r.h, set: [1])', 'r.h % 2', 'r.h / 2', 'not r.b', '-r.h', 'r._time < 2024-01-01T00:02:00Z', 'r.g + "z"', 'uint(v: r.h)', 'int(v: r._time) / 1000')}}))`,
];

/** Two streams made into one; each is a read or rows made up. */
const combinations: Array<fc.Arbitrary<string>> = [
  // In which order the streams of a union come is chance in influxd.
  fc.constant('union(tables: [one, two]) |> sort(columns: ["_time", "_value", "g", "h", "b"])'),
  filled`join(tables: {a: one, b: two}, on: [${either('"_time"', '"_time", "g"', '"g"', '"h"')}])`,
  filled`join.${either('inner', 'left', 'right', 'full')}(left: ${either('one |> group(), right: two |> group()', 'one |> group(columns: ["g"]), right: two |> group(columns: ["g"])')}, on: (l, r) => ${either('l._time == r._time', 'l.g == r.g', 'l.b == r.b and l.g == r.g')}, as: (l, r) => ({${either('l with w: r._value', 'a: l._value, b: r._value, g: l.g', 'r with u: l.h')}}))`,
  filled`join.time(left: one, right: two, as: (l, r) => ({l with w: r._value})${either('', ', method: "left"', ', method: "full"')})`,
];

const source = fc.oneof({ weight: 2, arbitrary: madeUp }, { weight: 1, arbitrary: read });
const steps = (least: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(...functions), { minLength: least, maxLength: 4 })
    .map((texts) => texts.map((text) => `\n    |> ${text}`).join(''));

const packages = [
  'array',
  'date',
  'experimental',
  'influxdata/influxdb/monitor',
  'influxdata/influxdb/schema',
  'internal/debug',
  'join',
  'math',
  'strings',
  'timezone',
];

/** Only what a script uses: every package costs the checker time. */
function withImports(script: string): string {
  const used = packages.filter((path) => script.includes(`${path.slice(path.lastIndexOf('/') + 1)}.`));
  return [...used.map((path) => `import "${path}"`), script].join('\n');
}

/** `debug.opaque()` hides the columns from the checker, which would refuse most of what follows. */
const piped = fc
  .tuple(source, fc.boolean(), steps(1))
  .map(([from, hidden, rest]) => from + (hidden ? '\n    |> debug.opaque()' : '') + rest);

const combined = fc
  .tuple(madeUp, madeUp, fc.oneof(...combinations), steps(0))
  .map(([one, two, both, rest]) => `one = ${one}\ntwo = ${two}\n${both}${rest}`);

export const randomScript: fc.Arbitrary<string> = fc
  .oneof({ weight: 5, arbitrary: piped }, { weight: 1, arbitrary: combined })
  .map(withImports);
