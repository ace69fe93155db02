import { addDuration, floorDivide, toCivil } from '../../eval/calendar.js';
import { FluxError } from '../../eval/errors.js';
import type { Bounds } from '../../eval/stream.js';
import { Duration } from '../../eval/values.js';
import { utc } from '../../eval/zone.js';
import type { Location } from '../../eval/zone.js';

/** A window, [start, stop), and which one it is, counted from the epoch. */
export interface Window extends Bounds {
  readonly index: bigint;
}

/** Longest duration there is: `inf`. */
export const infinity = new Duration(0n, 9_223_372_036_854_775_807n);

export function isInfinite(duration: Duration): boolean {
  return duration.ns === infinity.ns && !duration.negative;
}

function times(duration: Duration, factor: bigint): Duration {
  const size = factor < 0n ? -factor : factor;
  return new Duration(
    duration.months * size,
    duration.ns * size,
    factor < 0n ? !duration.negative : duration.negative,
  );
}

function monthsSinceEpoch(ns: bigint): bigint {
  const { year, month } = toCivil(ns);
  return BigInt((year - 1970) * 12 + (month - 1));
}

/** Where a time stands within its month, for comparing times of different months. */
function withinMonth(ns: bigint): bigint {
  const { day, rest } = toCivil(ns);
  return BigInt(day) * 86_400_000_000_000n + rest;
}

/** Windows that start every so often and last a period; aligned to the epoch plus an offset, in a time zone's clock. */
export class Windows {
  private readonly zero: bigint;
  private readonly zeroMonths: bigint;

  /** Throws FluxError for an interval that is zero, negative or mixes months with shorter units. */
  constructor(
    readonly every: Duration,
    readonly period: Duration,
    readonly offset: Duration,
    readonly location: Location = utc,
  ) {
    if (every.isZero()) throw new FluxError('duration used as an interval cannot be zero');
    if (every.months > 0n && every.ns > 0n)
      throw new FluxError('duration used as an interval cannot mix month and nanosecond units');
    if (every.negative) throw new FluxError('duration used as an interval cannot be negative');
    this.zero = addDuration(addDuration(0n, location.offset.negate()), offset);
    this.zeroMonths = monthsSinceEpoch(this.zero);
  }

  /** The last window that may contain a time. */
  latest(time: bigint): Window {
    const clock = this.location.zone ? this.location.zone.toClock(time) : time;
    let window = this.at(this.lastIndex(clock));
    if (!this.period.negative) return this.inZone(window);
    // What reaches back from a later start may contain it, too.
    for (let next = this.at(window.index + 1n); contains(next, clock); next = this.at(next.index + 1n))
      window = next;
    return this.inZone(window);
  }

  next(window: Window): Window {
    return this.inZone(this.at(window.index + 1n));
  }

  previous(window: Window): Window {
    return this.inZone(this.at(window.index - 1n));
  }

  /** All windows that contain a time, the last one first. */
  *containing(time: bigint): Generator<Window> {
    for (let window = this.latest(time); contains(window, time); window = this.previous(window)) yield window;
  }

  /** All windows that overlap bounds, in order. */
  *overlapping({ start, stop }: Bounds): Generator<Window> {
    let window = this.latest(start);
    while (window.stop > start) window = this.previous(window);
    for (window = this.next(window); window.start < stop; window = this.next(window)) yield window;
  }

  /** The same from the last one on: where a clock is set back, influxd's `window` misses those before what it repeats. */
  *overlappingFromEnd(bounds: Bounds): Generator<Window> {
    for (let window = this.latest(bounds.stop); window.stop > bounds.start; window = this.previous(window))
      if (window.start < bounds.stop) yield window;
  }

  private at(index: bigint): Window {
    const start = addDuration(this.zero, times(this.every, index));
    const stop = addDuration(start, this.period);
    return this.period.negative ? { start: stop, stop: start, index } : { start, stop, index };
  }

  private inZone(window: Window): Window {
    const { zone } = this.location;
    return zone
      ? { ...window, start: zone.fromClock(window.start), stop: zone.fromClock(window.stop) }
      : window;
  }

  private lastIndex(time: bigint): bigint {
    if (this.every.months === 0n) return floorDivide(time - this.zero, this.every.ns);
    let target = monthsSinceEpoch(time);
    // Before the zero's day and time of the month, the month before is meant.
    if (withinMonth(time) < withinMonth(this.zero)) target -= 1n;
    return floorDivide(target - this.zeroMonths, this.every.months);
  }
}

export function contains({ start, stop }: Bounds, time: bigint): boolean {
  return time >= start && time < stop;
}

/** Whether they share a time; a window has none where a clock jumps over it. */
export function meets(window: Bounds, bounds: Bounds): boolean {
  return window.start < bounds.stop && window.stop > bounds.start && window.start < window.stop;
}

/** The part of a window within bounds; the bounds themselves where the two do not meet. */
export function clip(window: Bounds, bounds: Bounds): Bounds {
  if (!meets(window, bounds)) return bounds;
  if (window.start >= bounds.start && window.stop <= bounds.stop) return window;
  if (window.start <= bounds.start && window.stop >= bounds.stop) return bounds;
  return {
    start: window.start > bounds.start ? window.start : bounds.start,
    stop: window.stop < bounds.stop ? window.stop : bounds.stop,
  };
}
