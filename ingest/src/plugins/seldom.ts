import type { Clock } from '../clock.js';

/**
 * Says of each kind of event whether it is time to tell of it: of the first one, and then once in an interval.
 * Returns how many were left out before, or undefined where this one is left out too.
 */
export function seldom(clock: Clock, intervalMs: number): (kind: string) => number | undefined {
  const told = new Map<string, { at: number; leftOut: number }>();
  return (kind) => {
    const now = clock.monotonic();
    const before = told.get(kind);
    if (before !== undefined && now - before.at < intervalMs) {
      before.leftOut++;
      return undefined;
    }
    told.set(kind, { at: now, leftOut: 0 });
    return before?.leftOut ?? 0;
  };
}
