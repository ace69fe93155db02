import { minuteMs } from '../time.js';

/**
 * Minutes that one query covers: as far ahead as baselines are written, twice that for incidents, on which nothing
 * waits, and an hour for the rollup.
 */
export const analyticsBlock = 5;
export const incidentsBlock = 10;
export const rollupBlock = 60;

/**
 * The ends of the blocks that cover a range. The last block ends with the range and may cover minutes of the one
 * before it, or from before the range, again.
 */
export function* blocks(from: Date, to: Date, minutes: number): Generator<Date> {
  const step = minutes * minuteMs;
  for (let end = from.getTime() + step; end < to.getTime(); end += step) yield new Date(end);
  yield to;
}
