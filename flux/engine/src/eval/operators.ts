import { durationFromNs, durationNs } from './calendar.js';
import { FluxError } from './errors.js';
import { goKind, natureOf } from './natures.js';
import type { Nature } from './natures.js';
import { RegExpValue } from './regexp.js';
import { pow } from '../numeric/pow.js';
import { compareScalars } from '../table/group-key.js';
import { Duration, FluxRecord, isNull, isRow, recordOf, Time, UInt } from './values.js';
import type { Scalar, Value } from './values.js';

export type BinaryOperator = (a: Value, b: Value) => Value;

const int = (value: bigint): bigint => BigInt.asIntN(64, value);
const uint = (value: bigint): UInt => new UInt(BigInt.asUintN(64, value));

/** An operator between values it does not take: influxd finds it before the function runs, and says where. */
export class UnsupportedOperation extends FluxError {}

/** influxd's error of an operator that does not take values of these types. */
export function unsupported(operator: string, a: Value, b: Value): FluxError {
  const operands = [a, b].map((value) => goKind(natureOf(value)));
  return new UnsupportedOperation(`unsupported binary expression ${operands.join(` ${operator} `)}`);
}

interface Arithmetic {
  float: (a: number, b: number) => number;
  int: (a: bigint, b: bigint) => bigint | number;
}

/** Applies to two integers or two floats; null with anything is null. */
function arithmetic(operator: string, { float, int: integer }: Arithmetic): BinaryOperator {
  return (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return float(a, b);
    if (typeof a === 'bigint' && typeof b === 'bigint') {
      const result = integer(a, b);
      return typeof result === 'bigint' ? int(result) : result;
    }
    if (isNull(a) || isNull(b)) return null;
    if (a instanceof UInt && b instanceof UInt) {
      const result = integer(a.value, b.value);
      return typeof result === 'bigint' ? uint(result) : result;
    }
    if (a instanceof Duration && b instanceof Duration && (operator === '+' || operator === '-')) {
      const other = durationNs(b);
      return durationFromNs(int(durationNs(a) + (operator === '+' ? other : -other)));
    }
    if (typeof a === 'string' && typeof b === 'string' && operator === '+') return a + b;
    throw unsupported(operator, a, b);
  };
}

function divisor(b: bigint, message: string): bigint {
  if (b === 0n) throw new FluxError(message);
  return b;
}

/** JavaScript's Math.max gives NaN where Go's math.Max lets infinity win over it. */
export function greater(a: number, b: number): number {
  return a === Infinity || b === Infinity ? Infinity : Math.max(a, b);
}

/** The same for the lesser of two. */
export function lesser(a: number, b: number): number {
  return a === -Infinity || b === -Infinity ? -Infinity : Math.min(a, b);
}

/** -1, 0 or 1; NaN where they have no order; undefined where they cannot be compared. */
function order(a: Value, b: Value): number | undefined {
  if (typeof a === 'number' || typeof b === 'number' || typeof a === 'bigint' || typeof b === 'bigint') {
    const x = a instanceof UInt ? a.value : a;
    const y = b instanceof UInt ? b.value : b;
    if (!isNumber(x) || !isNumber(y)) return undefined;
    return orderNumbers(x, y);
  }
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : compareScalars(a, b);
  if (a instanceof Time && b instanceof Time) return compareScalars(a, b);
  if (a instanceof UInt && b instanceof UInt) return compareScalars(a, b);
  return undefined;
}

/** Compares numbers of either kind by their exact value; NaN where one of them is none. */
export function orderNumbers(x: number | bigint, y: number | bigint): number {
  if (x < y) return -1;
  if (x > y) return 1;
  return Number.isNaN(x) || Number.isNaN(y) ? NaN : 0;
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function comparison(operator: string, holds: (order: number) => boolean): BinaryOperator {
  return (a, b) => {
    if (isNull(a) || isNull(b)) return null;
    const found = order(a, b);
    if (found === undefined) throw unsupported(operator, a, b);
    return holds(found);
  };
}

/** Deep equality of values of one type; null equals nothing, not even null. */
export function equal(a: Value, b: Value): boolean {
  if (isNull(a) || isNull(b)) return false;
  const found = order(a, b);
  if (found !== undefined) return found === 0;
  if (typeof a === 'boolean') return a === b;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [x, y] = [a, b] as [readonly Value[], readonly Value[]];
    return x.length === y.length && x.every((item, i) => equal(item, y[i]));
  }
  if ((a instanceof FluxRecord || isRow(a)) && (b instanceof FluxRecord || isRow(b))) {
    const x = recordOf(a, 'operand').fields;
    const y = recordOf(b, 'operand').fields;
    return x.size === y.size && [...x].every(([key, item]) => y.has(key) && equal(item, y.get(key)!));
  }
  if (a instanceof Duration && b instanceof Duration) return a.equals(b);
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0;
  return false;
}

