import {
  copyPlaces,
  copyValues,
  lowerBound,
  makeValues,
  mergeColumns,
  setValue,
  sliceValues,
} from './columns.js';
import type { Columns, MutableValues } from './columns.js';
import { ascendingOrder, lastOfEach } from './time-order.js';
import type { FieldType, FieldValue } from './types.js';

const firstCapacity = 16;

/**
 * The points of one series in memory. Appending costs the same in any order of time; the first read after it puts
 * the tail in order. Columns handed out are never changed afterwards.
 */
export class SeriesBuffer {
  #times: BigInt64Array = new BigInt64Array(firstCapacity);
  #values: MutableValues;
  #length = 0;
  /** Points before this place ascend, each time once. */
  #sorted = 0;

  constructor(readonly type: FieldType) {
    this.#values = makeValues(type, firstCapacity);
  }

  /** Points held, a rewritten one counted again until the next read. */
  get length(): number {
    return this.#length;
  }

  append(time: bigint, value: FieldValue): void {
    const at = this.#length;
    if (at === this.#times.length) this.#grow();
    this.#times[at] = time;
    setValue(this.#values, at, value);
    if (this.#sorted === at && (at === 0 || time > this.#times[at - 1])) this.#sorted = at + 1;
    this.#length = at + 1;
  }

  /** All points, ascending, each time once, the last value written. */
  columns(): Columns {
    if (this.#sorted < this.#length) this.#settle();
    return {
      times: this.#times.subarray(0, this.#length),
      values: sliceValues(this.#values, 0, this.#length),
    };
  }

  /** The points in [start, stop). */
  range(start: bigint, stop: bigint): Columns {
    if (this.#sorted < this.#length) this.#settle();
    const from = lowerBound(this.#times, start, this.#length);
    const to = Math.max(from, lowerBound(this.#times, stop, this.#length));
    return { times: this.#times.subarray(from, to), values: sliceValues(this.#values, from, to) };
  }

  /** Forgets the points in [start, stop). */
  removeRange(start: bigint, stop: bigint): void {
    const all = this.columns();
    const from = lowerBound(all.times, start);
    const to = Math.max(from, lowerBound(all.times, stop));
    if (from === to) return;
    const left = all.times.length - (to - from);
    const times = new BigInt64Array(Math.max(firstCapacity, left));
    const values = makeValues(this.type, times.length);
    times.set(all.times.subarray(0, from));
    times.set(all.times.subarray(to), from);
    copyValues(values, 0, all.values, 0, from);
    copyValues(values, from, all.values, to, all.times.length);
    this.#adopt(times, values, left);
  }

  #grow(): void {
    const times = new BigInt64Array(this.#times.length * 2);
    times.set(this.#times);
    this.#times = times;
    const values = makeValues(this.type, times.length);
    copyValues(values, 0, this.#values, 0, this.#length);
    this.#values = values;
  }

  #settle(): void {
    const head = {
      times: this.#times.subarray(0, this.#sorted),
      values: sliceValues(this.#values, 0, this.#sorted),
    };
    const tail = sortColumns(this.type, this.#times, this.#values, this.#sorted, this.#length);
    const merged = mergeColumns(this.type, head, tail);
    this.#adopt(merged.times, merged.values as MutableValues, merged.times.length);
  }

  #adopt(times: BigInt64Array, values: MutableValues, length: number): void {
    this.#times = times;
    this.#values = values;
    this.#length = length;
    this.#sorted = length;
    if (times.length === 0) {
      this.#times = new BigInt64Array(firstCapacity);
      this.#values = makeValues(this.type, firstCapacity);
    }
  }
}

/** `[from, to)` in order of time; of equal times the last one stands. */
function sortColumns(
  type: FieldType,
  times: BigInt64Array,
  values: MutableValues,
  from: number,
  to: number,
): Columns {
  const tail = times.subarray(from, to);
  const order = orderOf(tail);
  const sortedTimes = new BigInt64Array(order.length);
  copyPlaces(sortedTimes, tail, order);
  const sortedValues = makeValues(type, order.length);
  copyPlaces(sortedValues, sliceValues(values, from, to), order);
  return { times: sortedTimes, values: sortedValues };
}

/** The order found last: the fields of a point are written together, so that their series have the same times. */
let last: { times: BigInt64Array; order: Uint32Array } = {
  times: new BigInt64Array(0),
  order: new Uint32Array(0),
};

function orderOf(times: BigInt64Array): Uint32Array {
  if (isSame(times, last.times)) return last.order;
  const order = lastOfEach(times, ascendingOrder(times));
  // A copy: the times may be those of a buffer that goes on growing.
  last = { times: times.slice(), order };
  return order;
}

function isSame(a: BigInt64Array, b: BigInt64Array): boolean {
  if (a.length !== b.length) return false;
  return bytesOf(a).equals(bytesOf(b));
}

function bytesOf({ buffer, byteOffset, byteLength }: BigInt64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
