import { float64bits, float64frombits } from './bits.js';

const splitter = 2 ** 27 + 1;

/** What is lost of a + b when it is rounded to `sum` (Knuth). */
function lostOfSum(a: number, b: number, sum: number): number {
  const rest = sum - a;
  return a - (sum - rest) + (b - rest);
}

/** What is lost of a · b when it is rounded to `product` (Veltkamp, Dekker). */
function lostOfProduct(a: number, b: number, product: number): number {
  const [wideA, wideB] = [splitter * a, splitter * b];
  const [highA, highB] = [wideA - (wideA - a), wideB - (wideB - b)];
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** a + b, of two neighbours the one with an odd last bit, unless exact. */
function sumToOdd(a: number, b: number): number {
  const sum = a + b;
  const lost = lostOfSum(a, b, sum);
  if (lost === 0) return sum;
  const bits = float64bits(sum);
  if (bits & 1n) return sum;
  return float64frombits(lost > 0 === sum > 0 ? bits + 1n : bits - 1n);
}

/**
 * a · b + c rounded once, as a processor's fused multiply-add does it (S. Boldo and G. Melquiond, "Emulation of a FMA and
 * correctly rounded sums: proved algorithms using rounding to odd", 2008). Right where nothing on the way
 * overflows or falls below the normal numbers.
 */
export function fma(a: number, b: number, c: number): number {
  const product = a * b;
  const lost = lostOfProduct(a, b, product);
  const low = c + lost;
  const lowLost = lostOfSum(c, lost, low);
  const high = product + low;
  const highLost = lostOfSum(product, low, high);
  return high + sumToOdd(lowLost, highLost);
}
