import { columnTypes } from '../table/column.js';
import type { Column, ColumnType } from '../table/column.js';
import type { Layout, Table } from '../table/table.js';
import { FluxError } from './errors.js';
import { natureOf } from './natures.js';
import type { Code } from './scope.js';
import { FluxRecord, isNull, isRow, TypedNull } from './values.js';
import type { RowLike, Value } from './values.js';

const typedNulls = Object.fromEntries(columnTypes.map((type) => [type, new TypedNull(type)])) as Record<
  ColumnType,
  TypedNull
>;

/** A cell as a value of the script: a null keeps its column's type. */
export function cellOf(column: Column, row: number): Value {
  return column.get(row) ?? typedNulls[column.type];
}

/** One row of a table; moved along it by its `index`. Holds for the call it is handed to, not longer. */
export class Row implements RowLike {
  readonly isRow = true;
  readonly layout: Layout;
  readonly columns: readonly Column[];
  index = 0;

  constructor(readonly table: Table) {
    this.layout = table.layout;
    this.columns = table.columns;
  }

  member(name: string): Value {
    const at = this.layout.indexOf(name);
    return at < 0 ? null : cellOf(this.columns[at], this.index);
  }

  has(name: string): boolean {
    return this.layout.indexOf(name) >= 0;
  }

  names(): readonly string[] {
    return this.layout.labels;
  }
}

/** Reads a property. Remembers where a row's column stood, for rows of tables of the same shape. */
export function readMember(object: Code, name: string): Code {
  let known: Layout | undefined;
  let position = -1;
  return (frame) => {
    const value = object(frame);
    if (value instanceof Row) {
      if (value.layout !== known) {
        known = value.layout;
        position = known.indexOf(name);
      }
      return position < 0 ? null : cellOf(value.columns[position], value.index);
    }
    if (value instanceof FluxRecord) return value.fields.get(name) ?? null;
    if (isRow(value)) return value.member(name);
    if (isNull(value)) throw new FluxError('cannot access property of a null value; expected record');
    throw new FluxError(`cannot access property of a value with type ${natureOf(value)}; expected record`);
  };
}
