import type { QueryResult } from '../eval/types.js';
import type { Scalar } from '../eval/values.js';

/** A row as an object: values by column; `bigint` for int, `number` for float, `Time` for time. */
export type ResultRow = Record<string, Scalar | null>;

/** All rows of all tables of results, in order. */
export function rowsOf(results: Iterable<QueryResult>): ResultRow[] {
  const rows: ResultRow[] = [];
  for (const { tables } of results) {
    for (const table of tables) {
      const entries = table.entries();
      for (let row = 0; row < table.length; row++)
        rows.push(Object.fromEntries(entries.map(([label, column]) => [label, column.get(row)])));
    }
  }
  return rows;
}
