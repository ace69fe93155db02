import fc from 'fast-check';
import { either, filled } from './texts.js';
import type { Text } from './texts.js';
import { annotatedCsv } from './csv-inputs.js';

/** What a random script begins with: rows made up, annotated CSV, or the readings. */

export const span = '|> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:30Z)';

interface Kind {
  type: string;
  literal: Text;
}

const usually = (often: Text, seldom: Text): Text =>
  fc.oneof({ weight: 8, arbitrary: often }, { weight: 1, arbitrary: seldom });

const clock = (seconds: number): string => new Date(Date.UTC(2024, 0, 1, 0, 0, seconds)).toISOString();

const kinds: Kind[] = [
  {
    type: 'int',
    literal: usually(
      fc.integer({ min: -3, max: 9 }).map(String),
      either('9223372036854775807', '-4611686018427387905'),
    ),
  },
  {
    type: 'float',
    literal: usually(
      fc.integer({ min: -12, max: 40 }).map((n) => (n / 4).toFixed(2)),
      either('float(v: "NaN")', 'float(v: "+Inf")', 'float(v: "-Inf")', '-0.0', '1000000000000000000000.0'),
    ),
  },
  {
    type: 'uint',
    literal: usually(
      fc.nat(9).map((n) => `uint(v: ${n})`),
      either('uint(v: "18446744073709551615")'),
    ),
  },
  { type: 'string', literal: either('"a"', '"b"', '"c"', '"é"', '""', '"12"') },
  { type: 'bool', literal: either('true', 'false') },
  { type: 'time', literal: fc.nat(300).map(clock) },
];

const orNull = (type: string, value: Text): Text =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(`debug.null(type: "${type}")`) },
  );

/** Rows mostly ascend in time; the first has no nulls, since its types are the columns'. */
const madeUpOf = ({ type, literal }: Kind): Text => {
  const row = (value: Text, h: Text): fc.Arbitrary<(t: number) => string> =>
    fc.tuple(value, either('x', 'y', 'z'), h, fc.boolean()).map(
      ([v, g, n, b]) =>
        (t) =>
          `{_time: ${clock(t)}, _value: ${v}, g: "${g}", h: ${n}, b: ${b}}`,
    );
  const int = fc.nat(2).map(String);
  const gap = fc.constantFrom(0, 10, 30, 60, 120, 10, 30, 60, 120, -40);
  const later = fc.tuple(gap, row(orNull(type, literal), orNull('int', int)));
  return fc
    .tuple(row(literal, int), fc.array(later, { maxLength: 8 }), fc.nat(2))
    .map(([first, rest, ranged]) => {
      let at = 0;
      const rows = [first(0), ...rest.map(([wait, render]) => render((at += wait)))];
      return `array.from(rows: [${rows.join(', ')}])${ranged > 0 ? ` ${span}` : ''}`;
    });
};

const madeUp: Text = fc.constantFrom(...kinds.slice(0, 4), ...kinds.slice(0, 3), ...kinds).chain(madeUpOf);

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

const fromCsv = fc
  .tuple(annotatedCsv, fc.nat(2))
  .map(([text, ranged]) => `csv.from(csv: "${text}")${ranged > 0 ? ` ${span}` : ''}`);

export const input: Text = fc.oneof(
  { weight: 3, arbitrary: madeUp },
  { weight: 3, arbitrary: fromCsv },
  { weight: 2, arbitrary: read },
);
