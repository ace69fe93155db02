import { compareScalars } from '../../table/group-key.js';
import type { Column } from '../../table/column.js';
import type { Scalar } from '../../eval/values.js';
import { mergeWithNulls } from './null-keys.js';

/** Rows of both sides that have one join key; a side without such a row has none. */
export interface Match {
  left: readonly number[];
  right: readonly number[];
}

/** Rows of one side that have one join key. */
export interface Run {
  key: ReadonlyArray<Scalar | null>;
  rows: readonly number[];
}

const nothing: readonly number[] = [];

/**
 * The rows of both sides by their join key, in the order in which influxd joins them: that of the keys, where none has a
 * null.
 * @param left the columns of the join key, sorted, as the right side's; none of a side without rows
 */
export function matchRows(left: readonly Column[], right: readonly Column[]): Match[] {
  const [a, b] = [runsOf(left), runsOf(right)];
  return [...left, ...right].some((column) => column.hasNulls()) ? mergeWithNulls(a, b) : merge(a, b);
}

function merge(a: readonly Run[], b: readonly Run[]): Match[] {
  const matches: Match[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const order = i === a.length ? 1 : j === b.length ? -1 : compareKeys(a[i].key, b[j].key);
    matches.push({
      left: order <= 0 ? a[i++].rows : nothing,
      right: order >= 0 ? b[j++].rows : nothing,
    });
  }
  return matches;
}

/** The keys in order, each with the rows that have it; a row whose key has a null stands alone. */
function runsOf(columns: readonly Column[]): Run[] {
  const runs: Array<Run & { rows: number[] }> = [];
  const length = columns[0]?.length ?? 0;
  for (let row = 0; row < length; row++) {
    const key = columns.map((column) => column.get(row));
    const last = runs.at(-1);
    if (last && isKnown(last.key) && isKnown(key) && compareKeys(last.key, key) === 0) last.rows.push(row);
    else runs.push({ key, rows: [row] });
  }
  return runs;
}

function isKnown(key: Run['key']): boolean {
  return !key.includes(null);
}

/** Orders keys without nulls. A NaN is the same as nothing, and before everything, as `sort` has it. */
function compareKeys(a: Run['key'], b: Run['key']): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (Number.isNaN(x)) return -1;
    if (Number.isNaN(y)) return 1;
    const order = compareScalars(x, y);
    if (order !== 0) return order;
  }
  return 0;
}
