import { minuteMs, minuteStart } from '../clock.js';

/** Minutes from `from` to `to` (ms, exclusive). */
export type LateRange = [from: number, to: number];

/**
 * The tasks cover the last 10 closed minutes at every run; what is younger than this when it comes is within the next
 * run's sight, even if the one that is due is missed.
 */
export const seenByTasksMs = 8 * minuteMs;
/** A minute has its part in what is judged for a day and a quarter: references, holds, incidents, the day before. */
const reachMs = 30 * 60 * minuteMs;

/** The minutes of those times (ms) that the tasks do not look at any more; null: they see all. */
export function lateRange(times: Iterable<number>, now: number): LateRange | null {
  const seen = minuteStart(now) - seenByTasksMs;
  let [from, to] = [Infinity, -Infinity];
  for (const time of times) {
    if (time >= seen) continue;
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return from > to ? null : [minuteStart(from), minuteStart(to) + minuteMs];
}

/** The smallest range that holds both. */
export function unite(one: LateRange | null, other: LateRange | null): LateRange | null {
  if (one === null || other === null) return one ?? other;
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
}

/** Until when (ms) what is judged depends on a range; not later than the last closed minute. */
export function reachOf([, to]: LateRange, now: number): number {
  return Math.min(minuteStart(now), to + reachMs);
}
