import { columnTypes } from '../table/column.js';
import type { ColumnType } from '../table/column.js';
import { RegExpValue } from './regexp.js';
import { TableStream } from './stream.js';
import {
  Dict,
  Duration,
  FluxRecord,
  FoundTable,
  isFunction,
  isRow,
  Time,
  TypedNull,
  UInt,
} from './values.js';
import type { Value } from './values.js';

/** The kinds of values, by the names influxd's errors give them. */
export type Nature =
  | ColumnType
  | 'invalid'
  | 'duration'
  | 'regexp'
  | 'bytes'
  | 'array'
  | 'record'
  | 'dictionary'
  | 'function'
  | 'stream';

export function natureOf(value: Value): Nature {
  switch (typeof value) {
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
  }
  if (value === null) return 'invalid';
  if (value instanceof TypedNull) return value.type;
  if (value instanceof Time) return 'time';
  if (value instanceof Duration) return 'duration';
  if (value instanceof UInt) return 'uint';
  if (value instanceof FluxRecord || isRow(value)) return 'record';
  if (Array.isArray(value)) return 'array';
  if (value instanceof TableStream || value instanceof FoundTable) return 'stream';
  if (isFunction(value)) return 'function';
  if (value instanceof RegExpValue) return 'regexp';
  if (value instanceof Dict) return 'dictionary';
  return 'bytes';
}

/** The name that influxd's interpreter, itself in Go, gives to a kind of value. */
export function goKind(nature: Nature): string {
  return nature === 'record' ? 'object' : nature;
}

const tableTypes: ReadonlySet<string> = new Set(columnTypes);

/** The type of a column that holds this kind of value; undefined where no column can. */
export function columnTypeOf(nature: Nature): ColumnType | undefined {
  return tableTypes.has(nature) ? (nature as ColumnType) : undefined;
}
