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
  recordOf,
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

/** The type of a value, as influxd writes types: `[int]`, `{a: string}`. */
export function typeText(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.length === 0 ? 'A' : typeText(value[0] as Value)}]`;
  if (value instanceof FluxRecord || isRow(value)) {
    const fields = [...recordOf(value, 'value').fields].map(([name, item]) => `${name}: ${typeText(item)}`);
    return `{${fields.join(', ')}}`;
  }
  if (value instanceof Dict) {
    const [first] = value.entries.values();
    return first ? `[${typeText(first[0])}: ${typeText(first[1])}]` : '[A: B]';
  }
  return natureOf(value);
}

/** An argument that a function refuses, as influxd names it: `string value <nil>` for a null of a string's type. */
export function describe(nature: Nature, value: Value): string {
  if (nature === 'invalid') return 'invalid value {}';
  return `${nature} value ${value === null ? '<nil>' : plain(value)}`;
}

function plain(value: Value): string {
  if (value instanceof RegExpValue) return value.source;
  return typeof value === 'object' ? natureOf(value) : String(value);
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
