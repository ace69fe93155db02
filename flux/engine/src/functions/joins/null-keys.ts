import { compareScalars } from '../../table/group-key.js';
import type { Match, Run } from './match.js';

/** What is joined when its turn comes: the rows of both sides, as far as they have come. */
interface Product {
  key: Run['key'];
  left: readonly number[];
  right: readonly number[];
}

type Side = 'left' | 'right';

const nothing: readonly number[] = [];

/**
 * Joins keys with nulls among them as influxd does. A null is sorted before everything, and then looked for behind
 * everything: what lies before it is taken for complete once the other side's null has come, and joined with nothing.
 * Which side comes first is chance in influxd, and tells only where one side alone has nulls: here that one comes first,
 * so that the keys find each other.
 */
export function mergeWithNulls(left: readonly Run[], right: readonly Run[]): Match[] {
  const joined: Product[] = [];
  const waiting: Product[] = [];
  const take = (run: Run, side: Side): number => {
    const other: Side = side === 'left' ? 'right' : 'left';
    const place = waiting.findIndex(({ key }) => equal(key, run.key) || isLess(run.key, key));
    if (place >= 0 && equal(waiting[place].key, run.key)) {
      waiting[place][side] = run.rows;
      return place + 1;
    }
    const at = place < 0 ? waiting.length : place;
    waiting.splice(at, 0, { key: run.key, left: nothing, right: nothing, [side]: run.rows });
    const before = waiting[at - 1];
    return before && before[side].length === 0 && before[other].length > 0 ? at : 0;
  };
  const sides: Array<readonly [Side, readonly Run[]]> = [
    ['left', left],
    ['right', right],
  ];
  const inTurn = left.some(({ key }) => key.includes(null)) ? sides : [...sides].reverse();
  // Nobody knows of the last key of a side whether it goes on, until all has come.
  for (const [side, runs] of inTurn)
    for (const run of runs.slice(0, -1)) joined.push(...waiting.splice(0, take(run, side)));
  for (const [side, runs] of sides) for (const run of runs.slice(-1)) take(run, side);
  return [...joined, ...waiting];
}

function equal(a: Run['key'], b: Run['key']): boolean {
  return a.every((x, i) => {
    const y = b[i];
    return x !== null && y !== null && !hasNaN(x, y) && compareScalars(x, y) === 0;
  });
}

/** A NaN is neither equal to anything nor before it. */
function hasNaN(a: unknown, b: unknown): boolean {
  return Number.isNaN(a) || Number.isNaN(b);
}

/** Whether a key comes before another one: all come before a null. */
function isLess(a: Run['key'], b: Run['key']): boolean {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    if (y === null) return true;
    if (x === null) return false;
    if (hasNaN(x, y)) return false;
    const order = compareScalars(x, y);
    if (order !== 0) return order < 0;
  }
  return false;
}
