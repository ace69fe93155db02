import type { Scalar } from '../eval/values.js';
import { allocate, cellOf, Column, part } from './column.js';
import type { Cell, ColumnType, WritableData } from './column.js';

/** Fills a column cell by cell, growing as needed. */
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
    this.data = allocate(type, this.capacity);
  }

  append(value: Scalar | null): void {
    if (value === null) return this.appendNull();
    if (this.length === this.capacity) this.grow(this.length + 1);
    this.data[this.length++] = cellOf(value);
  }

  appendNull(): void {
    if (this.length === this.capacity) this.grow(this.length + 1);
    this.nulls ??= new Uint8Array(this.capacity);
    this.nulls[this.length++] = 1;
  }

  /** One cell of another column of the same type. */
  appendCell(column: Column, row: number): void {
    if (column.isNull(row)) return this.appendNull();
    if (this.length === this.capacity) this.grow(this.length + 1);
    this.data[this.length++] = column.raw(row);
  }

  /** All the rows of another column of the same type. */
  appendColumn(column: Column): void {
    const start = this.length;
    const total = start + column.length;
    if (total > this.capacity) this.grow(total);
    const data = this.data as Cell[];
    if (column.constant) data.fill(column.data[0], start, total);
    else if (Array.isArray(this.data) || Array.isArray(column.data))
      for (let i = 0; i < column.length; i++) data[start + i] = column.data[i];
    else (this.data as Float64Array).set(column.data as Float64Array, start);
    if (column.nulls !== null) {
      this.nulls ??= new Uint8Array(this.capacity);
      if (column.constant) this.nulls.fill(column.nulls[0], start, total);
      else this.nulls.set(column.nulls, start);
    }
    this.length = total;
  }

  appendNulls(count: number): void {
    for (let i = 0; i < count; i++) this.appendNull();
  }

  build(): Column {
    const { length } = this;
    const data = this.capacity === length ? this.data : part(this.data, 0, length);
    return new Column(this.type, length, data, this.nulls?.subarray(0, length) ?? null);
  }

  private grow(least: number): void {
    this.capacity = Math.max(least, this.capacity * 2);
    const data = allocate(this.type, this.capacity) as Cell[];
    for (let i = 0; i < this.length; i++) data[i] = this.data[i];
    this.data = data;
    if (this.nulls !== null) {
      const nulls = new Uint8Array(this.capacity);
      nulls.set(this.nulls);
      this.nulls = nulls;
    }
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
