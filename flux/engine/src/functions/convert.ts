import type { Args, Builtin } from '../eval/builtin.js';
import { durationFromNs, durationNs, parseDuration, parseTime } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import { natureOf, typeText } from '../eval/natures.js';
import { orderNumbers } from '../eval/operators.js';
import { display, fixedFloat, interpolate } from '../eval/text.js';
import { Duration, Time, UInt } from '../eval/values.js';
import { specialFloat } from '../numeric/special.js';
import type { Value } from '../eval/values.js';
import { builtin, required } from './transform.js';

const int64 = (value: bigint): bigint => BigInt.asIntN(64, value);

function cannot(value: Value, target: string): FluxError {
  return new FluxError(`cannot convert ${typeText(value)} to ${target}`);
}

function badText(text: string, target: string): FluxError {
  return new FluxError(`cannot convert string ${JSON.stringify(text)} to ${target} due to invalid syntax`);
}

function parseInteger(text: string, target: 'int' | 'uint'): bigint {
  if (!(target === 'int' ? /^[+-]?\d+$/ : /^\d+$/).test(text)) throw badText(text, target);
  const value = BigInt(text.replace(/^\+/, ''));
  const fits = target === 'int' ? int64(value) === value : BigInt.asUintN(64, value) === value;
  if (!fits) throw badText(text, target);
  return value;
}

/** A float to an integer as Go does on amd64: towards zero, out of range to the lowest integer. */
export function truncate(value: number): bigint {
  if (!Number.isFinite(value) || value >= 2 ** 63 || value < -(2 ** 63)) return -(2n ** 63n);
  return BigInt(Math.trunc(value));
}

function truncateUnsigned(value: number): bigint {
  if (Number.isFinite(value) && value >= 2 ** 63 && value < 2 ** 64) return BigInt(Math.trunc(value));
  return BigInt.asUintN(64, truncate(value));
}

export function toInt(value: Value): Value {
  if (value === null) return null;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return truncate(value);
  if (typeof value === 'string') return parseInteger(value, 'int');
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof UInt) return int64(value.value);
  if (value instanceof Time) return value.ns;
  if (value instanceof Duration) return int64(durationNs(value));
  throw cannot(value, 'int');
}

export function toUInt(value: Value): Value {
  if (value === null) return null;
  if (typeof value === 'string') return new UInt(parseInteger(value, 'uint'));
  if (typeof value === 'number') return new UInt(truncateUnsigned(value));
  if (value instanceof UInt) return value;
  if (['int', 'bool', 'time', 'duration'].includes(natureOf(value)))
    return new UInt(BigInt.asUintN(64, toInt(value) as bigint));
  throw cannot(value, 'uint');
}

export function toFloat(value: Value): Value {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof UInt) return Number(value.value);
  if (typeof value === 'string') return parseFloatText(value);
  throw cannot(value, 'float');
}

/** What influxd converts column by column: times too. */
export function cellToFloat(value: Value): Value {
  if (value instanceof Time) return Number(value.ns);
  return typeof value === 'string' ? parseFloatText(value, 'Float') : toFloat(value);
}

/** A float as Go reads it. */
export function parseFloatText(text: string, target = 'float'): number {
  const special = specialFloat(text);
  if (special !== undefined) return special;
  if (/^[+-]?(\d[\d_]*(\.[\d_]*)?|\.[\d_]+)(e[+-]?\d+)?$/i.test(text)) {
    const value = Number(text.replaceAll('_', ''));
    if (Number.isFinite(value)) return value;
  }
  const hexadecimal = /^([+-]?)0x([0-9a-f_]*)(?:\.([0-9a-f_]*))?p([+-]?\d+)$/i.exec(text);
  if (hexadecimal) {
    const [, sign, whole, fraction = '', exponent] = hexadecimal;
    const digits = (whole + fraction).replaceAll('_', '');
    const places = fraction.replaceAll('_', '').length;
    const value = Number(BigInt(`0x${digits || '0'}`)) * 2 ** (Number(exponent) - 4 * places);
    if (digits !== '' && Number.isFinite(value)) return sign === '-' ? -value : value;
  }
  throw badText(text, target);
}

export function toBool(value: Value): Value {
  if (value === null || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  if (typeof value === 'string')
    throw new FluxError(`cannot convert string ${JSON.stringify(value)} to bool`);
  const number = value instanceof UInt ? value.value : value;
  if (typeof number === 'bigint' || typeof number === 'number') {
    if (orderNumbers(number, 0) === 0) return false;
    if (orderNumbers(number, 1) === 0) return true;
    const shown = typeof number === 'number' ? fixedFloat(number) : String(number);
    throw new FluxError(`cannot convert ${natureOf(value)} ${shown} to bool, must be 0 or 1`);
  }
  throw cannot(value, 'bool');
}

export function toTime(value: Value): Value {
  if (value === null || value instanceof Time) return value;
  if (typeof value === 'bigint') return new Time(value);
  if (value instanceof UInt) return new Time(int64(value.value));
  if (typeof value !== 'string') throw cannot(value, 'time');
  const ns = parseTime(value);
  if (ns === undefined || (value.includes('T') && value.length < 20))
    throw new FluxError(
      `cannot convert string ${JSON.stringify(value)} to time due to invalid syntax: cannot parse date${value.includes('T') ? ' time' : ''}`,
    );
  return new Time(int64(ns));
}

function toDuration(value: Value): Value {
  if (value === null || value instanceof Duration) return value;
  if (typeof value === 'bigint') return durationFromNs(value);
  if (value instanceof UInt) return durationFromNs(int64(value.value));
  if (typeof value !== 'string') throw cannot(value, 'duration');
  const duration = parseDuration(value);
  if (!duration) throw badText(value, 'duration');
  return duration;
}

export function toText(value: Value): Value {
  if (value === null) return null;
  if (value instanceof Uint8Array) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(value);
    } catch (cause) {
      throw new FluxError('bytes contained non utf8 bytes, cannot be converted into a string', { cause });
    }
  }
  const nature = natureOf(value);
  if (['record', 'array', 'stream', 'function', 'regexp', 'dictionary'].includes(nature))
    throw cannot(value, 'string');
  return interpolate(value);
}

function toBytes(value: Value): Value {
  if (typeof value === 'string') return new TextEncoder().encode(value);
  throw cannot(value, 'bytes');
}

const conversion = (name: string, convert: (value: Value) => Value, returns: Builtin['returns']): Builtin =>
  builtin(name, { v: required }, (args: Args) => convert(args.value('v')), returns ? { returns } : {});

export const convertFunctions: Builtin[] = [
  conversion('int', toInt, 'int'),
  conversion('uint', toUInt, 'uint'),
  { ...conversion('float', toFloat, 'float'), columnwise: (args) => cellToFloat(args.value('v')) },
  conversion('bool', toBool, 'bool'),
  conversion('time', toTime, 'time'),
  conversion('duration', toDuration, 'duration'),
  conversion('string', toText, 'string'),
  conversion('bytes', toBytes, 'bytes'),
  conversion('display', (value) => display(value), 'string'),
];
