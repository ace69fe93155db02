import { minuteMs, truncateMinute } from '../time.js';

/** Closed minutes that have come after the one that was judged last. */
export function minutesBehind(minute: Date, now: Date): number {
  return Math.round((truncateMinute(now).getTime() - minute.getTime()) / minuteMs) - 1;
}

/** A minute of the day as reasons name it: `12:34`, in UTC. */
export function clockTime(time: Date): string {
  return time.toISOString().slice(11, 16);
}
