import type { Table } from '../table/table.js';
import { Closure } from './closure.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import { natureOf } from './natures.js';
import type { Query } from './query.js';
import { Row } from './record.js';
import { isNull } from './values.js';
import type { FluxFunction, Value } from './values.js';

/** Calls a function with values for the parameters named, again and again, without building arguments each time. */
export function bindFunction(
  fn: FluxFunction,
  parameters: readonly string[],
  query: Query,
  at: Place,
): (...values: Value[]) => Value {
  if (!(fn instanceof Closure)) return (...values) => fn.call(parameters, values, query, at);
  const { frame, slots } = fn.prepare(parameters);
  const { body } = fn.code;
  const [first, second] = slots;
  if (slots.length === 1)
    return (value) => {
      if (first >= 0) frame.slots[first] = value!;
      return body(frame);
    };
  return (a, b) => {
    if (first >= 0) frame.slots[first] = a!;
    if (second >= 0) frame.slots[second] = b!;
    return body(frame);
  };
}

/** Rows between two looks at whether the query may go on. */
const rowsBetweenCheckpoints = 8192;

/** Whether a row function looks only at columns that are the same in every row: one row then stands for all. */
function readsConstants(fn: FluxFunction, table: Table): boolean {
  if (!(fn instanceof Closure)) return false;
  const members = fn.code.membersRead();
  return members !== undefined && [...members].every((label) => table.column(label)?.constant ?? true);
}

function everyRow(table: Table): number[] {
  return Array.from({ length: table.length }, (_, row) => row);
}

/** Tells which rows a predicate holds for: null counts as false. Its errors say that it was a filter's function that failed. */
export function rowsWhere(table: Table, fn: FluxFunction, query: Query, at: Place): number[] {
  const test = bindFunction(fn, ['r'], query, at);
  const row = new Row(table);
  const rows: number[] = [];
  try {
    if (table.length > 1 && readsConstants(fn, table)) return holds(test(row)) ? everyRow(table) : [];
    for (let i = 0; i < table.length; i++) {
      if (i % rowsBetweenCheckpoints === 0) query.checkpoint();
      row.index = i;
      if (holds(test(row))) rows.push(i);
    }
  } catch (error) {
    throw failedIn('filter', error);
  }
  return rows;
}

/** An error of the function given to another, in influxd's form; that a query has to end is no error of a function. */
export function failedIn(what: string, error: unknown): unknown {
  if (error instanceof FluxError && !error.final && error.code !== 'canceled') {
    error.message = `failed to evaluate ${what} function: ${error.message}`;
    // Only a map's function is always the script's fault.
    if (what === 'map') error.code = 'invalid';
  }
  return error;
}

export function holds(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (isNull(value)) return false;
  throw new FluxError(`row predicate function does not evaluate to a boolean, but to ${natureOf(value)}`);
}

/** Calls `visit` for each row with the row moved there. */
export function eachRow(table: Table, query: Query, visit: (row: Row, index: number) => void): void {
  const row = new Row(table);
  for (let i = 0; i < table.length; i++) {
    if (i % rowsBetweenCheckpoints === 0) query.checkpoint();
    row.index = i;
    visit(row, i);
  }
}
