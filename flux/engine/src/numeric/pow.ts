import { frexp, isNegative, ldexp } from './bits.js';
import { exp } from './exp.js';
import { log } from './log.js';

function isOdd(y: number): boolean {
  return Math.abs(y) < 2 ** 53 && Math.abs(y % 2) === 1;
}

/** The powers that need no computing; undefined for all others. */
function special(x: number, y: number): number | undefined {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === 0 || Math.abs(x) === Infinity) {
    const size = (x === 0) === y > 0 ? 0 : Infinity;
    return isNegative(x) && isOdd(y) ? -size : size;
  }
  if (Math.abs(y) === Infinity) return x === -1 ? 1 : Math.abs(x) < 1 === y > 0 ? 0 : Infinity;
  if (y === 0.5) return Math.sqrt(x);
  if (y === -0.5) return 1 / Math.sqrt(x);
  if (!Number.isInteger(y) && x < 0) return NaN;
  if (Math.abs(y) >= 2 ** 63) return x === -1 ? 1 : Math.abs(x) < 1 === y > 0 ? 0 : Infinity;
  return undefined;
}

/**
 * x^y as Go's math package computes it: the whole part of y by repeated squaring, with the exponents of two kept apart,
 * and the rest, at most a half, as e^(rest · ln x).
 */
export function pow(x: number, y: number): number {
  const known = special(x, y);
  if (known !== undefined) return known;
  let whole = Math.trunc(Math.abs(y));
  let rest = Math.abs(y) - whole;
  let result = 1;
  let exponent = 0;
  if (rest !== 0) {
    if (rest > 0.5) [rest, whole] = [rest - 1, whole + 1];
    result = exp(rest * log(x));
  }
  let { frac: square, exp: twos } = frexp(x);
  for (; whole !== 0; whole = Math.floor(whole / 2)) {
    // Far beyond what a double holds, either way.
    if (Math.abs(twos) > 4096) {
      exponent += twos;
      break;
    }
    if (whole % 2 === 1) [result, exponent] = [result * square, exponent + twos];
    square *= square;
    twos *= 2;
    if (square < 0.5) [square, twos] = [square + square, twos - 1];
  }
  return y < 0 ? ldexp(1 / result, -exponent) : ldexp(result, exponent);
}
