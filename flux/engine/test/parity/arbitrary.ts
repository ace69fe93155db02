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
];

export const randomScript: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: madeUp }, { weight: 1, arbitrary: read }),
    fc.array(fc.oneof(...functions), { minLength: 1, maxLength: 4 }),
  )
  .map(([source, steps]) =>
    [`import "array"`, `import "internal/debug"`, source, ...steps.map((step) => `    |> ${step}`)].join(
      '\n',
    ),
  );
