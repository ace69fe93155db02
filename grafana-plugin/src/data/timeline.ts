import { type Series } from './collect.js';

export const minuteMs = 60_000;

function sameTimes(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) {
    return true;
  }
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

function merge(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? a[i]! : Infinity;
    const y = j < b.length ? b[j]! : Infinity;
    out.push(Math.min(x, y));
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return out;
}

/** The ascending union of ascending lists; equal lists, the usual case, cost one comparison. */
export function union(lists: Iterable<readonly number[]>): number[] {
  let out: readonly number[] = [];
  for (const list of lists) {
    if (!sameTimes(out, list)) {
      out = merge(out, list);
    }
  }
  return [...out];
}

/** The step between neighbours that occurs most often, ms; at least a minute, which it is where it cannot be told. */
export function stepOf(times: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = minuteMs;
  for (let i = 1; i < times.length; i++) {
    const step = times[i]! - times[i - 1]!;
    const n = (counts.get(step) ?? 0) + 1;
    counts.set(step, n);
    if (n > (counts.get(best) ?? 0)) {
      best = step;
    }
  }
  return Math.max(best, minuteMs);
}

/** Most times added to an axis: five weeks of minutes. */
export const mostAdded = 50_000;

/**
 * The same times with one added for every step that is missing between neighbours. Once `most` are added, a gap gets
 * its first and last missing step alone, so that times of any kind give an axis of bounded length.
 */
export function fillGaps(times: readonly number[], step: number, most = mostAdded): number[] {
  const out: number[] = [];
  let left = most;
  for (const time of times) {
    const last = out[out.length - 1];
    const missing = last === undefined ? 0 : Math.ceil((time - last) / step - 1.5);
    if (missing > left) {
      out.push(last! + step, last! + missing * step);
    } else {
      for (let i = 1; i <= missing; i++) {
        out.push(last! + i * step);
      }
      left -= Math.max(0, missing);
    }
    out.push(time);
  }
  return out;
}

/** A series' values at each time of the axis, null where it has none. The axis holds the series' times. */
export function align(axis: readonly number[], series: Series | undefined): Array<number | null> {
  if (series && sameTimes(axis, series.times)) {
    return [...series.values];
  }
  const out = new Array<number | null>(axis.length).fill(null);
  if (!series) {
    return out;
  }
  let j = 0;
  for (let i = 0; i < axis.length && j < series.times.length; i++) {
    while (j < series.times.length && series.times[j]! < axis[i]!) {
      j++;
    }
    if (series.times[j] === axis[i]) {
      out[i] = series.values[j] ?? null;
    }
  }
  return out;
}
