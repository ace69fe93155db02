import type { Args, Builtin, Call } from '../eval/builtin.js';
import { addDuration, day, hour, minute, second, time, toCivil } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import type { Constant } from '../eval/library.js';
import { Duration, Time } from '../eval/values.js';
import type { Value } from '../eval/values.js';
import { locationOf } from '../eval/zone.js';
import type { Location } from '../eval/zone.js';
import { Windows } from './windows/interval.js';
import { builtin, optional, required, within } from './transform.js';
import type { WrittenCall } from './transform.js';

const path = 'date';

function locationArgument(args: Args, call: Call): Location {
  return locationOf(
    args.has('location') ? args.value('location') : (call.query.options.get('location') ?? null),
  );
}

/** The same for functions that do not tell what is wrong with it. */
function validLocation(args: Args, call: Call): Location {
  try {
    return locationArgument(args, call);
  } catch (cause) {
    throw new FluxError('invalid location', { cause });
  }
}

/** What influxd panics with where a function gets a null for a time. */
export const nilTime = 'interface conversion: interface {} is nil, not values.Time';

/** A time, or a duration from the query's now. */
function instant(args: Args, call: Call, name = 't'): bigint {
  const value = args.value(name);
  if (value instanceof Time) return value.ns;
  if (value instanceof Duration) return addDuration(call.query.now(), value);
  const nature = args.nature(name);
  if (nature !== 'time') throw new FluxError(`${nature} is not Timeable`, { code: 'internal error' });
  throw call.query.panic(nilTime);
}

/** What the location's clock shows at a time. */
function clockOf(utcNs: bigint, location: Location): bigint {
  const shown = location.zone ? location.zone.toClock(utcNs) : utcNs;
  return addDuration(shown, location.offset);
}

function dayOfYear(ns: bigint): number {
  const { year, month, day } = toCivil(ns);
  return (
    Math.round((Date.UTC(2000, month - 1, day) - Date.UTC(2000, 0, 1)) / 86_400_000) +
    1 -
    (month > 2 && !isLeap(year) ? 1 : 0)
  );
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function weekDay(ns: bigint): number {
  const days = Number((ns - toCivil(ns).rest) / 86_400_000_000_000n);
  return (((days + 4) % 7) + 7) % 7;
}

/** The ISO week: the one that holds the year's Thursday. */
function isoWeek(ns: bigint): number {
  const thursday = ns + BigInt(3 - ((weekDay(ns) + 6) % 7)) * 86_400_000_000_000n;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

const parts: Record<string, (clock: bigint) => bigint | number> = {
  second: (ns) => (toCivil(ns).rest / second) % 60n,
  minute: (ns) => (toCivil(ns).rest / minute) % 60n,
  hour: (ns) => toCivil(ns).rest / hour,
  weekDay,
  monthDay: (ns) => toCivil(ns).day,
  yearDay: dayOfYear,
  month: (ns) => toCivil(ns).month,
  year: (ns) => toCivil(ns).year,
  week: isoWeek,
  quarter: (ns) => Math.ceil(toCivil(ns).month / 3),
  millisecond: (ns) => (toCivil(ns).rest % second) / 1_000_000n,
  microsecond: (ns) => (toCivil(ns).rest % second) / 1_000n,
  nanosecond: (ns) => toCivil(ns).rest % second,
};

/** The parts that are the same on every clock take no location. */
const everywhere = new Set(['second', 'millisecond', 'microsecond', 'nanosecond']);

const partFunctions = Object.entries(parts).map(([name, part]) => {
  const local = !everywhere.has(name);
  return builtin(
    name,
    { t: required, ...(local && { location: optional }) },
    (args, call) => {
      const at = instant(args, call);
      return BigInt(part(local ? clockOf(at, validLocation(args, call)) : at));
    },
    { package: path, returns: 'int' },
  );
});

/** The start of the unit that a time is in. */
function truncated(at: bigint, unit: Duration, location: Location): Value {
  const windows = new Windows(unit, unit, new Duration(0n, 0n), location);
  return time(windows.latest(at).start);
}

function truncate(args: Args, call: Call): Value {
  return truncated(instant(args, call), args.duration('unit'), locationArgument(args, call));
}

function today(_: Args, call: Call): Value {
  const location = locationOf(call.query.options.get('location') ?? null);
  return truncated(call.query.now(), new Duration(0n, day), location);
}

/** Adds on the location's clock, so that a day stays a day when the clock changes. */
function shift(at: bigint, by: Duration, location: Location): Value {
  const moved = addDuration(clockOf(at, location), by);
  const back = addDuration(moved, location.offset.negate());
  return time(location.zone ? location.zone.fromClock(back) : back);
}

/**
 * `add(d:, to:)` and `sub(d:, from:)`, which two packages have under their own names.
 * @param written how the other package calls it
 */
function shifts(
  direction: 'add' | 'sub',
  of: { name: string; package: string },
  written?: WrittenCall,
): Builtin[] {
  const base = direction === 'add' ? 'to' : 'from';
  const run = (args: Args, call: Call): Value => {
    const d = args.duration('d');
    const by = direction === 'add' ? d : d.negate();
    const shifted = (): Value => shift(instant(args, call, base), by, locationArgument(args, call));
    return written ? within(written, shifted) : shifted();
  };
  const parameters = { d: required, [base]: required, location: optional };
  return [builtin(of.name, parameters, run, { package: of.package, returns: 'time' })];
}

function scale(args: Args): Value {
  const d = args.duration('d');
  const n = args.int('n');
  const size = n < 0n ? -n : n;
  const scaled = new Duration(d.months * size, d.ns * size, n < 0n ? !d.negative : d.negative);
  return scaled.isZero() ? new Duration(0n, 0n) : scaled;
}

const returns = { package: path, returns: 'time' } as const;

export const dateFunctions: Builtin[] = [
  ...partFunctions,
  builtin('today', {}, today, { returns: 'time' }),
  builtin('truncate', { t: required, unit: required, location: optional }, truncate, returns),
  builtin(
    'time',
    { t: required, location: optional },
    (args, call) => time(clockOf(instant(args, call), validLocation(args, call))),
    returns,
  ),
  ...shifts('add', { name: 'add', package: path }),
  ...shifts('sub', { name: 'sub', package: path }),
  ...shifts(
    'add',
    { name: 'addDuration', package: 'experimental' },
    { name: 'add', at: 'experimental/experimental.flux|77:45-77:70' },
  ),
  ...shifts(
    'sub',
    { name: 'subDuration', package: 'experimental' },
    { name: 'sub', at: 'experimental/experimental.flux|138:47-138:74' },
  ),
  builtin('scale', { d: required, n: required }, scale, { package: path, returns: 'duration' }),
];

const names = [
  ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].map(
    (name, i) => [name, i] as const,
  ),
  [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ].map((name, i) => [name, i + 1] as const),
].flat();

export const dateConstants: Constant[] = names.map(([name, value]) => ({
  package: path,
  name,
  value: BigInt(value),
}));
