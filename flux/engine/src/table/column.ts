import { Time, UInt } from '../eval/values.js';
import type { Scalar } from '../eval/values.js';

/** The types a table's column may have, by Flux's names, in the order in which influxd sorts them. */
export const columnTypes = ['bool', 'int', 'uint', 'float', 'string', 'time'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** `bool`: 0 and 1; `int` and `time`: bigint (a time in ns); `uint`: unsigned bigint. */
export type ColumnData = Uint8Array | BigInt64Array | BigUint64Array | Float64Array | readonly string[];
/** The same while it is being filled. */
export type WritableData = Uint8Array | BigInt64Array | BigUint64Array | Float64Array | string[];

export function allocate(type: ColumnType, length: number): WritableData {
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
    case 'string':
      return new Array<string>(length).fill('');
  }
}

/** Bytes that a cell of a type takes; of a string, its reference. */
const cellBytes: Record<ColumnType, number> = { bool: 1, int: 8, uint: 8, float: 8, string: 8, time: 8 };

/** A column's cells: never changed once made, so that tables share them. */
export class Column {
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
    const data = allocate(type, 1);
    if (value !== null) store(data, 0, value);
    return new Column(type, length, data, value === null ? Uint8Array.of(1) : null, true);
  }

  static of(type: ColumnType, values: readonly (Scalar | null)[]): Column {
    const builder = new ColumnBuilder(type, values.length);
    for (const value of values) builder.append(value);
    return builder.build();
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

  /** The rows [start, stop), sharing the cells. */
  slice(start: number, stop: number): Column {
    if (start === 0 && stop === this.length) return this;
    if (this.constant) return new Column(this.type, stop - start, this.data, this.nulls, true);
    const data = Array.isArray(this.data)
      ? this.data.slice(start, stop)
      : (this.data as Float64Array).subarray(start, stop);
    return new Column(this.type, stop - start, data, this.nulls?.subarray(start, stop) ?? null);
  }

  /** The rows named, in that order. */
  take(rows: ArrayLike<number>): Column {
    const length = rows.length;
    if (this.constant) return new Column(this.type, length, this.data, this.nulls, true);
    const data = allocate(this.type, length);
    const from = this.data as Float64Array;
    for (let i = 0; i < length; i++) (data as Float64Array)[i] = from[rows[i]]!;
    let nulls: Uint8Array | null = null;
    if (this.nulls !== null) {
      nulls = new Uint8Array(length);
      for (let i = 0; i < length; i++) nulls[i] = this.nulls[rows[i]]!;
    }
    return new Column(this.type, length, data, nulls);
  }

  /** The same cells with one a row: what loops over typed arrays want. */
  dense(): Column {
    if (!this.constant) return this;
    const data = allocate(this.type, this.length) as Float64Array;
    data.fill(this.data[0] as number);
    return new Column(
      this.type,
      this.length,
      data,
      this.nulls === null ? null : new Uint8Array(this.length).fill(1),
    );
  }

  /** Bytes this column takes beyond what it may share; strings count 16 each. */
  bytes(): number {
    if (this.constant) return 16;
    return this.length * (cellBytes[this.type] + (this.type === 'string' ? 8 : 0) + (this.nulls ? 1 : 0));
  }
}

/** Puts a value that is not null into a cell. */
export function store(data: WritableData, row: number, value: Scalar): void {
  if (value instanceof Time) (data as BigInt64Array)[row] = value.ns;
  else if (value instanceof UInt) (data as BigUint64Array)[row] = value.value;
  else if (typeof value === 'boolean') (data as Uint8Array)[row] = value ? 1 : 0;
  else (data as unknown[])[row] = value;
}

/** Appends cells, growing as needed. */
export class ColumnBuilder {
  length = 0;
  private data: WritableData;
  private nulls: Uint8Array | null = null;
  private capacity: number;

  constructor(
    readonly type: ColumnType,
    capacity = 16,
  ) {
    this.capacity = Math.max(capacity, 1);
    this.data = type === 'string' ? [] : allocate(type, this.capacity);
  }

  append(value: Scalar | null): void {
    if (value === null) return this.appendNull();
    if (this.length === this.capacity) this.grow(this.length + 1);
    store(this.data, this.length++, value);
  }

  appendNull(): void {
    if (this.length === this.capacity) this.grow(this.length + 1);
    this.nulls ??= new Uint8Array(this.capacity);
    this.nulls[this.length] = 1;
    if (this.type === 'string') (this.data as string[])[this.length] = '';
    this.length++;
  }

  /** One cell of another column of the same type. */
  appendCell(column: Column, row: number): void {
    if (column.isNull(row)) return this.appendNull();
    if (this.length === this.capacity) this.grow(this.length + 1);
    (this.data as unknown[])[this.length++] = column.raw(row);
  }

  /** All the rows of another column of the same type. */
  appendColumn(column: Column): void {
    const total = this.length + column.length;
    if (total > this.capacity) this.grow(total);
    if (column.constant) (this.data as Float64Array).fill(column.data[0] as number, this.length, total);
    if (this.type === 'string') {
      const from = column.data as string[];
      const data = this.data as string[];
      for (let i = 0; i < column.length; i++) data[this.length + i] = from[column.constant ? 0 : i]!;
    } else if (!column.constant) {
      (this.data as Float64Array).set(column.data as Float64Array, this.length);
    }
    if (column.nulls !== null) {
      this.nulls ??= new Uint8Array(this.capacity);
      if (column.constant) this.nulls.fill(column.nulls[0], this.length, total);
      else this.nulls.set(column.nulls, this.length);
    }
    this.length = total;
  }

  appendNulls(count: number): void {
    for (let i = 0; i < count; i++) this.appendNull();
  }

  private grow(least: number): void {
    this.capacity = Math.max(least, this.capacity * 2);
    if (this.type !== 'string') {
      const data = allocate(this.type, this.capacity) as Float64Array;
      data.set(this.data as Float64Array);
      this.data = data;
    }
    if (this.nulls !== null) {
      const nulls = new Uint8Array(this.capacity);
      nulls.set(this.nulls);
      this.nulls = nulls;
    }
  }

  build(): Column {
    const { length } = this;
    const data =
      this.type === 'string' || this.capacity === length
        ? this.data
        : (this.data as Float64Array).subarray(0, length);
    return new Column(this.type, length, data, this.nulls?.subarray(0, length) ?? null);
  }
}

/** The columns one after the other; all of one type. */
export function concatenate(columns: readonly Column[]): Column {
  const first = columns[0];
  if (columns.length === 1) return first;
  const total = columns.reduce((sum, column) => sum + column.length, 0);
  const same = columns.every((column) => column.constant && sameCell(column, 0, first, 0));
  if (same) return new Column(first.type, total, first.data, first.nulls, true);
  const builder = new ColumnBuilder(first.type, total);
  for (const column of columns) builder.appendColumn(column);
  return builder.build();
}

function sameCell(a: Column, i: number, b: Column, j: number): boolean {
  const missing = a.isNull(i);
  return missing === b.isNull(j) && (missing || a.raw(i) === b.raw(j));
}
