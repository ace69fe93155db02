import { compareScalars } from '../../table/group-key.js';
import type { Column } from '../../table/column.js';
import type { Scalar } from '../../eval/values.js';

/** Rows of both sides that have one join key; a side without such a row has none. */
export interface Match {
  left: readonly number[];
  right: readonly number[];
}

interface Run {
  key: ReadonlyArray<Scalar | null>;
  rows: number[];
}

const nothing: readonly number[] = [];

/**
 * The rows of both sides by their join key, in the order of the keys; a null is the same as nothing and comes last.
 * In influxd a null on one side may keep later keys from finding each other, depending on which side comes first: here
 * they do.
 * @param left the columns of the join key, sorted, as the right side's; none of a side without rows
 */
export function matchRows(left: readonly Column[], right: readonly Column[]): Match[] {
  const [a, b] = [runsOf(left), runsOf(right)];
  const matches: Match[] = [];
  let i = 0;
  let j = 0;
  while (i < a.known.length || j < b.known.length) {
    const order =
      i === a.known.length ? 1 : j === b.known.length ? -1 : compareKeys(a.known[i].key, b.known[j].key);
    matches.push({
      left: order <= 0 ? a.known[i++].rows : nothing,
      right: order >= 0 ? b.known[j++].rows : nothing,
    });
  }
  // influxd puts each of them before those that it has.
  for (const { rows } of b.nulls.reverse()) matches.push({ left: nothing, right: rows });
  for (const { rows } of a.nulls.reverse()) matches.push({ left: rows, right: nothing });
  return matches;
}

/** The keys in order, each with the rows that have it; a row whose key has a null stands alone. */
function runsOf(columns: readonly Column[]): { known: Run[]; nulls: Run[] } {
  const known: Run[] = [];
  const nulls: Run[] = [];
  const length = columns[0]?.length ?? 0;
  for (let row = 0; row < length; row++) {
    const run = { key: columns.map((column) => column.get(row)), rows: [row] };
    const last = known.at(-1);
    if (run.key.includes(null)) nulls.push(run);
    else if (last && compareKeys(last.key, run.key) === 0) last.rows.push(row);
    else known.push(run);
  }
  return { known, nulls };
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
