import { counted, fixed, percent, signed, whole } from '../output/numbers.js';
import { hourName } from './types.js';
import type { CheckoutHour, CheckoutIncident } from './types.js';

/** From this z on, a neighbouring hour leans the same way although it is no anomaly by itself. */
const leaning = 1.5;
/** Below this share of the expected sales, an incident is told as a stop that began and ended in its neighbours. */
const stopped = 0.1;

/** The finding in sentences: each incident in order of harm, then the rest of the day. */
export function tellStory(hours: readonly CheckoutHour[], incidents: readonly CheckoutIncident[]): string[] {
  const byHarm = [...incidents].sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess));
  return [...byHarm.map((incident) => tellIncident(hours, incident)), tellRest(hours, incidents)];
}

/** `08h`, or `15h to 17h`. */
export function spanName({ firstHour, lastHour }: Pick<CheckoutIncident, 'firstHour' | 'lastHour'>): string {
  return firstHour === lastHour ? hourName(firstHour) : `${hourName(firstHour)} to ${hourName(lastHour)}`;
}

function tellIncident(hours: readonly CheckoutHour[], incident: CheckoutIncident): string {
  const sentences = [
    `${spanName(incident)}: ${whatHappened(hours, incident)}.`,
    tellNeighbours(hours, incident),
    howSure(incident),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function whatHappened(hours: readonly CheckoutHour[], incident: CheckoutIncident): string {
  const inside = hours.filter(({ hour }) => hour >= incident.firstHour && hour <= incident.lastHour);
  const expected = inside.map((hour) => hour.expected ?? 0);
  const [least, most] = [Math.min(...expected), Math.max(...expected)].map(whole);
  const anHour =
    incident.hours === 1 ? `${most!} were expected` : `${least!} to ${most!} an hour were expected`;
  const together = incident.hours === 1 ? 'about' : 'together about';
  if (incident.direction === 'above')
    return `${counted(incident.today, 'sale')} where about ${whole(incident.expected)} were expected, ${together} ${counted(incident.excess, 'sale')} more than usual`;
  const sold = incident.today === 0 ? 'no sale at all' : `only ${counted(incident.today, 'sale')}`;
  return `${sold} while ${anHour}; ${together} ${counted(-incident.excess, 'sale')} missing`;
}

function tellNeighbours(hours: readonly CheckoutHour[], incident: CheckoutIncident): string {
  const sign = incident.direction === 'below' ? -1 : 1;
  const before = hours.find(({ hour }) => hour === incident.firstHour - 1);
  const after = hours.find(({ hour }) => hour === incident.lastHour + 1);
  const around = [before, after].filter((hour) => hour !== undefined);
  const leans = around.filter((hour) => (hour.z ?? 0) * sign >= leaning);
  if (leans.length === 0) return tellUnlike(around);
  const told = leans.map(
    (hour) =>
      `${hourName(hour.hour)} ${whole(hour.today ?? 0)} of ${whole(hour.expected ?? 0)} (z ${signed(hour.z ?? 0)})`,
  );
  const word = incident.direction === 'below' ? 'weak' : 'strong';
  const subject =
    leans.length === 1 ? `The hour next to it is ${word} too` : `The hours around it are ${word} too`;
  const times = stopTimes(incident, before, after);
  const others = tellUnlike(around.filter((hour) => !leans.includes(hour) && hour.verdict !== 'usual'));
  return `${subject}, though no anomaly alone: ${told.join(', ')}${times}. ${others}`.trimEnd();
}

/** Neighbours that do not lean as the incident does: usual, anomalous the other way, or not judged. */
function tellUnlike(hours: readonly CheckoutHour[]): string {
  if (hours.length === 0) return '';
  if (hours.every(({ verdict }) => verdict === 'usual'))
    return hours.length === 1 ? 'The hour next to it is as usual.' : 'The hours around it are as usual.';
  const told = hours.map(({ hour, verdict, z }) =>
    verdict === 'usual' || verdict === 'not judged'
      ? `${hourName(hour)} is ${verdict === 'usual' ? 'as usual' : verdict}`
      : `${hourName(hour)} is anomalous the other way (z ${signed(z ?? 0)})`,
  );
  return `Next to it, ${told.join(', and ')}.`;
}

/** Where sales stopped altogether, the sales missing in the hours around it say when it began and ended. */
function stopTimes(
  incident: CheckoutIncident,
  before: CheckoutHour | undefined,
  after: CheckoutHour | undefined,
): string {
  const total = incident.direction === 'below' && incident.today <= stopped * incident.expected;
  if (!total || !leansDown(before) || !leansDown(after)) return '';
  const began = 60 * (before.factor ?? 0);
  const ended = 60 * (1 - (after.factor ?? 0));
  return `; that fits a stop from about ${clock(before.hour, began)} to about ${clock(after.hour, ended)}`;
}

function leansDown(hour: CheckoutHour | undefined): hour is CheckoutHour {
  return hour !== undefined && hour.z !== null && hour.z <= -leaning;
}

function clock(hour: number, minutes: number): string {
  const rounded = Math.min(55, Math.round(minutes / 5) * 5);
  return `${String(hour).padStart(2, '0')}:${String(rounded).padStart(2, '0')}`;
}

function howSure({ z, weakestZ, hours }: CheckoutIncident): string {
  const where = hours === 1 ? 'z' : 'z in its clearest hour';
  if (weakestZ === null)
    return `Less sure: it rests on one reference, which no other confirms; ${where} is ${signed(z)}.`;
  return Math.abs(weakestZ) >= 4 && Math.sign(weakestZ) === Math.sign(z)
    ? `Sure: ${where} is ${signed(z)}, and still ${signed(weakestZ)} when the most favourable reference is left out.`
    : `Less sure: ${where} is ${signed(z)}, but ${signed(weakestZ)} (under 4) when one reference is left out.`;
}

function tellRest(hours: readonly CheckoutHour[], incidents: readonly CheckoutIncident[]): string {
  const judged = hours.filter((hour) => hour.z !== null);
  const today = sum(judged, (hour) => hour.today);
  const expected = sum(judged, (hour) => hour.expected);
  const usual = judged.filter(({ verdict }) => verdict === 'usual');
  const day =
    `The day: ${counted(today, 'sale')}, ${whole(expected)} expected` +
    (expected > 0
      ? ` (${today >= expected ? '+' : '−'}${percent(Math.abs(today / expected - 1), 0)}).`
      : '.');
  const farthest = usual.reduce<CheckoutHour | null>(
    (best, hour) => (best === null || Math.abs(hour.z!) > Math.abs(best.z!) ? hour : best),
    null,
  );
  if (farthest === null) return day;
  const which =
    incidents.length === 0 ? 'No hour is anomalous (|z| of 4 or more)' : 'No other hour reaches a |z| of 4';
  return `${which}: the farthest is ${hourName(farthest.hour)} (z ${signed(farthest.z!)}, expected ${fixed(farthest.expected!)}). ${day}`;
}

function sum(hours: readonly CheckoutHour[], value: (hour: CheckoutHour) => number | null): number {
  return hours.reduce((total, hour) => total + (value(hour) ?? 0), 0);
}
