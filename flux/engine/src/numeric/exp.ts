import { ascending, ldexp } from './bits.js';
import { fma } from './fma.js';

const overflow = 7.09782712893384e2;
const ln2 = {
  upper: 0.69314718055966295651160180568695068359375,
  lower: 0.28235290563031577122588448175013436025525412068e-12,
};
/** 1/n!, from n = 8 down to 1. */
const taylor = [
  2.4801587301587301587e-5, 1.984126984126984127e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3,
  4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1,
];

/**
 * e^x, digit for digit as Go's runtime has it on amd64 with fused multiply-add: reduced by multiples of ln 2 and by
 * sixteen, a Taylor series for e^r − 1, and four times (1 + y)² − 1 = y · (y + 2).
 * After J. M. Muller, "Elementary Functions: Algorithms and Implementation" (1997).
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > overflow) return Infinity;
  if (x < -800) return 0;
  const scaled = nearestEven(x * Math.LOG2E);
  let r = fma(-scaled, ln2.lower, fma(-scaled, ln2.upper, x)) * 0.0625;
  let sum = taylor[0];
  for (let i = 1; i < taylor.length; i++) sum = fma(r, sum, taylor[i]);
  r *= sum;
  for (let i = 0; i < 3; i++) r *= r + 2;
  return scale(fma(r + 2, r, 1), scaled);
}

function nearestEven(x: number): number {
  const magic = 1.5 * 2 ** 52;
  return x + magic - magic;
}

function scale(value: number, exponent: number): number {
  if (exponent > 1023) return Infinity;
  if (exponent < -1075) return 0;
  return exponent > -1023 ? value * 2 ** exponent : value * 2 ** (exponent + 1022) * 2 ** -1022;
}

const ln2Hi = 6.9314718036912381649e-1;
const ln2Lo = 1.90821492927058770002e-10;
const remez = [
  1.66666666666666657415e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6,
  4.13813679705723846039e-8,
];

/** 2^x, by the kernel of FreeBSD's msun/src/e_exp.c as Go uses it. */
export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 1.0239999999999999e3) return Infinity;
  if (x < -1.074e3) return 0;
  const k = Math.trunc(x > 0 ? x + 0.5 : x - 0.5);
  const rest = x - k;
  const [hi, lo] = [rest * ln2Hi, -rest * ln2Lo];
  const r = hi - lo;
  const square = r * r;
  const c = r - square * ascending(square, remez);
  return ldexp(1 - (lo - (r * c) / (2 - c) - hi), k);
}
