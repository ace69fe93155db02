import { RepeatedKeyError } from '../eval/errors.js';
import { mergeByKey } from './merge.js';
import type { Table } from './table.js';

/**
 * Whole tables, one a key. Pieces that came late make tables of their own behind the others, in the order of their keys:
 * influxd finds them when it has nothing else left to do.
 */
export function wholeTables(pieces: readonly Table[]): Table[] {
  const late = pieces.filter((piece) => piece.late);
  if (late.length === 0) return mergeByKey(pieces);
  return [
    ...mergeByKey(pieces.filter((piece) => !piece.late)),
    ...mergeByKey(inTime(late)).sort((a, b) => a.key.compare(b.key)),
  ];
}

/** The same pieces, those that are late behind the others. */
export function lateLast(pieces: readonly Table[]): Table[] {
  return [...pieces.filter((piece) => !piece.late), ...pieces.filter((piece) => piece.late)];
}

/** The same tables, none of them late: of functions that do not tell when a table is complete, or tell it of each. */
export function inTime(tables: readonly Table[]): Table[] {
  return tables.map((table) => table.withLate(false));
}

/** Whether two of the tables share a key. */
export function hasRepeatedKey(tables: readonly Table[]): boolean {
  return new Set(tables.map(({ key }) => key.id())).size < tables.length;
}

/** Throws influxd's error where two tables share a key; `who` begins it. */
export function refuseRepeatedKeys(tables: readonly Table[], who: string): void {
  const seen = new Set<string>();
  for (const { key } of tables) {
    if (seen.has(key.id()))
      throw new RepeatedKeyError(`${who}${who && ' '}found duplicate table with key: ${key.toString()}`);
    seen.add(key.id());
  }
}
