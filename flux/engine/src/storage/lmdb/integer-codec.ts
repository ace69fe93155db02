import { halvesOf } from '../columns.js';
import type { ByteReader, ByteWriter } from './bytes.js';

/**
 * Ascending times and integers, as differences in a common unit. Most are written in a few bytes, evenly spaced ones in
 * none; where a difference is too large for a double all are written in full.
 */

const constantStep = 0;
const steps = 1;
const full = 2;
const twoTo32 = 4_294_967_296;
/** Leaves room for the low half of the first value when the two are added. */
const largestSum = Number.MAX_SAFE_INTEGER - twoTo32;

export function writeIntegers(writer: ByteWriter, values: BigInt64Array): void {
  const differences = exactDifferences(values);
  if (!differences) {
    writer.byte(full);
    writer.raw(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return;
  }
  const unit = commonUnit(differences) || 1;
  const first = differences[0] ?? 0;
  const even = differences.every((difference) => difference === first);
  writer.byte(even ? constantStep : steps);
  writer.int64(values[0]);
  if (even) {
    writer.varint(zigzag(first));
    return;
  }
  writer.varint(unit);
  for (const difference of differences) writer.varint(zigzag(difference / unit));
}

export function readIntegers(reader: ByteReader, count: number): BigInt64Array {
  const values = new BigInt64Array(count);
  const halves = halvesOf(values);
  const scheme = reader.byte();
  if (scheme === full) {
    new Uint8Array(values.buffer).set(reader.raw(count * 8));
    return values;
  }
  const first = reader.int64();
  const low = Number(BigInt.asUintN(32, first));
  const high = Number(first >> 32n);
  const step = scheme === constantStep ? unzigzag(reader.varint()) : 0;
  const unit = scheme === steps ? reader.varint() : 0;
  let sum = 0;
  values[0] = first;
  for (let at = 1; at < count; at++) {
    sum += scheme === steps ? unzigzag(reader.varint()) * unit : step;
    const total = low + sum;
    // Bigints are made only once a value is read: most are never looked at one by one.
    halves[2 * at] = (total % twoTo32) | 0;
    halves[2 * at + 1] = high + Math.floor(total / twoTo32);
  }
  return values;
}

/** Undefined where a sum of differences is no longer exact as a double. */
function exactDifferences(values: BigInt64Array): Float64Array | undefined {
  const differences = new Float64Array(Math.max(0, values.length - 1));
  const halves = halvesOf(values);
  let previous = 0;
  for (let at = 1; at < values.length; at++) {
    const lower = (halves[2 * at] >>> 0) - (halves[0] >>> 0);
    const sum = (halves[2 * at + 1] - halves[1]) * twoTo32 + lower;
    if (Math.abs(sum) > largestSum) return undefined;
    const difference = sum - previous;
    if (Math.abs(difference) * 2 > largestSum) return undefined;
    differences[at - 1] = difference;
    previous = sum;
  }
  return differences;
}

function commonUnit(differences: Float64Array): number {
  let unit = 0;
  for (const difference of differences) {
    let a = Math.abs(difference);
    while (a !== 0) {
      const rest = unit % a;
      unit = a;
      a = rest;
    }
    if (unit === 1) return 1;
  }
  return unit;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}
