import type { Builtin } from '../eval/builtin.js';
import type { Constant } from '../eval/library.js';
import { greater, lesser, power } from '../eval/operators.js';
import { FluxRecord, UInt } from '../eval/values.js';
import { builtin, required } from './transform.js';
import { truncate } from './convert.js';

const path = 'math';

/** Half away from zero, unlike JavaScript's Math.round. */
function round(x: number): number {
  const size = Math.abs(x);
  const whole = Math.floor(size);
  const rounded = size - whole >= 0.5 ? whole + 1 : whole;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

function roundToEven(x: number): number {
  const whole = Math.floor(x);
  const rest = x - whole;
  if (rest === 0.5) return whole % 2 === 0 ? signed(whole, x) : signed(whole + 1, x);
  return signed(rest > 0.5 ? whole + 1 : whole, x);
}

/** Keeps the sign of a zero. */
function signed(value: number, like: number): number {
  return value === 0 && (like < 0 || Object.is(like, -0)) ? -0 : value;
}

/** IEEE 754 remainder: x − n·y with n the integer nearest to x/y, even in a tie. */
function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || y === 0 || Number.isNaN(y)) return NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  let rest = Math.abs(x) % (2 * size);
  if (rest > size / 2) {
    rest -= size;
    if (rest >= size / 2) rest -= size;
  }
  return x < 0 || Object.is(x, -0) ? -rest : rest;
}

function float64bits(x: number): bigint {
  return new BigUint64Array(new Float64Array([x]).buffer)[0];
}

function float64frombits(bits: bigint): number {
  return new Float64Array(new BigUint64Array([bits]).buffer)[0];
}

/** The parts of x = frac · 2^exp with ½ ≤ |frac| < 1. */
function frexp(x: number): { frac: number; exp: bigint } {
  if (x === 0 || !Number.isFinite(x)) return { frac: x, exp: 0n };
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let frac = x * 2 ** -exponent;
  while (Math.abs(frac) < 0.5) [frac, exponent] = [frac * 2, exponent - 1];
  while (Math.abs(frac) >= 1) [frac, exponent] = [frac / 2, exponent + 1];
  return { frac, exp: BigInt(exponent) };
}

/** The power of two that x has. */
function binaryExponent(x: number): number {
  if (x === 0) return -Infinity;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? NaN : Infinity;
  return Number(frexp(x).exp) - 1;
}

/** The same as an integer: Go has int32's ends for what has none. */
function exponentAsInt(x: number): bigint {
  const exponent = binaryExponent(x);
  if (exponent === -Infinity) return -2_147_483_648n;
  return Number.isFinite(exponent) ? truncate(exponent) : 2_147_483_647n;
}

function gamma(x: number): number {
  if (x === Math.floor(x) && x < 0) return NaN;
  if (x === Infinity || Number.isNaN(x)) return x;
  if (x === 0) return 1 / x;
  if (x > 171.61447887182298) return Infinity;
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = coefficients.reduce(
    (total, factor, i) => total + (i === 0 ? factor : factor / (shifted + i)),
    0,
  );
  const value = Math.sqrt(2 * Math.PI) * base ** (shifted + 0.5) * Math.exp(-base) * sum;
  return x === Math.floor(x) ? Math.round(value) : value;
}

/** From the exponent and the logarithm of the rest, as Go computes it: exact for powers of two. */
function log2(x: number): number {
  const { frac, exp } = frexp(x);
  return frac === 0.5 ? Number(exp) - 1 : Math.log(frac) * (1 / Math.LN2) + Number(exp);
}

const log10of2 = 0.301029995663981195;

const one: Record<string, (x: number) => number> = {
  abs: Math.abs,
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: Math.atanh,
  cbrt: Math.cbrt,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  exp2: (x) => 2 ** x,
  expm1: Math.expm1,
  floor: Math.floor,
  gamma,
  log: Math.log,
  log10: (x) => log2(x) * log10of2,
  log1p: Math.log1p,
  log2,
  round,
  roundtoeven: roundToEven,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  trunc: Math.trunc,
};

const two: Record<string, readonly [string, string, (a: number, b: number) => number]> = {
  atan2: ['y', 'x', Math.atan2],
  copysign: ['x', 'y', (x, y) => (Math.sign(y) < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))],
  dim: ['x', 'y', (x, y) => (x - y <= 0 ? 0 : x - y)],
  hypot: ['p', 'q', Math.hypot],
  mMax: ['x', 'y', greater],
  mMin: ['x', 'y', lesser],
  mod: ['x', 'y', (x, y) => x % y],
  nextafter: ['x', 'y', nextAfter],
  pow: ['x', 'y', power],
  remainder: ['x', 'y', remainder],
};

