import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import { TableStream } from '../eval/stream.js';
import { Column } from '../table/column.js';
import { ColumnBuilder } from '../table/builder.js';
import { mergeByKey } from '../table/merge.js';
import { Table } from '../table/table.js';
import { isNumeric } from './aggregates/basic.js';
import { piecewise } from './pieces.js';
import { builtin, piped, required, sorted, transform } from './transform.js';

function period(args: Args): number {
  const n = args.int('n');
  if (n <= 0n)
    throw new FluxError(`cannot take moving average with a period of ${n} (must be greater than 0)`);
  return Number(n);
}

function values(table: Table, what: string): Column {
  const column = table.column('_value');
  if (!column) throw new FluxError('cannot find _value column');
  if (!isNumeric(column)) throw new FluxError(`cannot take ${what} of column _value (type ${column.type})`);
  return column;
}

/** The rows from the n-th on, with the averages that end there; of a shorter table, its last row. */
function withAverages(table: Table, n: number, averages: Column): Table {
  const from = Math.min(n, table.length) - 1;
  return table.with('_value', averages).slice(Math.max(from, 0), table.length).whole();
}

/** The mean of the last n values, nulls left out. */
function average(column: Column, n: number): Column {
  const builder = new ColumnBuilder('float', column.length);
  for (let row = 0; row < column.length; row++) {
    let sum = 0;
    let seen = 0;
    // influxd keeps the last n in a ring and adds them up as they lie there.
    for (let slot = 0; slot < n; slot++) {
      const at = row - ((row - slot) % n);
      if (at < 0 || at > row || row - slot < 0 || column.isNull(at)) continue;
      sum += Number(column.raw(at));
      seen++;
    }
    builder.append(seen === 0 ? null : sum / seen);
  }
  return builder.build();
}

function movingAverage(args: Args, call: Call): TableStream {
  const n = period(args);
  return new MovingAverageStream(args.stream(), n, call);
}

/**
 * The means of the last n values. Of a table that is too short for one there is no row at first; once all tables have
 * come, influxd emits the last row of those that lack two rows or more as tables of their own.
 */
class MovingAverageStream extends TableStream {
  private readonly late: Table[];

  constructor(input: TableStream, n: number, call: Call) {
    const late: Table[] = [];
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      passing: 'chunks',
      compute: ([pieces]) => {
        const means = piecewise(pieces, (whole) => {
          const table = whole.with('_value', average(values(whole, 'moving average'), n));
          if (table.length > 0 && table.length < n - 1)
            late.push(table.slice(table.length - 1, table.length));
          const from = Math.min(n - 1, table.length);
          return { table: table.slice(from, table.length), carried: (count) => Math.max(count - from, 0) };
        });
        return [...means, ...late];
      },
    });
    this.late = late;
  }

  override tables(query: Query): Table[] {
    if (this.unsettled || this.late.length === 0) return super.tables(query);
    const late = new Set(this.late);
    return [...mergeByKey(this.chunks(query).filter((table) => !late.has(table))), ...sorted(this.late)];
  }
}

/** The mean of the first n values, then each value weighed 2/(n+1) against the average before it. */
function exponential(column: Column, n: number): Column {
  const builder = new ColumnBuilder('float', column.length);
  const weight = 2 / (n + 1);
  let value = 0;
  let seen = 0;
  for (let row = 0; row < column.length; row++) {
    const missing = column.isNull(row);
    const current = missing ? 0 : Number(column.raw(row));
    if (row < n) {
      if (!missing) {
        value += current;
        seen++;
      }
      if (row === Math.min(n, column.length) - 1 && seen > 0) value /= seen;
    } else if (!missing) {
      value = seen === 0 ? current : current * weight + value * (1 - weight);
      seen++;
    }
    builder.append(seen === 0 ? null : value);
  }
  return builder.build();
}

/** What influxd makes of a table without rows. */
function rowOfNulls(table: Table): Table {
  const entries = table.entries().map(([label, { type }]) => [label, Column.repeat(type, null, 1)] as const);
  return Table.from(table.key, entries, 1);
}

function exponentialMovingAverage(args: Args, call: Call): TableStream {
  return transform(call, args.stream(), (tables) =>
    sorted(
      tables.map((table) => {
        const n = period(args);
        const rows = table.length > 0 ? table : rowOfNulls(table);
        return withAverages(rows, n, exponential(values(rows, 'exponential moving average'), n));
      }),
    ),
  );
}

export const movingAverageFunctions: Builtin[] = [
  builtin('movingAverage', { tables: piped, n: required }, movingAverage),
  builtin('exponentialMovingAverage', { tables: piped, n: required }, exponentialMovingAverage),
];
