import { fixedOffset, fromLocal, type Zone } from './zone.js';

/** A time as given: milliseconds since the epoch, and whether it says more than whole seconds. */
export interface GivenTime {
  ms: number;
  fine: boolean;
}

/** What times without a date or a zone refer to: the request's `?date` and `?tz`. */
export interface TimeContext {
  /** Local midnight of `?date`, read as if it were UTC (ms). */
  date?: number;
  /** Default: UTC. */
  zone?: Zone;
}

export const timeForms =
  'RFC 3339 (2026-01-31T15:04:05Z), `YYYY-MM-DD HH:MM:SS`, epoch milliseconds, or `15h 04` with ?date=YYYY-MM-DD&tz=…';

const dated =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s?(Z|z|UTC|[+-]\d{2}:\d{2})?$/;
const clock = /^(\d{1,2})h\s?(\d{2})$/;
const epoch = /^\d{11,15}$/;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a time in any of the four forms; a string is the problem, in words. */
export function parseTime(value: string | number, context: TimeContext = {}): GivenTime | string {
  if (typeof value === 'number') return fromEpoch(value);
  const full = dated.exec(value);
  if (full) return fromDated(full, context);
  const short = clock.exec(value);
  if (short) return fromClock(Number(short[1]), Number(short[2]), context);
  if (epoch.test(value)) return fromEpoch(Number(value));
  return `is none of ${timeForms}`;
}

/** Reads `YYYY-MM-DD`: its midnight as if in UTC (ms), or null when there is no such day. */
export function parseDate(text: string): number | null {
  const parts = day.exec(text);
  return parts && calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function fromEpoch(value: number): GivenTime | string {
  if (!Number.isSafeInteger(value) || value < 1e11)
    return 'is a number but not of epoch milliseconds (seconds are too few digits, fractions are not read)';
  return { ms: value, fine: value % 1000 !== 0 };
}

function fromDated(parts: RegExpExecArray, context: TimeContext): GivenTime | string {
  const midnight = calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6])];
  if (midnight === null) return 'names a day that does not exist';
  if (hour > 23 || minute > 59 || second > 59) return 'names a time of day that does not exist';
  const fraction = parts[7] ?? '';
  const local =
    midnight + ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const fine = /[1-9]/.test(fraction);
  if (parts[8] === undefined) return fromZone(local, context, fine);
  const offset = fixedOffset(parts[8]);
  return offset === null
    ? 'has an offset from UTC that does not exist'
    : { ms: local - offset * 60_000, fine };
}

function fromClock(hour: number, minute: number, context: TimeContext): GivenTime | string {
  if (context.date === undefined) return 'has no date: add ?date=YYYY-MM-DD (and &tz=…) to the address';
  if (hour > 23 || minute > 59) return 'names a time of day that does not exist';
  return fromZone(context.date + (hour * 60 + minute) * 60_000, context, false);
}

function fromZone(local: number, { zone }: TimeContext, fine: boolean): GivenTime | string {
  const ms = zone === undefined ? local : fromLocal(local, zone);
  return ms === null ? `never was in ${String(zone?.name)}: clocks were set forward over it` : { ms, fine };
}

function calendarDay(year: number, month: number, date: number): number | null {
  const midnight = new Date(Date.UTC(year, month - 1, date));
  // Date.UTC rolls 31 February over into March.
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === date ? midnight.getTime() : null;
}
