import { Duration, Time } from './values.js';

export const second = 1_000_000_000n;
export const minute = 60n * second;
export const hour = 60n * minute;
export const day = 24n * hour;
export const week = 7n * day;
/** A mean month, which influxd uses wherever it must turn months into nanoseconds. */
export const meanMonth = 2_629_800n * second;

const int64 = (value: bigint): bigint => BigInt.asIntN(64, value);

/** Rounds towards minus infinity, unlike `/`. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** A date of the proleptic Gregorian calendar in UTC and the nanoseconds since its midnight. */
export interface CivilDate {
  year: number;
  /** 1 … 12 */
  month: number;
  day: number;
  /** Nanoseconds since midnight. */
  rest: bigint;
}

export function toCivil(ns: bigint): CivilDate {
  const days = floorDivide(ns, day);
  const date = new Date(Number(days) * 86_400_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    rest: ns - days * day,
  };
}

export function fromCivil({ year, month, day: dayOfMonth, rest }: CivilDate): bigint {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return BigInt(date.getTime()) * 1_000_000n + rest;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
}

/** Adds calendar months, keeping within the month: January 31st + 1mo is the last of February. */
export function addMonths(ns: bigint, months: bigint): bigint {
  if (months === 0n) return ns;
  const date = toCivil(ns);
  const total = date.year * 12 + (date.month - 1) + Number(months);
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return fromCivil({ year, month, day: Math.min(date.day, daysInMonth(year, month)), rest: date.rest });
}

export function addDuration(ns: bigint, duration: Duration): bigint {
  return int64(addMonths(ns, duration.signedMonths()) + duration.signedNs());
}

/** The nanoseconds of a duration, a month counted as its mean length. */
export function durationNs(duration: Duration): bigint {
  const ns = duration.months * meanMonth + duration.ns;
  return duration.negative ? -ns : ns;
}

export function durationFromNs(ns: bigint): Duration {
  return ns < 0n ? new Duration(0n, -ns, true) : new Duration(0n, ns);
}

const unitNs: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  ms: 1_000_000n,
  s: second,
  m: minute,
  h: hour,
  d: day,
  w: week,
};
const unitMonths: Record<string, bigint> = { mo: 1n, y: 12n };

/** A duration from magnitudes and units, as they stand in a literal such as `1mo2d`. */
export function durationFromUnits(parts: Iterable<{ magnitude: number | bigint; unit: string }>): Duration {
  let months = 0n;
  let ns = 0n;
  for (const { magnitude, unit } of parts) {
    if (unitMonths[unit] !== undefined) months += BigInt(magnitude) * unitMonths[unit];
    else ns += BigInt(magnitude) * (unitNs[unit] ?? 0n);
  }
  return months < 0n || ns < 0n ? new Duration(-months, -ns, true) : new Duration(months, ns);
}

/** Reads a duration as it is written in a script, with an optional sign; undefined where it is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^(-?)((?:\d+(?:ns|us|µs|ms|mo|s|m|h|d|w|y))+)$/.exec(text);
  if (!match) return undefined;
  const parts = [...match[2].matchAll(/(\d+)(ns|us|µs|ms|mo|s|m|h|d|w|y)/g)];
  const duration = durationFromUnits(
    parts.map(([, magnitude, unit]) => ({ magnitude: BigInt(magnitude), unit: unit })),
  );
  return match[1] && !duration.isZero() ? duration.negate() : duration;
}

const units: Array<readonly [name: string, ns: bigint]> = [
  ['w', week],
  ['d', day],
  ['h', hour],
  ['m', minute],
  ['s', second],
  ['ms', 1_000_000n],
  ['us', 1_000n],
  ['ns', 1n],
];

/** `1mo2d3h`, zero as `0ns`. */
export function formatDuration(duration: Duration): string {
  if (duration.isZero()) return '0ns';
  let text = duration.negative ? '-' : '';
  if (duration.months >= 12n) text += `${duration.months / 12n}y`;
  if (duration.months % 12n > 0n) text += `${duration.months % 12n}mo`;
  let rest = duration.ns;
  for (const [name, ns] of units) {
    if (rest >= ns) text += `${rest / ns}${name}`;
    rest %= ns;
  }
  return text;
}

/** RFC 3339 in UTC; the fraction has nine digits, or no trailing zeros where `trim`. */
export function formatTime(ns: bigint, trim = true): string {
  const { year, month, day: dayOfMonth, rest } = toCivil(ns);
  const seconds = rest / second;
  const fraction = (rest % second).toString().padStart(9, '0');
  const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
  const shown = trim ? fraction.replace(/0+$/, '') : fraction;
  const clock = Number(seconds);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
  const time = `${two(Math.floor(clock / 3600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}`;
  return `${date}T${time}${shown === '' ? '' : `.${shown}`}Z`;
}

/** Reads RFC 3339 (or a bare date) to the nanosecond; undefined where it is none. */
export function parseTime(text: string): bigint | undefined {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[Tt](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:([Zz])|([+-])(\d\d):(\d\d)))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month, dayOfMonth, hours, minutes, seconds, fraction, , sign, offsetHours, offsetMinutes] =
    match;
  if (Number(month) < 1 || Number(month) > 12 || Number(dayOfMonth) < 1) return undefined;
  if (Number(dayOfMonth) > daysInMonth(Number(year), Number(month))) return undefined;
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const midnight = fromCivil({ year: Number(year), month: Number(month), day: Number(dayOfMonth), rest: 0n });
  const clock = BigInt(hours ?? 0) * hour + BigInt(minutes ?? 0) * minute + BigInt(seconds ?? 0) * second;
  const part = BigInt((fraction ?? '').slice(0, 9).padEnd(9, '0'));
  const offset = BigInt(offsetHours ?? 0) * hour + BigInt(offsetMinutes ?? 0) * minute;
  return midnight + clock + part - (sign === '-' ? -offset : offset);
}

export const minTime = -9_223_372_036_854_775_806n;
export const maxTime = 9_223_372_036_854_775_806n;

export function time(ns: bigint): Time {
  return new Time(int64(ns));
}
