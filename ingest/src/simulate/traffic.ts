import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { normal } from './distributions.js';
import type { TrafficProfile } from './profile.js';
import type { Random } from './random.js';

/** Transactions a minute that are expected of each status. */
export type Rates = Readonly<Record<Status, number>>;

const dayMinutes = 1440;
/** The week's and the day's level pass into the next one over this long before and after midnight. */
const handoverMinutes = 90;
const knotMinutes = 40;
/** How neighbouring knots share their drift; the squares add up to 1, so that the scatter stays as given. */
const driftKernel = [1, 2, 3, 2, 1].map((weight) => weight / Math.sqrt(19));
/** 1 January 1970 was a Thursday. */
const epochWeekday = 3;

/**
 * The usual traffic of a profile: what is expected in a minute, before chance and incidents.
 * @param minute since the epoch
 */
export function usualRates(profile: TrafficProfile, random: Random, minute: number): Rates {
  const hour = (((minute % dayMinutes) + dayMinutes) % dayMinutes) / 60;
  const approved =
    profile.peak *
    dayCurve(profile, hour) *
    Math.exp(dayLevel(profile, random, minute) + drift(profile, random, minute));
  const rates = Object.fromEntries(
    statuses.map((status) => [status, status === 'approved' ? approved : approved * profile.share[status]]),
  ) as Record<Status, number>;
  rates.denied *= 1 + profile.nightDenial * night(hour);
  return rates;
}

/** Approved traffic by hour of day, 1 at about the busiest. */
export function dayCurve({ floor, bumps }: Pick<TrafficProfile, 'floor' | 'bumps'>, hour: number): number {
  let sum = floor;
  for (const bump of bumps) {
    const around = Math.abs(hour - bump.hour);
    const distance = Math.min(around, 24 - around) / bump.width;
    sum += bump.height * Math.exp((-distance * distance) / 2);
  }
  return sum;
}

/** 1 at four in the morning, 0 at four in the afternoon. */
function night(hour: number): number {
  return (1 + Math.cos(((hour - 4) / 12) * Math.PI)) / 2;
}

/** Natural log of the day's level, gliding from one day to the next. */
function dayLevel(profile: TrafficProfile, random: Random, minute: number): number {
  const day = Math.floor(minute / dayMinutes);
  const own = levelOf(profile, random, day);
  const ofDay = minute - day * dayMinutes;
  const toMidnight = dayMinutes - ofDay;
  if (ofDay < handoverMinutes) {
    const before = levelOf(profile, random, day - 1);
    return before + (own - before) * ease((ofDay / handoverMinutes + 1) / 2);
  }
  if (toMidnight < handoverMinutes) {
    const after = levelOf(profile, random, day + 1);
    return own + (after - own) * ease((1 - toMidnight / handoverMinutes) / 2);
  }
  return own;
}

function levelOf(profile: TrafficProfile, random: Random, day: number): number {
  const weekday = (((day + epochWeekday) % 7) + 7) % 7;
  return Math.log(profile.week[weekday]!) + profile.dayScatter * normal(random.at('day', day));
}

/** Slow ups and downs that no calendar explains, natural log. */
function drift(profile: TrafficProfile, random: Random, minute: number): number {
  const knot = Math.floor(minute / knotMinutes);
  const part = minute / knotMinutes - knot;
  const value = atKnot(random, knot) * (1 - part) + atKnot(random, knot + 1) * part;
  return profile.driftScatter * value;
}

function atKnot(random: Random, knot: number): number {
  return driftKernel.reduce(
    (sum, weight, index) => sum + weight * normal(random.at('drift', knot + index)),
    0,
  );
}

function ease(part: number): number {
  return part * part * (3 - 2 * part);
}
