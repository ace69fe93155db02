import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { overdispersed, poisson } from './distributions.js';
import { type Change, type IncidentKind, incidentKinds } from './incidents/index.js';
import { type TrafficProfile, usualTraffic } from './profile.js';
import { Random } from './random.js';
import { affects, type Incident, incidentsOfDay, place } from './schedule.js';
import { type Rates, usualRates } from './traffic.js';

const dayMinutes = 1440;

/** Transactions of one status and authorisation code in one minute; never 0. */
export interface SimulatedCount {
  status: Status;
  code: string;
  count: number;
}

export interface SimulationOptions {
  seed: number;
  profile?: TrafficProfile;
  /** Incidents that happen by chance, a day. Default 3. */
  perDay?: number;
  /** The kinds that happen by chance. Default: all. */
  kinds?: readonly IncidentKind[];
}

/**
 * Simulated payments. A minute's traffic depends on the seed and the minute alone, so that any span can be had,
 * in any order, and a longer run begins like a shorter one.
 */
export class Simulation {
  readonly profile: TrafficProfile;
  private readonly random: Random;
  private readonly perDay: number;
  private readonly kinds: readonly IncidentKind[];
  private readonly days = new Map<number, Incident[]>();
  private readonly placed: Incident[] = [];

  constructor({ seed, profile = usualTraffic, perDay = 3, kinds = incidentKinds }: SimulationOptions) {
    this.profile = profile;
    this.random = Random.of(seed);
    this.perDay = perDay;
    this.kinds = kinds;
  }

  /**
   * Adds an incident of this kind beside those that happen by chance.
   * @param start minute since the epoch
   * @param duration minutes; drawn when not given
   */
  inject(kind: IncidentKind, start: number, duration?: number): Incident {
    const incident = place(this.random, kind, start, duration);
    this.placed.push(incident);
    return incident;
  }

  /** Incidents that begin in the `minutes` from `from` on (minutes since the epoch), in order of time. */
  incidents(from: number, minutes: number): Incident[] {
    const found = this.placed.filter(({ start }) => start >= from && start < from + minutes);
    for (let day = Math.floor(from / dayMinutes); day * dayMinutes < from + minutes; day++)
      found.push(...this.ofDay(day).filter(({ start }) => start >= from && start < from + minutes));
    return found.sort((a, b) => a.start - b.start);
  }

  /** What is expected in a minute since the epoch, before chance and incidents. */
  usual(minute: number): Rates {
    return usualRates(this.profile, this.random, minute);
  }

  /** The transactions of a minute since the epoch, by status and code. */
  minute(minute: number): SimulatedCount[] {
    const usual = this.usual(minute);
    const active = [...this.placed, ...this.ofDay(Math.floor(minute / dayMinutes))].filter((incident) =>
      affects(incident, minute),
    );
    const changes = active.map(({ kind, start, course }) =>
      course.changes(minute - start, usual, this.random.at('course', kind.name, start, minute)),
    );
    return statuses.flatMap((status) =>
      this.draw(
        status,
        usual[status],
        changes.flatMap((each) => each[status] ?? []),
        minute,
      ),
    );
  }

  private ofDay(day: number): Incident[] {
    let incidents = this.days.get(day);
    if (incidents === undefined) {
      incidents = incidentsOfDay(this.random, day, { perDay: this.perDay, kinds: this.kinds });
      this.days.set(day, incidents);
    }
    return incidents;
  }

  private draw(status: Status, usual: number, changes: readonly Change[], minute: number): SimulatedCount[] {
    const random = this.random.at('count', status, minute);
    const dispersion = this.profile.dispersion[status];
    const left = changes.reduce((product, { factor = 1 }) => product * Math.min(1, factor), 1);
    const counts = new Map<string, number>();
    const add = (code: string, count: number) => {
      if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
    };
    const addMix = (count: number) => {
      for (let each = 0; each < count; each++) add(random.pick(this.profile.codes[status]), 1);
    };
    addMix(overdispersed(random, usual * left, dispersion));
    for (const { factor = 1, extra = 0, code } of changes) {
      const more =
        overdispersed(random, usual * left * Math.max(0, factor - 1), dispersion) + poisson(random, extra);
      if (code === undefined) addMix(more);
      else add(code, more);
    }
    return [...counts]
      .map(([code, count]) => ({ status, code, count }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
