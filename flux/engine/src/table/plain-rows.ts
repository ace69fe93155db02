import { formatTime } from '../eval/calendar.js';
import { Time, UInt } from '../eval/values.js';
import type { QueryResult } from '../eval/types.js';
import type { Scalar } from '../eval/values.js';

/**
 * A row as a client of the HTTP API reads it: whole numbers are numbers, times RFC 3339 strings. A text that is null stays
 * null, though, which such a client cannot tell from an empty one.
 */
export type PlainRow = Record<string, string | number | boolean | null>;

/** All rows of all tables of results, in order; the column `result` names the result that a row is of. */
export function plainRows(results: Iterable<QueryResult>): PlainRow[] {
  const rows: PlainRow[] = [];
  for (const { name, tables } of results) {
    for (const table of tables) {
      const entries = table.entries();
      for (let at = 0; at < table.length; at++) {
        const row: PlainRow = { result: name };
        for (const [label, column] of entries) row[label] = plain(column.get(at));
        rows.push(row);
      }
    }
  }
  return rows;
}

function plain(value: Scalar | null): PlainRow[string] {
  if (value instanceof Time) return formatTime(value.ns);
  if (value instanceof UInt) return Number(value.value);
  return typeof value === 'bigint' ? Number(value) : value;
}
