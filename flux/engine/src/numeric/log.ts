import { ascending, float64bits, float64frombits, frexp } from './bits.js';

const ln2Hi = 6.9314718036912381649e-1;
const ln2Lo = 1.90821492927058770002e-10;
const odd = [
  6.66666666666673513e-1, 2.857142874366239149e-1, 1.818357216161805012e-1, 1.479819860511658591e-1,
];
const even = [3.999999999940941908e-1, 2.222219843214978396e-1, 1.531383769920937332e-1];

/**
 * The natural logarithm by FreeBSD's msun/src/e_log.c, with the split of x that Go's runtime uses on amd64: numbers
 * below 2^-1022 are taken as if they had a leading bit.
 */
export function log(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x < 0) return NaN;
  if (x === 0) return -Infinity;
  const bits = float64bits(x);
  let fraction = float64frombits((bits & 0xf_ffff_ffff_ffffn) | (1022n << 52n));
  let k = Number(bits >> 52n) - 1022;
  if (fraction <= Math.SQRT1_2) [fraction, k] = [fraction * 2, k - 1];
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const series = s2 * ascending(s4, odd) + s4 * ascending(s4, even);
  const half = 0.5 * f * f;
  return k * ln2Hi - (half - (s * (half + series) + k * ln2Lo) - f);
}

/** From the exponent and the logarithm of the rest: exact for powers of two. */
export function log2(x: number): number {
  const { frac, exp } = frexp(x);
  return frac === 0.5 ? exp - 1 : log(frac) * Math.LOG2E + exp;
}

export function log10(x: number): number {
  return log(x) * Math.LOG10E;
}