/** What `==` takes beside what has an order; influxd's `!=` takes only the first of them. */
const structured = ['bool', 'array', 'record', 'bytes'];

function equality(operator: string, expected: boolean): BinaryOperator {
  const comparable = new Set(expected ? structured : structured.slice(0, 1));
  return (a, b) => {
    if (isNull(a) || isNull(b)) return null;
    const found = order(a, b);
    if (found !== undefined) return (found === 0) === expected;
    const nature = natureOf(a);
    if (nature !== natureOf(b) || !comparable.has(nature)) throw unsupported(operator, a, b);
    return equal(a, b) === expected;
  };
}

function matching(expected: boolean): BinaryOperator {
  return (a, b) => {
    if (isNull(a) || isNull(b)) return null;
    if (typeof a !== 'string' || !(b instanceof RegExpValue)) throw unsupported(expected ? '=~' : '!~', a, b);
    return b.test(a) === expected;
  };
}

export const binaryOperators: Readonly<Record<string, BinaryOperator>> = {
  '+': arithmetic('+', { float: (a, b) => a + b, int: (a, b) => a + b }),
  '-': arithmetic('-', { float: (a, b) => a - b, int: (a, b) => a - b }),
  '*': arithmetic('*', { float: (a, b) => a * b, int: (a, b) => a * b }),
  '/': arithmetic('/', { float: (a, b) => a / b, int: (a, b) => a / divisor(b, 'cannot divide by zero') }),
  '%': arithmetic('%', { float: (a, b) => a % b, int: (a, b) => a % divisor(b, 'cannot mod zero') }),
  '^': arithmetic('^', { float: pow, int: (a, b) => pow(Number(a), Number(b)) }),
  '<': comparison('<', (found) => found < 0),
  '<=': comparison('<=', (found) => found <= 0),
  '>': comparison('>', (found) => found > 0),
  '>=': comparison('>=', (found) => found >= 0),
  '==': equality('==', true),
  '!=': equality('!=', false),
  '=~': matching(true),
  '!~': matching(false),
};

export function negate(value: Value): Value {
  if (isNull(value)) return null;
  if (typeof value === 'number') return -value;
  if (typeof value === 'bigint') return int(-value);
  if (value instanceof Duration) return value.isZero() ? value : value.negate();
  throw new FluxError(`operand to unary expression is not a number value, got ${goKind(natureOf(value))}`);
}

export function not(value: Value): Value {
  if (isNull(value)) return null;
  if (typeof value === 'boolean') return !value;
  throw new FluxError(`cannot use operand of type ${natureOf(value)} with not; expected boolean`);
}

/** The truth of a condition: null counts as false. */
export function truth(value: Value, what: string): boolean {
  if (typeof value === 'boolean') return value;
  if (isNull(value)) return false;
  throw new FluxError(`cannot use operand of type ${natureOf(value)} ${what}; expected boolean`);
}

export function isScalar(value: Value): value is Scalar {
  const nature = natureOf(value);
  return nature !== 'invalid' && ['bool', 'int', 'uint', 'float', 'string', 'time'].includes(nature);
}

const samples: Partial<Record<Nature, Value>> = {
  bool: true,
  int: 1n,
  uint: new UInt(1n),
  float: 1,
  string: 'x',
  time: new Time(0n),
  duration: new Duration(0n, 1n),
};

/** Throws UnsupportedOperation where the operator takes no values of these kinds; of kinds that it cannot tell, nothing. */
export function checkOperands(operator: string, left: Nature, right: Nature): void {
  const [a, b] = [samples[left], samples[right]];
  if (a !== undefined && b !== undefined) binaryOperators[operator]?.(a, b);
}
