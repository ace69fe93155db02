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

/** The step between neighbours that occurs most often, a minute when it cannot be told (ms). */
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
  return best;
}

/** The same times with one added for every step that is missing between neighbours. */
export function fillGaps(times: readonly number[], step: number): number[] {
  const out: number[] = [];
  for (const time of times) {
    const last = out[out.length - 1];
    if (last !== undefined) {
      for (let missing = last + step; missing < time - step / 2; missing += step) {
        out.push(missing);
      }
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
