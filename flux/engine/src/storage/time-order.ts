import { halvesOf } from './columns.js';

/** Times as Int64 lie in memory as eight bytes, the lowest first. */
const bytesATime = 8;
const topByte = 7;
const values = 256;

/** Where the next time with each value of the byte in hand goes. */
const places = new Uint32Array(values);

/**
 * Places of the times in ascending order, of equal ones the one written first: a radix sort, byte by byte. It takes no time
 * of its own as a bigint, and passes over the bytes that all have in common, which of times near to one another are the
 * upper ones.
 */
export function ascendingOrder(times: BigInt64Array): Uint32Array {
  const { length } = times;
  const bytes = new Uint8Array(times.buffer, times.byteOffset, times.byteLength);
  let order = Uint32Array.from({ length }, (_, at) => at);
  let next = new Uint32Array(length);
  for (let byte = 0; byte < bytesATime; byte++) {
    if (!findPlaces(bytes, byte, length)) continue;
    for (const at of order) next[places[bytes[at * bytesATime + byte]]++] = at;
    [order, next] = [next, order];
  }
  return order;
}

/** Fills `places`; false where all times have the same byte. */
function findPlaces(bytes: Uint8Array, byte: number, length: number): boolean {
  places.fill(0);
  for (let at = byte; at < bytes.length; at += bytesATime) places[bytes[at]]++;
  if (length === 0 || places[bytes[byte]] === length) return false;
  // The top byte has the sign: what begins with it set is below zero and comes first.
  const first = byte === topByte ? values / 2 : 0;
  let place = 0;
  for (let step = 0; step < values; step++) {
    const value = (first + step) % values;
    const count = places[value];
    places[value] = place;
    place += count;
  }
  return true;
}

/** An order of times, of those that it has again right behind without the first ones. */
export function lastOfEach(times: BigInt64Array, order: Uint32Array): Uint32Array {
  const halves = halvesOf(times);
  const kept = new Uint32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place++) {
    const at = order[place];
    const before = place === 0 ? undefined : order[place - 1];
    const again =
      before !== undefined &&
      halves[2 * at] === halves[2 * before] &&
      halves[2 * at + 1] === halves[2 * before + 1];
    kept[again ? count - 1 : count++] = at;
  }
  return kept.subarray(0, count);
}
