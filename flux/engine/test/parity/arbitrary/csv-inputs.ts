import fc from 'fast-check';
import { either } from './texts.js';
import type { Text } from './texts.js';

/** Annotated CSV: several tables of one or two schemas, some without a row, with nulls wherever they may stand. */

interface Column {
  name: string;
  datatype: string;
  /** A cell's text; of a column of the group key, the same in the whole table. */
  cell: Text;
  inKey: boolean;
}

const orEmpty = (cell: Text, weight = 8): Text =>
  fc.oneof({ weight, arbitrary: cell }, { weight: 1, arbitrary: fc.constant('') });

const values: Array<readonly [datatype: string, cell: Text]> = [
  [
    'double',
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -12, max: 40 }).map((n) => String(n / 4)) },
      { weight: 1, arbitrary: either('NaN', '+Inf', '-Inf', '-0', '1e300') },
    ),
  ],
  [
    'long',
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -3, max: 9 }).map(String) },
      { weight: 1, arbitrary: either('9223372036854775807', '-9223372036854775808') },
    ),
  ],
  [
    'unsignedLong',
    fc.oneof(
      { weight: 9, arbitrary: fc.nat(9).map(String) },
      { weight: 1, arbitrary: either('18446744073709551615', '9223372036854775808') },
    ),
  ],
  ['string', either('a', 'b', 'c', 'é', '12')],
  ['boolean', either('true', 'false')],
];

const instant = (seconds: number): string =>
  new Date(Date.UTC(2024, 0, 1, 0, 0, seconds)).toISOString().replace('.000', '');

const times = fc.nat(40).map((n) => instant(n * 15));

const bounds: Column[] = ['00:00:00', '00:10:30'].map((clock, index) => ({
  name: ['_start', '_stop'][index],
  datatype: 'dateTime:RFC3339',
  cell: fc.constant(`2024-01-01T${clock}Z`),
  inKey: true,
}));

/** The columns of a schema but for `g`, which is in the key and tells the tables apart. */
const schema = (ranged: boolean): fc.Arbitrary<Column[]> =>
  fc
    .record({
      value: fc.constantFrom(...values.slice(0, 2), ...values),
      hInKey: fc.boolean(),
      field: fc.option(either('f1', 'f2')),
      extra: fc.boolean(),
      nullTimes: fc.constantFrom(false, false, false, true),
    })
    .map(({ value: [datatype, cell], hInKey, field, extra, nullTimes }) => [
      ...(ranged ? bounds : []),
      { name: '_time', datatype: 'dateTime:RFC3339', cell: nullTimes ? orEmpty(times) : times, inKey: false },
      { name: '_value', datatype, cell: orEmpty(cell), inKey: false },
      ...(field === null
        ? []
        : [{ name: '_field', datatype: 'string', cell: fc.constant(field), inKey: true }]),
      { name: 'h', datatype: 'long', cell: orEmpty(fc.nat(2).map(String)), inKey: hInKey },
      { name: 'b', datatype: 'boolean', cell: orEmpty(either('true', 'false')), inKey: false },
      ...(extra ? [{ name: 'w', datatype: 'double', cell: either('0.5', '2.5', '7'), inKey: false }] : []),
    ]);

const annotations = (columns: readonly Column[], defaults: readonly string[]): string[] => [
  ['#datatype', 'string', 'long', 'string', ...columns.map(({ datatype }) => datatype)].join(','),
  ['#group', 'false', 'false', 'true', ...columns.map(({ inKey }) => inKey)].join(','),
  ['#default', '_result', ...defaults].join(','),
  ['', 'result', 'table', 'g', ...columns.map(({ name }) => name)].join(','),
];

/** A table's key and rows; what is in the key stays as it is in the first row. */
const tableOf = (columns: readonly Column[]): fc.Arbitrary<string[][]> =>
  fc
    .tuple(
      fc.tuple(...columns.map(({ cell }) => cell)),
      fc.array(fc.tuple(...columns.map(({ cell }) => cell)), { maxLength: 6 }),
      fc.boolean(),
    )
    .map(([first, more, unsorted]) => {
      const rows = more.map((cells) => cells.map((cell, at) => (columns[at].inKey ? first[at] : cell)));
      const time = columns.findIndex(({ name }) => name === '_time');
      if (!unsorted) rows.sort((a, b) => (a[time] < b[time] ? -1 : a[time] > b[time] ? 1 : 0));
      return [first, ...rows];
    });

const block = (names: readonly string[], ranged: boolean): fc.Arbitrary<(table: number) => string> =>
  schema(ranged).chain((columns) =>
    fc.tuple(fc.tuple(...names.map(() => tableOf(columns))), fc.nat(5)).map(([tables, emptied]) => (from) => {
      const none = ['', '', ...columns.map(() => '')];
      if (emptied === 0) {
        const [key] = tables[0];
        const defaults = columns.map(({ inKey }, at) => (inKey ? key[at] : ''));
        return annotations(columns, [String(from), names[0], ...defaults]).join('\n');
      }
      const rows = tables.flatMap((table, index) =>
        table.map((cells) => ['', '', from + index, names[index], ...cells].join(',')),
      );
      return [...annotations(columns, none), ...rows].join('\n');
    }),
  );

export const annotatedCsv: Text = fc
  .shuffledSubarray(['x', 'y', 'z', 'v', ''], { minLength: 1 })
  // Whether there are bounds is one for all: influxd lets tables through earlier that end before others.
  .chain((names) => fc.tuple(fc.constant(names), fc.integer({ min: 1, max: names.length }), fc.boolean()))
  .chain(([names, cut, ranged]) => {
    const parts = [names.slice(0, cut), names.slice(cut)].filter((part) => part.length > 0);
    return fc
      .tuple(...parts.map((part) => block(part, ranged)))
      .map((blocks) => blocks.map((render, index) => render(index === 0 ? 0 : cut)).join('\n\n'));
  });
