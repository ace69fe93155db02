import { IANAZone } from 'luxon';
import { floorDivide, second } from './calendar.js';
import { FluxError } from './errors.js';
import { Duration, FluxRecord, isRow, recordOf } from './values.js';
import type { Value } from './values.js';

/** A time zone by name and a fixed offset; Flux writes it as the record `{zone, offset}`. */
export interface Location {
  /** Undefined for UTC. */
  zone: Zone | undefined;
  offset: Duration;
}

const dayNs = 86_400n * second;

/** A zone of the time zone database: turns UTC into its clock and back. */
export class Zone {
  constructor(private readonly zone: IANAZone) {}

  /** Nanoseconds to add to UTC to get what the clock shows. */
  private offset(utc: bigint): bigint {
    const minutes = this.zone.offset(Number(floorDivide(utc, 1_000_000n)));
    return BigInt(Math.round(minutes * 60)) * second;
  }

  /** What the clock of this zone shows, as if it were UTC. */
  toClock(utc: bigint): bigint {
    return utc + this.offset(utc);
  }

  /** When the clock shows this: the first time where it does so twice, the jump's end where it never does. */
  fromClock(clock: bigint): bigint {
    const before = this.offset(clock - dayNs);
    const after = this.offset(clock + dayNs);
    const matches = [clock - before, clock - after].filter((utc) => this.toClock(utc) === clock);
    if (matches.length > 0) return matches.reduce((a, b) => (a < b ? a : b));
    return this.transition(clock - dayNs, clock + dayNs, before);
  }

  /** The second at which the offset changes from `before`, between the two. */
  private transition(from: bigint, to: bigint, before: bigint): bigint {
    let low = floorDivide(from, second);
    let high = floorDivide(to, second);
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (this.offset(middle * second) === before) low = middle;
      else high = middle;
    }
    return high * second;
  }
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone | undefined {
  if (name === '' || name === 'UTC') return undefined;
  const known = zones.get(name);
  if (known) return known;
  if (!IANAZone.isValidZone(name)) throw new FluxError(`unknown time zone ${name}`);
  const zone = new Zone(IANAZone.create(name));
  zones.set(name, zone);
  return zone;
}

export const utc: Location = { zone: undefined, offset: new Duration(0n, 0n) };

/** The location that a record says. Throws FluxError for a zone that does not exist. */
export function locationOf(value: Value): Location {
  if (value === null) return utc;
  if (!(value instanceof FluxRecord) && !isRow(value)) throw new FluxError('location must be a record');
  const record = recordOf(value, 'location');
  const name = record.get('zone');
  const offset = record.get('offset');
  return {
    zone: zoneOf(typeof name === 'string' ? name : 'UTC'),
    offset: offset instanceof Duration ? offset : utc.offset,
  };
}

export const utcRecord = FluxRecord.of({ zone: 'UTC', offset: new Duration(0n, 0n) });
