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

/** That the table of a key is complete, told behind so many pieces. */
export interface Told {
  id: string;
  behind: number;
}

/** That each key's table is complete, told behind its last piece. */
export function toldAtLast(pieces: readonly Table[]): Told[] {
  const last = new Map(pieces.map(({ key }, place) => [key.id(), place]));
  return [...last].map(([id, place]) => ({ id, behind: place + 1 })).sort((a, b) => a.behind - b.behind);
}

/** Whole tables in the order in which they are told to be complete; those of which nobody tells come last, in that of their keys. */
export function asTold(pieces: readonly Table[], told: readonly Told[]): Table[] {
  const whole = new Map(mergeByKey(pieces).map((table) => [table.key.id(), table]));
  const first = new Map<string, number>();
  pieces.forEach(({ key }, place) => {
    if (!first.has(key.id())) first.set(key.id(), place);
  });
  const ordered: Table[] = [];
  for (const { id, behind } of told) {
    const table = whole.get(id);
    // What is told before its first piece comes is of another table that has had the key.
    if (!table || first.get(id)! >= behind) continue;
    ordered.push(table);
    whole.delete(id);
  }
  return [...ordered, ...[...whole.values()].sort((a, b) => a.key.compare(b.key))];
}
