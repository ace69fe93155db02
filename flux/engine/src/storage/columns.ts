import type { FieldType, FieldValue, ValueArray } from './types.js';

/** A value array that may be written to. */
export type MutableValues = Float64Array | BigInt64Array | BigUint64Array | Uint8Array | string[];

/** An empty value array of `length` places for the type. */
export function makeValues(type: FieldType, length: number): MutableValues {
  switch (type) {
    case 'double':
      return new Float64Array(length);
    case 'long':
      return new BigInt64Array(length);
    case 'unsignedLong':
      return new BigUint64Array(length);
    case 'boolean':
      return new Uint8Array(length);
    case 'string':
      return new Array<string>(length).fill('');
  }
}

export function setValue(values: MutableValues, at: number, value: FieldValue): void {
  (values as FieldValue[])[at] = values instanceof Uint8Array ? Number(value) : value;
}

/** Copies `values[from..to)` to `target` at `at`. */
export function copyValues(
  target: MutableValues,
  at: number,
  values: ValueArray,
  from: number,
  to: number,
): void {
  if (Array.isArray(values)) {
    for (let i = from; i < to; i++) (target as string[])[at + i - from] = values[i] as string;
  } else {
    (target as Float64Array).set((values as Float64Array).subarray(from, to), at);
  }
}

/** Copies to `target` what `values` has at each of the places, in their order. */
export function copyPlaces(target: MutableValues, values: ValueArray, places: Uint32Array): void {
  if (target instanceof BigInt64Array || target instanceof BigUint64Array) {
    // By halves: each bigint would be an object of its own.
    const [to, from] = [halvesOf(target), halvesOf(values as BigInt64Array)];
    for (let at = 0; at < places.length; at++) {
      to[2 * at] = from[2 * places[at]];
      to[2 * at + 1] = from[2 * places[at] + 1];
    }
  } else if (Array.isArray(target)) {
    for (let at = 0; at < places.length; at++) target[at] = values[places[at]] as string;
  } else {
    for (let at = 0; at < places.length; at++) target[at] = values[places[at]] as number;
  }
}

/** The lower and the upper half of each number. */
export function halvesOf({ buffer, byteOffset, length }: BigInt64Array | BigUint64Array): Int32Array {
  return new Int32Array(buffer, byteOffset, 2 * length);
}

/** `values[from..to)`: a view for typed arrays, a copy for strings. */
export function sliceValues(values: ValueArray, from: number, to: number): ValueArray {
  if (from === 0 && to === values.length) return values;
  return Array.isArray(values)
    ? (values as readonly string[]).slice(from, to)
    : (values as Float64Array).subarray(from, to);
}

/** The first place in ascending `times[0..length)` whose time is at least `time`. */
export function lowerBound(times: BigInt64Array, time: bigint, length = times.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Times ascending, each once, and their values. */
export interface Columns {
  times: BigInt64Array;
  values: ValueArray;
}

/** The part of the columns in [start, stop). */
export function rangeOf(columns: Columns, start: bigint, stop: bigint): Columns {
  const { times, values } = columns;
  const from = lowerBound(times, start);
  const to = lowerBound(times, stop);
  if (from === 0 && to === times.length) return columns;
  return { times: times.subarray(from, to), values: sliceValues(values, from, Math.max(from, to)) };
}

/** Both in one, ascending; where both have a time, the value of `newer` stands. */
export function mergeColumns(type: FieldType, older: Columns, newer: Columns): Columns {
  if (older.times.length === 0) return newer;
  if (newer.times.length === 0) return older;
  const size = older.times.length + newer.times.length;
  const times = new BigInt64Array(size);
  const values = makeValues(type, size);
  let length = 0;
  const take = (from: Columns, start: number, end: number) => {
    times.set(from.times.subarray(start, end), length);
    copyValues(values, length, from.values, start, end);
    length += end - start;
  };
  let left = 0;
  let right = 0;
  while (left < older.times.length && right < newer.times.length) {
    // Whole runs are copied: late points are few, and what lies between them is long.
    const nextNewer = newer.times[right];
    const leftEnd = left + lowerBound(older.times.subarray(left), nextNewer);
    take(older, left, leftEnd);
    left = leftEnd;
    if (left < older.times.length && older.times[left] === nextNewer) left++;
    const nextOlder = left < older.times.length ? older.times[left] : undefined;
    const rightEnd =
      nextOlder === undefined
        ? newer.times.length
        : Math.max(right + 1, right + lowerBound(newer.times.subarray(right), nextOlder));
    take(newer, right, rightEnd);
    right = rightEnd;
  }
  take(older, left, older.times.length);
  take(newer, right, newer.times.length);
  if (length === size) return { times, values };
  return { times: times.subarray(0, length), values: sliceValues(values, 0, length) };
}
