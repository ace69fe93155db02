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

/** Counts for a chart: so many minutes added together that the points can be told apart. */
export function toSeries({ counts, minutes }: Pick<TransactionsFile, 'counts' | 'minutes'>): Series {
  const step = steps.find((candidate) => minutes / candidate <= mostPoints) ?? steps.at(-1)!;
  const points = Math.ceil(minutes / step);
  return {
    step,
    counts: Object.fromEntries(
      statuses.map((status) => [
        status,
        Array.from({ length: points }, (_, point) =>
          counts[status].subarray(point * step, (point + 1) * step).reduce((sum, count) => sum + count, 0),
        ),
      ]),
    ) as Record<Status, number[]>,
  };
}