function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return x;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  const bits = float64bits(x);
  return float64frombits(y > x === x > 0 ? bits + 1n : bits - 1n);
}

const x = { x: required };

/** A number of null is null; only the functions that return records refuse it. */
function nullable(one: Builtin): Builtin {
  if (one.returns === undefined) return one;
  const names = Object.keys(one.parameters);
  const run: Builtin['run'] = (args, call) =>
    names.some((name) => args.value(name) === null) ? null : one.run(args, call);
  return { ...one, run };
}

const functions: Builtin[] = [
  ...Object.entries(one).map(([name, apply]) =>
    builtin(name, x, (args) => apply(args.float('x')), { package: path, returns: 'float' }),
  ),
  ...Object.entries(two).map(([name, [first, second, apply]]) =>
    builtin(
      name,
      { [first]: required, [second]: required },
      (args) => apply(args.float(first), args.float(second)),
      {
        package: path,
        returns: 'float',
      },
    ),
  ),
  builtin('NaN', {}, () => NaN, { package: path, returns: 'float' }),
  builtin('mInf', { sign: required }, (args) => (args.int('sign') >= 0n ? Infinity : -Infinity), {
    package: path,
    returns: 'float',
  }),
  builtin(
    'isInf',
    { f: required, sign: required },
    (args) => {
      const sign = args.int('sign');
      const f = args.float('f');
      return (sign >= 0n && f === Infinity) || (sign <= 0n && f === -Infinity);
    },
    { package: path, returns: 'bool' },
  ),
  builtin('isNaN', { f: required }, (args) => Number.isNaN(args.float('f')), {
    package: path,
    returns: 'bool',
  }),
  builtin('signbit', x, (args) => args.float('x') < 0 || Object.is(args.float('x'), -0), {
    package: path,
    returns: 'bool',
  }),
  builtin('pow10', { n: required }, (args) => Number(`1e${args.int('n')}`), {
    package: path,
    returns: 'float',
  }),
  builtin('ilogb', x, (args) => exponentAsInt(args.float('x')), {
    package: path,
    returns: 'int',
  }),
  builtin('logb', x, (args) => binaryExponent(args.float('x')), { package: path, returns: 'float' }),
  builtin(
    'ldexp',
    { frac: required, exp: required },
    (args) => args.float('frac') * 2 ** Number(args.int('exp')),
    {
      package: path,
      returns: 'float',
    },
  ),
  builtin('frexp', { f: required }, (args) => FluxRecord.of({ ...frexp(args.float('f')) }), {
    package: path,
  }),
  builtin(
    'modf',
    { f: required },
    (args) => {
      const f = args.float('f');
      const whole = Math.trunc(f);
      return FluxRecord.of({ int: whole, frac: Number.isFinite(whole) ? signed(f - whole, f) : NaN });
    },
    { package: path },
  ),
  builtin(
    'sincos',
    x,
    (args) => FluxRecord.of({ sin: Math.sin(args.float('x')), cos: Math.cos(args.float('x')) }),
    { package: path },
  ),
  builtin('float64bits', { f: required }, (args) => new UInt(float64bits(args.float('f'))), {
    package: path,
    returns: 'uint',
  }),
  builtin('float64frombits', { b: required }, (args) => float64frombits(args.uint('b').value), {
    package: path,
    returns: 'float',
  }),
];

export const mathFunctions: Builtin[] = functions.map(nullable);

export const mathConstants: Constant[] = Object.entries({
  pi: Math.PI,
  e: Math.E,
  phi: 1.618033988749895,
  sqrt2: Math.SQRT2,
  sqrte: 1.6487212707001282,
  sqrtpi: 1.772453850905516,
  sqrtphi: 1.272019649514069,
  log2e: 1 / Math.LN2,
  ln2: Math.LN2,
  ln10: Math.LN10,
  log10e: 1 / Math.LN10,
  maxfloat: Number.MAX_VALUE,
  smallestNonzeroFloat: Number.MIN_VALUE,
  maxint: 2n ** 63n - 1n,
  minint: -(2n ** 63n),
  maxuint: new UInt(2n ** 64n - 1n),
}).map(([name, value]) => ({ package: path, name, value }));
