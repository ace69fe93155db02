import { dayMs } from '../clock.js';
import { readDated, type Dated } from './dated.js';
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

const clock = /^(\d{1,2})h\s?(\d{2})$/;
const epoch = /^\d{11,15}$/;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a time in any of the four forms; a string is the problem, in words. */
export function parseTime(value: string | number, context: TimeContext = {}): GivenTime | string {
  if (typeof value === 'number') return fromEpoch(value);
  const full = readDated(value);
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

function fromDated(dated: Dated, context: TimeContext): GivenTime | string {
  const { hour, minute, second, millisecond, fine, zone } = dated;
  const midnight = calendarDay(dated.year, dated.month, dated.day);
  if (midnight === null) return 'names a day that does not exist';
  if (hour > 23 || minute > 59 || second > 59) return 'names a time of day that does not exist';
  const local = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  if (zone === '') return fromZone(local, context, fine);
  const offset = zone === 'Z' ? 0 : fixedOffset(zone);
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

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function calendarDay(year: number, month: number, date: number): number | null {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
  return date >= 1 && date <= last ? daysSinceEpoch(year, month, date) * dayMs : null;
}

/** Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March, so that a leap day ends one. */
function daysSinceEpoch(year: number, month: number, date: number): number {
  const fromMarch = (month + 9) % 12;
  const years = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const daysBeforeMonth = Math.floor((153 * fromMarch + 2) / 5);
  return years * 365 + leapDays + daysBeforeMonth + date - 1 - daysToEpoch;
}

/** Days from 0000-03-01 to 1970-01-01. */
const daysToEpoch = 719_468;
