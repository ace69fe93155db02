import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import type { TransactionsFile } from '@firewatch/flux/files';

/** More points than this are not told apart in a chart. */
const mostPoints = 480;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440];

export interface Series {
  /** Minutes added together in a point. */
  step: number;
  /** Transactions of each point's known minutes. Null: nothing is known, which is not the same as no transaction. */
  counts: Record<Status, Array<number | null>>;
  /** Minutes of each point of which anything is known: fewer than a step at the ends and where minutes are absent. */
  known: number[];
}

/** Minutes to add together, so that a chart over so many minutes has points that can be told apart. */
export function stepFor(minutes: number): number {
  return steps.find((candidate) => minutes / candidate <= mostPoints) ?? steps.at(-1)!;
}

/** Counts for a chart, in as many minutes a point as it takes. */
export function toSeries({
  counts,
  covered,
  minutes,
}: Pick<TransactionsFile, 'counts' | 'covered' | 'minutes'>): Series {
  const step = stepFor(minutes);
  const series = unknownSeries(step, Math.ceil(minutes / step));
  for (let minute = 0; minute < minutes; minute++) {
    if (covered[minute] !== 1 && statuses.every((status) => counts[status][minute] === 0)) continue;
    const point = Math.floor(minute / step);
    series.known[point]! += 1;
    for (const status of statuses) addTo(series, status, point, counts[status][minute]!);
  }
  return series;
}

/** A series of which nothing is known yet. */
export function unknownSeries(step: number, points: number): Series {
  const counts = Object.fromEntries(statuses.map((status) => [status, new Array<null>(points).fill(null)]));
  return { step, counts: counts as Record<Status, null[]>, known: new Array<number>(points).fill(0) };
}

/** Adds transactions to a point; with none of them, the point is known to be zero. */
export function addTo({ counts }: Series, status: Status, point: number, count: number): void {
  counts[status][point] = (counts[status][point] ?? 0) + count;
}

/** A point's transactions a minute, over the minutes of it that are known; null: none is. */
export function perMinute({ counts, known }: Series, status: Status, point: number): number | null {
  const count = counts[status][point] ?? null;
  return count === null ? null : count / Math.max(1, known[point]!);
}
