import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import type { TransactionsFile } from '../files/index.js';

/** More points than this are not told apart in a chart. */
const mostPoints = 480;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440];

export interface Series {
  /** Minutes added together in a point. */
  step: number;
  counts: Record<Status, number[]>;
}

/** Minutes to add together, so that a chart over so many minutes has points that can be told apart. */
export function stepFor(minutes: number): number {
  return steps.find((candidate) => minutes / candidate <= mostPoints) ?? steps.at(-1)!;
}

/** A series of zeros. */
export function emptySeries(step: number, points: number): Series {
  const counts = Object.fromEntries(statuses.map((status) => [status, new Array<number>(points).fill(0)]));
  return { step, counts: counts as Record<Status, number[]> };
}

/** Counts for a chart, in as many minutes a point as it takes. */
export function toSeries({ counts, minutes }: Pick<TransactionsFile, 'counts' | 'minutes'>): Series {
  const step = stepFor(minutes);
  const series = emptySeries(step, Math.ceil(minutes / step));
  for (const status of statuses)
    counts[status].forEach((count, minute) => (series.counts[status][Math.floor(minute / step)]! += count));
  return series;
}
