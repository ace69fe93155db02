import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import type { TransactionsFile } from '@firewatch/flux/files';

/** More points than this are not told apart in a chart. */
const mostPoints = 480;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440];

export interface Series {
  /** Minutes added together in a point. */
  step: number;
  /** Null: nothing is known of these minutes, which is not the same as no transaction. */
  counts: Record<Status, Array<number | null>>;
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
  for (const status of statuses)
    counts[status].forEach((count, minute) => {
      if (covered[minute] === 1 || count > 0) addTo(series, status, Math.floor(minute / step), count);
    });
  return series;
}

/** A series of which nothing is known yet. */
export function unknownSeries(step: number, points: number): Series {
  const counts = Object.fromEntries(statuses.map((status) => [status, new Array<null>(points).fill(null)]));
  return { step, counts: counts as Record<Status, null[]> };
}

/** Adds transactions to a point; with none of them, the point is known to be zero. */
export function addTo({ counts }: Series, status: Status, point: number, count: number): void {
  counts[status][point] = (counts[status][point] ?? 0) + count;
}
