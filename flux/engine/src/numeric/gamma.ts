import { polynomial } from './bits.js';
import { exp } from './exp.js';
import { pow } from './pow.js';
import { sin } from './trigonometric.js';

const p = [
  1.60119522476751861407e-4, 1.19135147006586384913e-3, 1.04213797561761569935e-2, 4.76367800457137231464e-2,
  2.0744822764843597515e-1, 4.94214826801497100753e-1, 9.99999999999999996796e-1,
];
const q = [
  -2.31581873324120129819e-5, 5.39605580493303397842e-4, -4.45641913851797240494e-3,
  1.18139785222060435552e-2, 3.58236398605498653373e-2, -2.34591795718243348568e-1, 7.14304917030273074085e-2,
  1.0000000000000000032,
];
const stirlings = [
  7.87311395793093628397e-4, -2.2954996161337812638e-4, -2.68132617805781232825e-3, 3.4722222160545866731e-3,
  8.33333333333482257126e-2,
];
const euler = 0.5772156649015329;

/** Two factors, since their product may be too large where what comes of it is not. */
function stirling(x: number): [number, number] {
  if (x > 200) return [Infinity, 1];
  const w = 1 / x;
  const factor = 2.506628274631000502417 * (1 + w * polynomial(w, stirlings));
  if (x <= 143.01608) return [pow(x, x - 0.5) / exp(x), factor];
  const root = pow(x, 0.5 * x - 0.25);
  return [root, factor * (root / exp(x))];
}

/** The reflection of large negative numbers. */
function reflected(size: number): number {
  let below = Math.floor(size);
  const sign = below % 2 === 0 ? -1 : 1;
  if (size - below > 0.5) below++;
  const product = Math.abs(size * sin(Math.PI * (size - below)));
  if (product === 0) return sign * Infinity;
  const [a, b] = stirling(size);
  const divisor = product * a * b;
  return sign * (divisor === Infinity ? Math.PI / product / a / b : Math.PI / divisor);
}

/** The gamma function after the Cephes library's gamma.c, as Go does it. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || (x < 0 && (x === -Infinity || Number.isInteger(x)))) return NaN;
  if (x === Infinity) return x;
  if (x === 0) return 1 / x;
  if (x < -33) return reflected(-x);
  if (x > 33) {
    const [a, b] = stirling(x);
    return a * b;
  }
  return reduced(x);
}

/** Moves x to [2, 3) step by step. */
function reduced(x: number): number {
  let factor = 1;
  const small = (): number => factor / ((1 + euler * x) * x);
  while (x >= 3) {
    x -= 1;
    factor *= x;
  }
  while (x < 0) {
    if (x > -1e-9) return small();
    factor /= x;
    x += 1;
  }
  while (x < 2) {
    if (x < 1e-9) return x === 0 ? Infinity : small();
    factor /= x;
    x += 1;
  }
  if (x === 2) return factor;
  return (factor * polynomial(x - 2, p)) / polynomial(x - 2, q);
}
