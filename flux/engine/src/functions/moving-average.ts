import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { TableStream } from '../eval/stream.js';
import { Column } from '../table/column.js';
import type { ColumnType } from '../table/column.js';
import { ColumnBuilder } from '../table/builder.js';
import { schemaCollision, Table } from '../table/table.js';
import { isNumeric } from './aggregates/basic.js';
import { pieceByPiece, pieceId } from './pieces.js';
import { builtin, piped, required, tableByTable, transform } from './transform.js';

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

/** The last n values of a table; influxd adds them up as they lie in a ring. */
class Ring {
  private readonly values: Array<number | null>;
  private next = 0;
  private needed: number;
  type: ColumnType | undefined;
  /** The last piece that has rows. */
  last: Table | undefined;

  constructor(n: number) {
    this.values = new Array<number | null>(n).fill(null);
    this.needed = n - 1;
  }

  /** Takes a value, and tells whether there are n of them. */
  put(value: number | null): boolean {
    this.values[this.next] = value;
    this.next = (this.next + 1) % this.values.length;
    if (this.needed === 0) return true;
    this.needed--;
    return false;
  }

  get isFull(): boolean {
    return this.needed === 0;
  }

  /** The mean of those that are not null; null where all are. */
  mean(): number | null {
    let sum = 0;
    let seen = 0;
    for (const value of this.values) {
      if (value === null) continue;
      sum += value;
      seen++;
    }
    return seen === 0 ? null : sum / seen;
  }
}

/** A piece's rows from the n-th of its table on, each with the mean of the last n values, nulls left out. */
function averaged(piece: Table, ring: Ring): Table {
  const column = values(piece, 'moving average');
  if (ring.type && ring.type !== column.type) throw schemaCollision('_value', column.type, ring.type);
  ring.type = column.type;
  const builder = new ColumnBuilder('float', column.length);
  for (let row = 0; row < column.length; row++)
    if (ring.put(column.isNull(row) ? null : Number(column.raw(row)))) builder.append(ring.mean());
  if (piece.length > 0) ring.last = piece;
  const averages = builder.build();
  return piece
    .slice(piece.length - averages.length, piece.length)
    .with('_value', averages)
    .whole();
}

/** The last row of a table that has no n values, with the mean of those that it has. */
function shortened(piece: Table, ring: Ring): Table {
  const row = piece.slice(piece.length - 1, piece.length);
  return row.with('_value', Column.repeat('float', ring.mean(), 1)).withLate(true);
}

/**
 * The means of the last n values. Of a table that is too short for one there is no row at first; when the table is complete,
 * influxd emits late the last row of one that lacks two rows or more.
 */
function movingAverage(args: Args, call: Call): TableStream {
  const n = period(args);
  const compute = (pieces: Table[]): Table[] => {
    const rings = new Map<string, Ring>();
    const begin = (): Ring => new Ring(n);
    const means = pieceByPiece(pieces, begin, (piece, ring) => {
      rings.set(pieceId(piece), ring);
      return averaged(piece, ring);
    });
    const late = new Map<string, Table>();
    for (const [id, ring] of rings) if (ring.last && !ring.isFull) late.set(id, shortened(ring.last, ring));
    return late.size === 0 ? means : behindLast(means, late);
  };
  const rowTypes = new Map([['_value', 'float' as const]]);
  return transform(call, args.stream(), compute, { passing: 'chunks', rowTypes });
}

/** Each of the additions behind the last piece that it belongs to. */
function behindLast(pieces: readonly Table[], additions: ReadonlyMap<string, Table>): Table[] {
  const last = new Map(pieces.map((piece, place) => [pieceId(piece), place]));
  return pieces.flatMap((piece, place) => {
    const id = pieceId(piece);
    const addition = last.get(id) === place ? additions.get(id) : undefined;
    return addition ? [piece, addition] : [piece];
  });
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
  return tableByTable(call, args.stream(), 'moving average', (table) => {
    const n = period(args);
    const rows = table.length > 0 ? table : rowOfNulls(table);
    return withAverages(rows, n, exponential(values(rows, 'exponential moving average'), n));
  });
}

export const movingAverageFunctions: Builtin[] = [
  builtin('movingAverage', { tables: piped, n: required }, movingAverage),
  builtin('exponentialMovingAverage', { tables: piped, n: required }, exponentialMovingAverage),
];
