/** Where time comes from; tests give their own. */
export interface Clock {
  /** Wall clock: milliseconds since the epoch. May jump. */
  now(): number;
  /** Milliseconds since some fixed moment. Never jumps. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** Start of the minute that holds `time` (ms). */
export function minuteStart(time: number): number {
  return Math.floor(time / minuteMs) * minuteMs;
}
