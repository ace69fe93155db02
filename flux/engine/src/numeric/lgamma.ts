import { ascending } from './bits.js';
import { log } from './log.js';
import { cos, sin } from './trigonometric.js';

const a = [
  7.72156649015328655494e-2, 3.22467033424113591611e-1, 6.73523010531292681824e-2, 2.05808084325167332806e-2,
  7.38555086081402883957e-3, 2.89051383673415629091e-3, 1.19270763183362067845e-3, 5.10069792153511336608e-4,
  2.20862790713908385557e-4, 1.08011567247583939954e-4, 2.52144565451257326939e-5, 4.4864094961891516015e-5,
];
const r = [
  1, 1.39200533467621045958, 7.21935547567138069525e-1, 1.71933865632803078993e-1, 1.86459191715652901344e-2,
  7.77942496381893596434e-4, 7.32668430744625636189e-6,
];
const s = [
  -7.72156649015328655494e-2, 2.14982415960608852501e-1, 3.25778796408930981787e-1, 1.46350472652464452805e-1,
  2.6642270303363860956e-2, 1.84028451407337715652e-3, 3.19475326584100867617e-5,
];
const t = [
  4.83836122723810047042e-1, -1.47587722994593911752e-1, 6.46249402391333854778e-2,
  -3.27885410759859649565e-2, 1.79706750811820387126e-2, -1.0314224129834143745e-2, 6.10053870246291332635e-3,
  -3.6845201678113825676e-3, 2.2596478090061247225e-3, -1.40346469989232843813e-3, 8.81081882437654011382e-4,
  -5.38595305356740546715e-4, 3.15632070903625950361e-4, -3.12754168375120860518e-4,
  3.35529192635519073543e-4,
];
const u = [
  -7.72156649015328655494e-2, 6.32827064025093366517e-1, 1.45492250137234768737, 9.77717527963372745603e-1,
  2.28963728064692451092e-1, 1.33810918536787660377e-2,
];
const v = [
  1, 2.45597793713041134822, 2.12848976379893395361, 7.69285150456672783825e-1, 1.04222645593369134254e-1,
  3.2170924228242391181e-3,
];
const w = [
  8.33333333333329678849e-2, -2.7777777772877553647e-3, 7.936505586430195585e-4, -5.95187557450339963135e-4,
  8.36339918996282139126e-4, -1.63092934096575273989e-3,
];
const minimum = {
  x: 1.46163214496836224576,
  y: -1.21486290535849611461e-1,
  tail: -3.63867699703950536541e-18,
};

const every = (values: readonly number[], step: number, from: number): number[] =>
  values.filter((_, index) => index % step === from);
const [aEven, aOdd] = [every(a, 2, 0), every(a, 2, 1)];
const [t0, t1, t2] = [every(t, 3, 0), every(t, 3, 1), every(t, 3, 2)];

function nearTwo(y: number): number {
  const square = y * y;
  return y * ascending(square, aEven) + square * ascending(square, aOdd) - 0.5 * y;
}

function nearMinimum(y: number): number {
  const square = y * y;
  const cube = square * y;
  const rest = minimum.tail - cube * (ascending(cube, t1) + y * ascending(cube, t2));
  return minimum.y + (square * ascending(cube, t0) - rest);
}

function nearOne(y: number): number {
  return -0.5 * y + (y * ascending(y, u)) / ascending(y, v);
}

function belowTwo(x: number): number {
  const below = x <= 0.9;
  const [start, lowest] = below ? [-log(x), 0.461632144968362245] : [0, 1.461632144968362245];
  if (x >= lowest + 0.27) return start + nearTwo((below ? 1 : 2) - x);
  if (x >= lowest - 0.27) return start + nearMinimum(x - (below ? minimum.x - 1 : minimum.x));
  return start + nearOne(below ? x : x - 1);
}

function belowEight(x: number): number {
  const whole = Math.trunc(x);
  const y = x - whole;
  const near = 0.5 * y + (y * ascending(y, s)) / ascending(y, r);
  if (whole < 3) return near;
  let product = 1;
  for (let step = whole - 1; step >= 2; step--) product *= y + step;
  return near + log(product);
}

function ofPositive(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x < 2) return belowTwo(x);
  if (x < 8) return belowEight(x);
  const l = log(x);
  if (x >= 2 ** 58) return x * (l - 1);
  const z = 1 / x;
  return (x - 0.5) * (l - 1) + (4.18938533204672725052e-1 + z * ascending(z * z, w));
}

/** −sin(πx) of a positive number. */
function sinPi(x: number): number {
  if (x < 0.25) return -sin(Math.PI * x);
  if (Number.isInteger(x)) return 0;
  const rest = x % 2;
  const eighth = Math.trunc(rest * 4);
  if (eighth === 0) return -sin(Math.PI * rest);
  if (eighth <= 2) return -cos(Math.PI * (0.5 - rest));
  if (eighth <= 4) return -sin(Math.PI * (1 - rest));
  if (eighth <= 6) return cos(Math.PI * (rest - 1.5));
  return -sin(Math.PI * (rest - 2));
}

/** The logarithm of the gamma function's size, and its sign, by FreeBSD's msun/src/e_lgamma_r.c as Go does it. */
export function lgamma(x: number): { lgamma: number; sign: bigint } {
  if (!Number.isFinite(x)) return { lgamma: x, sign: 1n };
  if (x === 0) return { lgamma: Infinity, sign: 1n };
  const size = Math.abs(x);
  if (size < 2 ** -70) return { lgamma: -log(size), sign: x < 0 ? -1n : 1n };
  if (x > 0) return { lgamma: ofPositive(size), sign: 1n };
  const sine = size >= 2 ** 52 ? 0 : sinPi(size);
  if (sine === 0) return { lgamma: Infinity, sign: 1n };
  return { lgamma: log(Math.PI / Math.abs(sine * size)) - ofPositive(size), sign: sine < 0 ? -1n : 1n };
}
