import { polynomial } from './bits.js';
import { exp } from './exp.js';
import { log } from './log.js';

/** No. 2029 of J. F. Hart and E. W. Cheney, "Computer Approximations" (1968). */
const sinhP = [
  -0.2630563213397497062819489e2, -0.2894211355989563807284660366e4, -0.8991272022039509355398013511e5,
  -0.6307673640497716991184787251e6,
];
const sinhQ = [
  1, -0.173678953558233699533450911e3, 0.1521517378790019070696485176e5, -0.6307673640497716991212077277e6,
];
const tanhP = [-9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3];
const tanhQ = [1, 1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3];

function odd(x: number, ofSize: (size: number) => number): number {
  return x < 0 ? -ofSize(-x) : ofSize(x);
}

export function sinh(x: number): number {
  return odd(x, (size) => {
    if (size > 21) return exp(size) * 0.5;
    if (size > 0.5) {
      const power = exp(size);
      return (power - 1 / power) * 0.5;
    }
    const square = size * size;
    return (polynomial(square, sinhP) * size) / polynomial(square, sinhQ);
  });
}

export function cosh(x: number): number {
  const power = exp(Math.abs(x));
  return Math.abs(x) > 21 ? power * 0.5 : (power + 1 / power) * 0.5;
}

/** After the Cephes library's tanh.c, as Go does it. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 0.5 * 8.8029691931113054295988e1) return x < 0 ? -1 : 1;
  if (size >= 0.625) {
    const value = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -value : value;
  }
  if (x === 0 || Number.isNaN(x)) return x;
  const square = x * x;
  return x + (x * square * polynomial(square, tanhP)) / polynomial(square, tanhQ);
}

const large = 2 ** 28;

/** FreeBSD's msun/src/s_asinh.c over the logarithm of this folder. */
export function asinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  return odd(x, (size) => {
    if (size > large) return log(size) + Math.LN2;
    if (size > 2) return log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
    if (size < 1 / large) return size;
    return Math.log1p(size + (size * size) / (1 + Math.sqrt(1 + size * size)));
  });
}

/** FreeBSD's msun/src/e_acosh.c over the logarithm of this folder. */
export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  if (x >= large) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const above = x - 1;
  return Math.log1p(above + Math.sqrt(2 * above + above * above));
}
