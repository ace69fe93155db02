import { Time, UInt } from '../eval/values.js';
import type { Scalar } from '../eval/values.js';

/** The types a table's column may have, by Flux's names, in the order in which influxd sorts them. */
export const columnTypes = ['bool', 'int', 'uint', 'float', 'string', 'time'] as const;
export type ColumnType = (typeof columnTypes)[number];

export type Cell = bigint | number | string;

/**
 * A column's cells. `bool`: 0 and 1; `int` and `time`: bigint (a time in ns); `uint`: unsigned bigint.
 * Short columns are plain arrays, which are cheaper to make, long ones typed arrays.
 */
export type ColumnData = Uint8Array | BigInt64Array | BigUint64Array | Float64Array | readonly Cell[];
/** The same while it is being filled. */
export type WritableData = Uint8Array | BigInt64Array | BigUint64Array | Float64Array | Cell[];

/** Longest column that is kept in a plain array. */
const shortColumn = 512;

const zeroCells: Record<ColumnType, Cell> = { bool: 0, int: 0n, uint: 0n, float: 0, string: '', time: 0n };

export function allocate(type: ColumnType, length: number): WritableData {
  if (type === 'string' || length <= shortColumn) return new Array<Cell>(length).fill(zeroCells[type]);
  switch (type) {
    case 'bool':
      return new Uint8Array(length);
    case 'int':
    case 'time':
      return new BigInt64Array(length);
    case 'uint':
      return new BigUint64Array(length);
    case 'float':
      return new Float64Array(length);
  }
}

/** For columns whose one cell is null. */
const oneNull = Uint8Array.of(1);

/** Bytes that a cell of a type takes; of a string, its reference. */
const cellBytes: Record<ColumnType, number> = { bool: 1, int: 8, uint: 8, float: 8, string: 8, time: 8 };

/** A column's cells: never changed once made, so that tables share them. */
export class Column {
  /** Whether the query that made it has counted what it takes. */
  counted = false;

  constructor(
    readonly type: ColumnType,
    readonly length: number,
    /** One cell for all rows where `constant`. */
    readonly data: ColumnData,
    /** 1 where the cell is null; null where no cell is. */
    readonly nulls: Uint8Array | null,
    readonly constant = false,
  ) {}

  /** A column that has the same value in every row. */
  static repeat(type: ColumnType, value: Scalar | null, length: number): Column {
    if (value === null) return new Column(type, length, [zeroCells[type]], oneNull, true);
    return new Column(type, length, [cellOf(value)], null, true);
  }

  static of(type: ColumnType, values: readonly (Scalar | null)[]): Column {
    const data = allocate(type, values.length) as Cell[];
    let nulls: Uint8Array | null = null;
    values.forEach((value, row) => {
      if (value !== null) data[row] = cellOf(value);
      else (nulls ??= new Uint8Array(values.length))[row] = 1;
    });
    return new Column(type, values.length, data, nulls);
  }

  static strings(values: readonly string[]): Column {
    return new Column('string', values.length, values, null);
  }

  isNull(row: number): boolean {
    return this.nulls !== null && this.nulls[this.constant ? 0 : row] === 1;
  }

  hasNulls(): boolean {
    return this.nulls !== null && this.nulls.includes(1);
  }

  hasNaN(): boolean {
    return this.type === 'float' && (this.data as Float64Array).some(Number.isNaN);
  }

  /** The cell as a value of the language. */
  get(row: number): Scalar | null {
    const at = this.constant ? 0 : row;
    if (this.nulls !== null && this.nulls[at] === 1) return null;
    switch (this.type) {
      case 'float':
      case 'int':
      case 'string':
        return this.data[at];
      case 'time':
        return new Time(this.data[at] as bigint);
      case 'bool':
        return this.data[at] === 1;
      case 'uint':
        return new UInt(this.data[at] as bigint);
    }
  }

  /** The cell as it is kept: of a null, anything. */
  raw(row: number): bigint | number | string {
    return this.data[this.constant ? 0 : row];
  }

  /** The rows [start, stop), sharing the cells where they are kept in a typed array. */
  slice(start: number, stop: number): Column {
    if (start === 0 && stop === this.length) return this;
    if (this.constant) return new Column(this.type, stop - start, this.data, this.nulls, true);
    const nulls = this.nulls?.subarray(start, stop) ?? null;
    return new Column(this.type, stop - start, part(this.data, start, stop), nulls);
  }

  /** The rows named, in that order. */
  take(rows: ArrayLike<number>): Column {
    const { length } = rows;
    if (this.constant) return new Column(this.type, length, this.data, this.nulls, true);
    const data = allocate(this.type, length) as Cell[];
    const from = this.data;
    for (let i = 0; i < length; i++) data[i] = from[rows[i]];
    let nulls: Uint8Array | null = null;
    if (this.nulls !== null) {
      nulls = new Uint8Array(length);
      for (let i = 0; i < length; i++) nulls[i] = this.nulls[rows[i]];
    }
    return new Column(this.type, length, data, nulls);
  }

  /** The same cells with one a row: what loops over the data want. */
  dense(): Column {
    if (!this.constant) return this;
    const data = allocate(this.type, this.length) as Cell[];
    data.fill(this.data[0]);
    const nulls = this.nulls === null ? null : new Uint8Array(this.length).fill(1);
    return new Column(this.type, this.length, data, nulls);
  }

  /** Bytes this column takes beyond what it may share; strings count 16 each. */
  bytes(): number {
    if (this.constant) return 16;
    return this.length * (cellBytes[this.type] + (this.type === 'string' ? 8 : 0) + (this.nulls ? 1 : 0));
  }
}

export function part(data: ColumnData, start: number, stop: number): ColumnData {
  return Array.isArray(data)
    ? (data as readonly Cell[]).slice(start, stop)
    : (data as Float64Array).subarray(start, stop);
}

/** A value that is not null as it is kept. */
export function cellOf(value: Scalar): Cell {
  if (typeof value === 'object') return value instanceof Time ? value.ns : value.value;
  return typeof value === 'boolean' ? Number(value) : value;
}
