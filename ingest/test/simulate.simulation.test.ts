import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, incidentKinds, labelsOf, Simulation, usualTraffic } from '../src/simulate/index.js';
import { dayCurve } from '../src/simulate/traffic.js';

/** Monday, 2 March 2026, 00:00 UTC, in minutes since the epoch. */
const monday = Date.UTC(2026, 2, 2) / 60_000;
const day = 1440;

function sum(simulation: Simulation, from: number, minutes: number, status: Status): number {
  let total = 0;
  for (let minute = from; minute < from + minutes; minute++)
    for (const each of simulation.minute(minute)) if (each.status === status) total += each.count;
  return total;
}

function expected(simulation: Simulation, from: number, minutes: number, status: Status): number {
  let total = 0;
  for (let minute = from; minute < from + minutes; minute++) total += simulation.usual(minute)[status];
  return total;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const anyMinute = fc.integer({ min: monday, max: monday + 400 * day });

describe('Simulation', () => {
  it('is the same for the same seed, in any order of asking', () => {
    fc.assert(
      fc.property(seeds, fc.array(anyMinute, { minLength: 1, maxLength: 6 }), (seed, minutes) => {
        const [forwards, backwards] = [new Simulation({ seed }), new Simulation({ seed })];
        const one = minutes.map((minute) => forwards.minute(minute));
        const other = minutes
          .toReversed()
          .map((minute) => backwards.minute(minute))
          .toReversed();
        expect(one).toEqual(other);
        expect(forwards.incidents(minutes[0]!, day)).toHaveLength(
          backwards.incidents(minutes[0]!, day).length,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('differs from seed to seed', () => {
    const lines = [1, 2, 3].map((seed) =>
      [...countLines(new Simulation({ seed }), { from: monday + 600, minutes: 5 }, false)].join(),
    );
    expect(new Set(lines).size).toBe(3);
  });

  it('begins a longer run like a shorter one', () => {
    const simulation = new Simulation({ seed: 5 });
    const short = [...countLines(simulation, { from: monday, minutes: 700 }, true)];
    const long = [...countLines(new Simulation({ seed: 5 }), { from: monday, minutes: 1000 }, true)];
    expect(long.slice(0, short.length)).toEqual(short);
  });

  it('comes near what it expects over a calm day, in every status', () => {
    for (const seed of [1, 2, 3]) {
      const calm = new Simulation({ seed, perDay: 0 });
      for (const status of statuses) {
        const mean = expected(calm, monday, day, status);
        const deviation = Math.sqrt(mean * usualTraffic.dispersion[status]);
        expect(Math.abs(sum(calm, monday, day, status) - mean)).toBeLessThan(4.5 * deviation);
      }
    }
  });

  it('gives counts above 0 of known statuses and codes', () => {
    fc.assert(
      fc.property(seeds, anyMinute, (seed, minute) => {
        const seen = new Set<string>();
        for (const { status, code, count } of new Simulation({ seed }).minute(minute)) {
          expect(statuses).toContain(status);
          expect(code).toMatch(/^\d{2}$/);
          expect(count).toBeGreaterThan(0);
          expect(seen.has(status + code)).toBe(false);
          seen.add(status + code);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has a day and a week: nights and Sundays are quiet, evenings busy, midnight no step', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => dayCurve(usualTraffic, hour));
    expect(hours.indexOf(Math.min(...hours))).toBe(4);
    expect(hours.indexOf(Math.max(...hours))).toBe(19);
    const steady = new Simulation({
      seed: 1,
      profile: { ...usualTraffic, dayScatter: 0, driftScatter: 0 },
    });
    const noon = (weekday: number) => steady.usual(monday + weekday * day + 720).approved;
    expect(noon(6) / noon(0)).toBeCloseTo(usualTraffic.week[6] / usualTraffic.week[0], 6);
    for (let minute = monday; minute < monday + 8 * day; minute++) {
      const step = steady.usual(minute + 1).approved / steady.usual(minute).approved;
      expect(Math.abs(step - 1)).toBeLessThan(0.03);
    }
  });
});

describe('incidents by chance', () => {
  it('lie within the span, in business hours, and leave each other room', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, days) => {
        const simulation = new Simulation({ seed });
        const span = { from: monday, minutes: days * day };
        const incidents = simulation.incidents(span.from, span.minutes);
        expect(incidents.length).toBeGreaterThan(0);
        expect(incidents.length).toBeLessThanOrEqual(3 * days);
        for (const { status, start, end } of labelsOf(incidents, span)) {
          expect([...statuses, 'silence']).toContain(status);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThan(span.minutes);
        }
        for (const [index, next] of incidents.slice(1).entries()) {
          const before = incidents[index]!;
          expect(next.start - before.start - before.duration).toBeGreaterThanOrEqual(75);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are of every kind, sooner or later, and only of the kinds asked for', () => {
    const all = new Simulation({ seed: 1 }).incidents(monday, 100 * day);
    expect(new Set(all.map(({ kind }) => kind.name))).toEqual(new Set(incidentKinds.map(({ name }) => name)));
    const [only] = incidentKinds;
    const some = new Simulation({ seed: 1, kinds: [only!] }).incidents(monday, 20 * day);
    expect(new Set(some.map(({ kind }) => kind.name))).toEqual(new Set([only!.name]));
  });
});

describe.each(incidentKinds.map((kind) => [kind.name, kind] as const))('%s', (_name, kind) => {
  const start = monday + 11 * 60;
  const duration = kind.duration[1];
  const calm = new Simulation({ seed: 9, perDay: 0 });
  const struck = new Simulation({ seed: 9, perDay: 0 });
  const incident = struck.inject(kind, start, duration);

  it('is seen in the statuses it labels', () => {
    for (const label of kind.labels) {
      const status = label === 'silence' ? 'approved' : label;
      const ratio = sum(struck, start, duration, status) / Math.max(1, sum(calm, start, duration, status));
      if (status === 'approved') expect(ratio).toBeLessThan(0.8);
      else expect(ratio).toBeGreaterThan(1.4);
    }
  });

  it('changes nothing before its start nor after its aftermath', () => {
    const end = start + duration + incident.course.aftermath;
    for (const minute of [start - 30, start - 1, end, end + 30])
      expect(struck.minute(minute)).toEqual(calm.minute(minute));
    const within = Array.from({ length: duration }, (_, index) => start + index);
    expect(within.map((minute) => struck.minute(minute))).not.toEqual(
      within.map((minute) => calm.minute(minute)),
    );
  });

  it('draws durations and rates that are possible', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const simulation = new Simulation({ seed, perDay: 0 });
        const drawn = simulation.inject(kind, start);
        expect(drawn.duration).toBeGreaterThanOrEqual(kind.duration[0]);
        expect(drawn.duration).toBeLessThanOrEqual(kind.duration[1]);
        for (let minute = start; minute < start + drawn.duration + drawn.course.aftermath; minute++)
          for (const { count } of simulation.minute(minute)) expect(count).toBeLessThan(5000);
      }),
      { numRuns: 5 },
    );
  });
});
