import type { Builtin } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Constant } from '../eval/library.js';
import { columnTypeOf } from '../eval/natures.js';
import type { Nature } from '../eval/natures.js';
import { greater, lesser } from '../eval/operators.js';
import { FluxRecord, TypedNull, UInt } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { acos, asin, atan, atan2 } from '../numeric/arctan.js';
import { copySign, float64bits, float64frombits, frexp, isNegative, ldexp } from '../numeric/bits.js';
import { cbrt } from '../numeric/cbrt.js';
import { exp, exp2 } from '../numeric/exp.js';
import { gamma } from '../numeric/gamma.js';
import { acosh, asinh, cosh, sinh, tanh } from '../numeric/hyperbolic.js';
import { lgamma } from '../numeric/lgamma.js';
import { log, log10, log2 } from '../numeric/log.js';
import { pow } from '../numeric/pow.js';
import { cos, sin, tan } from '../numeric/trigonometric.js';
import { builtin, required } from './transform.js';
import { truncate } from './convert.js';

const path = 'math';

/** Half away from zero, unlike JavaScript's Math.round. */
function round(x: number): number {
  const size = Math.abs(x);
  const whole = Math.floor(size);
  const rounded = size - whole >= 0.5 ? whole + 1 : whole;
  return isNegative(x) ? -rounded : rounded;
}

function roundToEven(x: number): number {
  const whole = Math.floor(x);
  const rest = x - whole;
  if (rest === 0.5) return whole % 2 === 0 ? signed(whole, x) : signed(whole + 1, x);
  return signed(rest > 0.5 ? whole + 1 : whole, x);
}

/** Keeps the sign of a zero. */
function signed(value: number, like: number): number {
  return value === 0 && isNegative(like) ? -0 : value;
}

/** IEEE 754 remainder: x − n·y with n the integer nearest to x/y, even in a tie. */
function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || y === 0 || Number.isNaN(y)) return NaN;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  if (Math.abs(x) === size) return copySign(0, x);
  let rest = Math.abs(x) % (2 * size);
  // Doubled rather than halved: half of the least number is none.
  if (rest + rest > size) {
    rest -= size;
    if (rest + rest >= size) rest -= size;
  }
  return isNegative(x) ? -rest : rest;
}

/** The power of two that x has. */
function binaryExponent(x: number): number {
  if (x === 0) return -Infinity;
  if (!Number.isFinite(x)) return Number.isNaN(x) ? NaN : Infinity;
  return frexp(x).exp - 1;
}

/** The same as an integer: Go has int32's ends for what has none. */
function exponentAsInt(x: number): bigint {
  const exponent = binaryExponent(x);
  if (exponent === -Infinity) return -2_147_483_648n;
  return Number.isFinite(exponent) ? truncate(exponent) : 2_147_483_647n;
}

const plain: Record<string, (x: number) => number> = {
  abs: Math.abs,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh: Math.atanh,
  cbrt,
  ceil: Math.ceil,
  cos,
  cosh,
  exp,
  exp2,
  expm1: Math.expm1,
  floor: Math.floor,
  gamma,
  log,
  log10,
  log1p: Math.log1p,
  log2,
  round,
  roundtoeven: roundToEven,
  sin,
  sinh,
  sqrt: Math.sqrt,
  tan,
  tanh,
  trunc: Math.trunc,
};

const two: Record<string, readonly [string, string, (a: number, b: number) => number]> = {
  atan2: ['y', 'x', atan2],
  copysign: ['x', 'y', copySign],
  dim: ['x', 'y', (x, y) => (x - y <= 0 ? 0 : x - y)],
  hypot: ['p', 'q', Math.hypot],
  mMax: ['x', 'y', greater],
  mMin: ['x', 'y', lesser],
  mod: ['x', 'y', (x, y) => x % y],
  nextafter: ['x', 'y', nextAfter],
  pow: ['x', 'y', pow],
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

/** The parameters that take no float. */
const kinds: Readonly<Record<string, Nature>> = { sign: 'int', n: 'int', exp: 'int', b: 'uint' };

/** Refuses what is of another type; a function of null is null, but for those that return records, which refuse it. */
function strict(one: Builtin): Builtin {
  const names = Object.keys(one.parameters);
  const isPlain = one.name in plain || one.name === 'logb';
  const run: Builtin['run'] = (args, call) => {
    let isKnown = true;
    for (const name of names) {
      const value = args.value(name);
      if (typeof value === 'number' && kinds[name] === undefined) continue;
      const nature = args.nature(name);
      const kind = kinds[name] ?? 'float';
      if (nature !== kind)
        throw new FluxError(
          `cannot convert argument${isPlain ? '' : ` ${name}`} of type ${nature} to ${kind}`,
          { code: 'internal error' },
        );
      isKnown &&= value !== null;
    }
    return isKnown ? one.run(args, call) : ofNull(one);
  };
  return { ...one, run };
}

function ofNull({ name, returns }: Builtin): Value {
  const type = returns && columnTypeOf(returns);
  if (type) return new TypedNull(type);
  throw new FluxError(`${name} does not support null values`, { code: 'internal error' });
}

function frexpRecord(f: number): FluxRecord {
  const { frac, exp } = frexp(f);
  return FluxRecord.of({ frac, exp: BigInt(exp) });
}

const functions: Builtin[] = [
  ...Object.entries(plain).map(([name, apply]) =>
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
  builtin('signbit', x, (args) => isNegative(args.float('x')), {
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
    (args) => ldexp(args.float('frac'), Number(args.int('exp'))),
    {
      package: path,
      returns: 'float',
    },
  ),
  builtin('frexp', { f: required }, (args) => frexpRecord(args.float('f')), {
    package: path,
  }),
  builtin('lgamma', x, (args) => FluxRecord.of(lgamma(args.float('x'))), { package: path }),
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
  builtin('sincos', x, (args) => FluxRecord.of({ sin: sin(args.float('x')), cos: cos(args.float('x')) }), {
    package: path,
  }),
  builtin('float64bits', { f: required }, (args) => new UInt(float64bits(args.float('f'))), {
    package: path,
    returns: 'uint',
  }),
  builtin('float64frombits', { b: required }, (args) => float64frombits(args.uint('b').value), {
    package: path,
    returns: 'float',
  }),
];

/** The same with its parameters' types told. */
function typed(one: Builtin): Builtin {
  const parameters = Object.entries(one.parameters).map(
    ([name, parameter]) => [name, { ...parameter, type: kinds[name] ?? ('float' as const) }] as const,
  );
  return { ...one, parameters: Object.fromEntries(parameters) };
}

export const mathFunctions: Builtin[] = functions.map(strict).map(typed);

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
