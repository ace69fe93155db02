import type { Args, Builtin, Call } from '../eval/builtin.js';
import { durationNs, second } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import type { TableStream } from '../eval/stream.js';
import { Duration } from '../eval/values.js';
import { ColumnBuilder } from '../table/builder.js';
import { Column } from '../table/column.js';
import type { ColumnType } from '../table/column.js';
import type { Table } from '../table/table.js';
import { piecewise } from './pieces.js';
import type { Derived } from './pieces.js';
import { truncate } from './convert.js';
import { builtin, checkNew, otherwise, piped, tableByTable, transform } from './transform.js';

interface Spec {
  unit: number;
  nonNegative: boolean;
  initialZero: boolean;
  columns: ReadonlySet<string>;
  timeColumn: string;
}

function derivative(args: Args, call: Call): TableStream {
  const spec: Spec = {
    unit: Number(durationNs(args.duration('unit'))),
    nonNegative: args.bool('nonNegative'),
    initialZero: args.bool('initialZero'),
    columns: new Set(args.strings('columns')),
    timeColumn: args.string('timeColumn'),
  };
  return transform(
    call,
    args.stream(),
    (pieces) => piecewise(pieces, (table) => derivativeTable(table, spec)),
    { passing: 'chunks' },
  );
}

function derivativeTable(table: Table, spec: Spec): Derived {
  const times = table.column(spec.timeColumn);
  if (!times) throw new FluxError(`no column "${spec.timeColumn}" exists`);
  if (times.type !== 'time')
    throw new FluxError(`time column "${spec.timeColumn}" is type ${times.type} and not time`);
  for (const [label, { type }] of table.entries()) {
    if (spec.columns.has(label) && (type === 'bool' || type === 'string' || type === 'time'))
      throw new FluxError(`unsupported derivative column type ${label}:${type}`);
  }
  const rows = advancingRows(times);
  const distinct = table.take(rows);
  const changed = distinct.withColumns(
    distinct
      .entries()
      .map(
        ([label, column]) =>
          [label, spec.columns.has(label) ? derive(column, distinct, spec) : column] as const,
      ),
  );
  // The first row has nothing before it to grow from.
  const carried = (count: number): number => Math.max(firstFrom(rows, count) - 1, 0);
  return { table: changed.slice(Math.min(1, changed.length), changed.length), carried };
}

/** Where in ascending rows the first one stands that is not below `row`. */
function firstFrom(rows: readonly number[], row: number): number {
  const found = rows.findIndex((one) => one >= row);
  return found < 0 ? rows.length : found;
}

/** The rows at which time goes on: of equal times, the first. */
function advancingRows(times: Column): number[] {
  if (times.hasNulls()) throw new FluxError('derivative found null time in time column');
  const rows: number[] = [];
  let last: bigint | undefined;
  for (let row = 0; row < times.length; row++) {
    const time = times.raw(row) as bigint;
    if (last !== undefined && time < last)
      throw new FluxError('derivative found out-of-order times in time column');
    if (time !== last) rows.push(row);
    last = time;
  }
  return rows;
}

function derive(column: Column, table: Table, spec: Spec): Column {
  const times = table.column(spec.timeColumn)!;
  const builder = new ColumnBuilder('float', column.length);
  let previous: number | bigint | undefined;
  let since = 0n;
  for (let row = 0; row < column.length; row++) {
    if (column.isNull(row)) {
      builder.appendNull();
      continue;
    }
    const value = column.raw(row) as number | bigint;
    const time = times.raw(row) as bigint;
    if (previous === undefined) builder.appendNull();
    else if (spec.nonNegative && previous > value) builder.append(spec.initialZero ? 0 : null);
    else builder.append(step(previous, value, column.type) / (Number(time - since) / spec.unit));
    previous = value;
    since = time;
  }
  return builder.build();
}

/** How far apart two values are: integers in 64 bits, which may wrap around. */
function step(from: number | bigint, to: number | bigint, type: ColumnType): number {
  if (typeof from !== 'bigint') return (to as number) - from;
  const gap = (to as bigint) - from;
  return Number(type === 'int' ? BigInt.asIntN(64, gap) : gap);
}

interface Elapsed {
  unit: number;
  timeColumn: string;
  columnName: string;
}

function elapsed(args: Args, call: Call): TableStream {
  const spec: Elapsed = {
    unit: Number(durationNs(args.duration('unit'))),
    timeColumn: args.string('timeColumn'),
    columnName: args.string('columnName'),
  };
  return tableByTable(call, args.stream(), '', (table) => elapsedTable(table, spec));
}

/** The time from each row to the one before it. Of a column that holds no times, influxd makes nothing. */
function elapsedTable(table: Table, { unit, timeColumn, columnName }: Elapsed): Table {
  const times = table.column(timeColumn);
  if (!times) throw new FluxError(`column "${timeColumn}" does not exist`);
  if (times.type !== 'time') return table.slice(0, 0).whole();
  checkNew((label) => table.column(label) !== undefined, columnName);
  const rest = table.slice(Math.min(1, table.length), table.length).whole();
  const gaps = new BigInt64Array(rest.length);
  // influxd subtracts the times as floats.
  for (let row = 0; row < rest.length; row++)
    gaps[row] = truncate((Number(times.raw(row + 1)) - Number(times.raw(row))) / unit);
  return rest.with(columnName, new Column('int', rest.length, gaps, null));
}

const oneSecond = otherwise(new Duration(0n, second));
const time = otherwise('_time');

export const derivativeFunctions: Builtin[] = [
  builtin(
    'derivative',
    {
      tables: piped,
      unit: oneSecond,
      nonNegative: otherwise(false),
      columns: otherwise(['_value']),
      timeColumn: time,
      initialZero: otherwise(false),
    },
    derivative,
  ),
  builtin(
    'elapsed',
    { tables: piped, unit: oneSecond, timeColumn: time, columnName: otherwise('elapsed') },
    elapsed,
  ),
];
