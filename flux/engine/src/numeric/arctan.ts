import { copySign, polynomial } from './bits.js';

const p = [
  -8.750608600031904122785e-1, -1.615753718733365076637e1, -7.50085579231470466734e1,
  -1.22886668449013617341e2, -6.485021904942025371773e1,
];
const q = [
  1, 2.485846490142306297962e1, 1.650270098316988542046e2, 4.328810604912902668951e2,
  4.853903996359136964868e2, 1.945506571482613964425e2,
];
/** What Math.PI / 2 lacks of π/2. */
const more = 6.12323399573676588613e-17;
const tanOf3PiOver8 = 2.4142135623730950488;

/** In [0, 0.66]. */
function kernel(x: number): number {
  const square = x * x;
  return x * ((square * polynomial(square, p)) / polynomial(square, q)) + x;
}

function ofPositive(x: number): number {
  if (x <= 0.66) return kernel(x);
  if (x > tanOf3PiOver8) return Math.PI / 2 - kernel(1 / x) + more;
  return Math.PI / 4 + kernel((x - 1) / (x + 1)) + 0.5 * more;
}

/** After the Cephes library's atan.c, as Go does it; so are those below. */
export function atan(x: number): number {
  if (x === 0) return x;
  return x > 0 ? ofPositive(x) : -ofPositive(-x);
}

export function asin(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (size > 1) return NaN;
  const other = Math.sqrt(1 - size * size);
  const angle = size > 0.7 ? Math.PI / 2 - ofPositive(other / size) : ofPositive(size / other);
  return x < 0 ? -angle : angle;
}

export function acos(x: number): number {
  return Math.PI / 2 - asin(x);
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(y) || Number.isNaN(x)) return NaN;
  if (y === 0) return Math.atan2(y, x);
  if (x === 0) return copySign(Math.PI / 2, y);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return Math.atan2(y, x);
  const angle = atan(y / x);
  if (x > 0) return angle;
  return angle <= 0 ? angle + Math.PI : angle - Math.PI;
}
