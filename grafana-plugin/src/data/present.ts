import { type Severity } from './contract.js';
import { minuteMs } from './timeline.js';

type Column = ReadonlyArray<number | null>;

/** The newest minutes of the axis, as indices from first to last (both included). */
export interface Window {
  first: number;
  last: number;
}

export interface NowColumns {
  count: Column;
  covered: Column;
  expected: Column;
  severity: Column;
  score: Column;
  visible: Column;
  window: Column;
}

/** How a status stands in the window of "now". Counts are sums over the window's minutes. */
export interface Present {
  observed: number;
  /** Null when no minute of the window has a baseline. */
  expected: number | null;
  /** observed / expected; null without a baseline, Infinity when nothing was expected. */
  factor: number | null;
  share: number;
  expectedShare: number | null;
  severity: Severity;
  score: number | null;
  /** The smallest lasting change that would become critical, as a factor of the expected count. */
  visible: number | null;
  learning: boolean;
}

export type Tally = Omit<Present, 'share' | 'expectedShare'>;

/** The window ending with the newest counted minute, `minutes` long; null when nothing was counted. */
export function windowOfNow(
  times: readonly number[],
  counts: readonly Column[],
  minutes: number,
): Window | null {
  let last = times.length - 1;
  while (last >= 0 && !counts.some((count) => count[last] !== null)) {
    last--;
  }
  if (last < 0) {
    return null;
  }
  const start = times[last]! - (minutes - 1) * minuteMs;
  let first = last;
  while (first > 0 && times[first - 1]! >= start) {
    first--;
  }
  return { first, last };
}

function latest(column: Column, window: Window): number | null {
  for (let i = window.last; i >= window.first; i--) {
    const value = column[i];
    if (value !== null && value !== undefined) {
      return value;
    }
  }
  return null;
}

function asSeverity(value: number | null): Severity {
  return value === null || value < 1 ? 0 : value < 2 ? 1 : 2;
}

/** Sums a status over the window; expected only over minutes that were counted, so that both compare. */
export function tally(columns: NowColumns, window: Window): Tally {
  let observed = 0;
  let expected: number | null = null;
  for (let i = window.first; i <= window.last; i++) {
    const count = columns.count[i];
    if (count === null || count === undefined) {
      continue;
    }
    observed += count;
    const wanted = columns.expected[i];
    if (wanted !== null && wanted !== undefined) {
      expected = (expected ?? 0) + wanted;
    }
  }
  const hasBaseline = columns.expected.some((value) => value !== null);
  const judged = hasBaseline || columns.score.some((value) => value !== null);
  return {
    observed,
    expected,
    factor: expected === null ? null : expected > 0 ? observed / expected : observed > 0 ? Infinity : 1,
    severity: asSeverity(latest(columns.severity, window)),
    score: latest(columns.score, window),
    visible: latest(columns.visible, window),
    learning: latest(columns.window, window) === 0 || (judged && latest(columns.expected, window) === null),
  };
}

/** Adds shares of volume. A status without a baseline counts as observed in the expected mix. */
export function withShares(tallies: readonly Tally[]): Present[] {
  const observed = tallies.reduce((sum, t) => sum + t.observed, 0);
  const expected = tallies.reduce((sum, t) => sum + (t.expected ?? t.observed), 0);
  const anyBaseline = tallies.some((t) => t.expected !== null);
  return tallies.map((t) => ({
    ...t,
    share: observed > 0 ? t.observed / observed : 0,
    expectedShare: anyBaseline && expected > 0 ? (t.expected ?? t.observed) / expected : null,
  }));
}
