import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import type { Query } from './query.js';
import type { RegExpValue } from './regexp.js';
import type { TableStream } from './stream.js';
import type { ColumnType } from '../table/column.js';
import type { Table } from '../table/table.js';

/** A point in time, nanoseconds since 1970 (UTC). */
export class Time {
  constructor(readonly ns: bigint) {}
}

/** A length of time: calendar months and nanoseconds, both with the sign of `negative`. */
export class Duration {
  constructor(
    readonly months: bigint,
    readonly ns: bigint,
    readonly negative = false,
  ) {}

  isZero(): boolean {
    return this.months === 0n && this.ns === 0n;
  }

  negate(): Duration {
    return new Duration(this.months, this.ns, !this.negative);
  }

  /** Months with their sign. */
  signedMonths(): bigint {
    return this.negative ? -this.months : this.months;
  }

  /** Nanoseconds with their sign, months left out. */
  signedNs(): bigint {
    return this.negative ? -this.ns : this.ns;
  }

  equals(other: Duration): boolean {
    return this.signedMonths() === other.signedMonths() && this.signedNs() === other.signedNs();
  }
}

/** An unsigned 64-bit integer; plain bigints are signed ones. */
export class UInt {
  constructor(readonly value: bigint) {}
}

/**
 * A null that knows its type, as those taken out of a table do: a column can be made of it alone.
 * Operators and functions treat it as any null.
 */
export class TypedNull {
  constructor(readonly type: ColumnType) {}
}

/** Whether a value is null, of a type or of none. */
export function isNull(value: Value): value is null | TypedNull {
  return value === null || value instanceof TypedNull;
}

/** What a value of a column's type is in a cell. */
export function cellValue(value: Value): Scalar | null {
  return isNull(value) ? null : (value as Scalar);
}

/** A record: an object whose properties are known by name, in the order they were set. */
export class FluxRecord {
  constructor(readonly fields: Map<string, Value> = new Map()) {}

  static of(fields: Record<string, Value>): FluxRecord {
    return new FluxRecord(new Map(Object.entries(fields)));
  }

  get(name: string): Value {
    return this.fields.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }
}

/** A dictionary: its entries by a text that tells their keys apart. */
export class Dict {
  constructor(readonly entries: ReadonlyMap<string, readonly [key: Value, value: Value]> = new Map()) {}

  /** The same with one more entry, or another value of one. */
  with(key: Value, value: Value): Dict {
    return new Dict(new Map(this.entries).set(newKey(key), [key, value]));
  }

  static of(pairs: Iterable<readonly [key: Value, value: Value]>): Dict {
    return new Dict(new Map([...pairs].map((pair) => [newKey(pair[0]), pair])));
  }
}

/** The text under which a key that is put in is kept. Throws FluxError for a null. */
function newKey(key: Value): string {
  if (isNull(key)) throw new FluxError('null value cannot be used as a dictionary key');
  return dictKey(key);
}

/** The text under which a key is kept. */
export function dictKey(key: Value): string {
  if (key instanceof Time) return `t${key.ns}`;
  if (key instanceof UInt) return `u${key.value}`;
  if (typeof key === 'object') return 'other';
  return `${typeof key}${String(key)}`;
}

/** One table taken out of a stream by `tableFind`. */
export class FoundTable {
  constructor(readonly table: Table) {}
}

/** What a table's cell may hold. */
export type Scalar = bigint | number | string | boolean | Time | UInt;

export type Value =
  | Scalar
  | null
  | TypedNull
  | Duration
  | RegExpValue
  | Uint8Array
  | FluxRecord
  | Dict
  | TableStream
  | FoundTable
  | FluxFunction
  | RowLike
  | readonly Value[];

/** A row of a table under iteration: read like a record, without one being built. */
export interface RowLike {
  readonly isRow: true;
  member(name: string): Value;
  has(name: string): boolean;
  names(): readonly string[];
}

/** Something that can be called: a builtin or a function of the script. */
export interface FluxFunction {
  readonly isFunction: true;
  readonly name: string;
  /** The name of the parameter that `|>` fills, when there is one. */
  readonly pipe: string | undefined;
  /**
   * @param names the arguments' names; the same array for every call from one place, so that a callee may
   *   remember where its parameters stand in it.
   */
  call(names: readonly string[], values: readonly Value[], query: Query, at: Place): Value;
}

export function isFunction(value: Value): value is FluxFunction {
  return typeof value === 'object' && value !== null && 'isFunction' in value;
}

export function isRow(value: Value): value is RowLike {
  return typeof value === 'object' && value !== null && 'isRow' in value;
}

/** Narrows to a record; a row under iteration counts as one. */
export function recordOf(value: Value, what: string): FluxRecord {
  if (value instanceof FluxRecord) return value;
  if (isRow(value)) return new FluxRecord(new Map(value.names().map((name) => [name, value.member(name)])));
  throw new FluxError(`${what} must be a record`);
}
