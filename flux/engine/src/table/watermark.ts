import { Time } from '../eval/values.js';
import type { Table } from './table.js';

/** The latest end that a key tells of: a source says at its end that nothing comes that ends before. */
export function latestStop(tables: readonly Table[]): bigint | undefined {
  let latest: bigint | undefined;
  for (const table of tables) {
    const stop = stopOf(table);
    if (stop !== undefined && (latest === undefined || stop > latest)) latest = stop;
  }
  return latest;
}

/** The tables that have ended at a time before the others. */
export function endedFirst(tables: Table[], mark: bigint): Table[] {
  const hasEnded = (table: Table): boolean => {
    const stop = stopOf(table);
    return stop !== undefined && stop <= mark;
  };
  if (tables.every(hasEnded)) return tables;
  return [...tables.filter(hasEnded), ...tables.filter((table) => !hasEnded(table))];
}

function stopOf({ key }: Table): bigint | undefined {
  const stop = key.find('_stop')?.value;
  return stop instanceof Time ? stop.ns : undefined;
}
