import { copyValues, lowerBound, makeValues, mergeColumns, setValue, sliceValues } from './columns.js';
import type { Columns, MutableValues } from './columns.js';
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
  const order = Array.from({ length: to - from }, (_, at) => from + at);
  const base = times[from];
  // Numbers compare several times faster than bigints; a span that a double holds exactly is the rule.
  const offsets = new Float64Array(to - from);
  for (let at = from; at < to; at++) offsets[at - from] = Number(times[at] - base);
  const exact = offsets.every((offset) => Math.abs(offset) <= Number.MAX_SAFE_INTEGER);
  order.sort(
    exact
      ? (a, b) => offsets[a - from] - offsets[b - from] || a - b
      : (a, b) => (times[a] < times[b] ? -1 : times[a] > times[b] ? 1 : a - b),
  );
  const sortedTimes = new BigInt64Array(order.length);
  const sortedValues = makeValues(type, order.length);
  let length = 0;
  for (const at of order) {
    if (length > 0 && sortedTimes[length - 1] === times[at]) length--;
    sortedTimes[length] = times[at]!;
    setValue(sortedValues, length, values[at]);
    length++;
  }
  return { times: sortedTimes.subarray(0, length), values: sliceValues(sortedValues, 0, length) };
}
