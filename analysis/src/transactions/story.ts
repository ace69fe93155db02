import type { Subject } from '@firewatch/flux';
import { excessByStatus } from '../incidents/group.js';
import type { Incident } from '../incidents/types.js';
import { counted, fixed, percent, whole } from '../output/numbers.js';
import { duration, minuteName, spanOfMinutes } from '../output/times.js';
import type { Calendar } from '../output/times.js';
import type { ShareTrend, TransactionsAnalysis } from './types.js';

/** Share changes under this many points are not told as a trend. */
const tellingPoints = 0.005;

type Told = Pick<TransactionsAnalysis, 'calendar' | 'volume' | 'totals' | 'trend' | 'incidents' | 'judged'>;

/** What happened when: the incidents in order of harm, a sentence each; then the mix and where it is heading. */
export function tellStory(analysis: Told): string[] {
  const byHarm = [...analysis.incidents].sort((a, b) => b.harm - a.harm);
  const incidents = byHarm.map((incident) => tellIncident(incident, analysis.calendar));
  const none = analysis.judged
    ? 'No incident: no status left what its own last hours make likely.'
    : 'Not judged: the file is too short to know what is usual in it.';
  return [...(incidents.length > 0 ? incidents : [none]), tellMix(analysis), tellTrend(analysis)].filter(
    (sentence) => sentence !== '',
  );
}

/** `14:31 to 18:50 (4 h 20 min, critical): approved 61,000 short, reversed 14,893 too many; …` */
export function tellIncident(incident: Incident, calendar: Calendar): string {
  const head =
    `${spanOfMinutes(incident.start, incident.end, calendar)} ` +
    `(${duration(incident.end - incident.start + 1)}, ${incident.severity})`;
  const parts = [...excessByStatus(incident)]
    .filter(([status]) => status !== 'silence')
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([status, excess]) => tellExcess(status, excess));
  const silences = incident.statuses.filter(({ status }) => status === 'silence');
  const silent = silences.map(({ start, end }) => spanOfMinutes(start, end, calendar));
  const told = [...parts, ...(silent.length > 0 ? [`no transaction at all ${silent.join(' and ')}`] : [])];
  const absorbed = incident.statuses.some(({ state }) => state === 'absorbed');
  const end = incident.open
    ? '; still open at the end'
    : absorbed
      ? '; the new level was in the end taken as normal'
      : '';
  return `${head}: ${told.join(', ')}${end}.`;
}

/** `approved 61,000 short`, `denied 12 too many` */
export function tellExcess(status: Subject, excess: number): string {
  const amount = whole(Math.abs(excess));
  if (amount === '0') return `${status} off for minutes, even over the whole`;
  return excess < 0 ? `${status} ${amount} short` : `${status} ${amount} too many`;
}

function tellMix({ totals, volume }: Told): string {
  const mix = totals
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ status, share }) => `${status} ${percent(share, share < 0.01 ? 2 : 1)}`);
  return `In all ${counted(volume, 'transaction')}: ${mix.join(', ')}.`;
}

function tellTrend({ trend, calendar }: Told): string {
  const since = trend[0]?.since;
  if (since === undefined) return '';
  const moved = trend.filter(isTelling).sort((a, b) => Math.abs(change(b)) - Math.abs(change(a)));
  const from = `since ${minuteName(since, calendar)}, against the time before`;
  if (moved.length === 0) return `Trend: the mix is steady ${from}.`;
  const told = moved.map(
    ({ status, before, lately }) => `${status} ${fixed(before! * 100)} → ${fixed(lately! * 100)} %`,
  );
  return `Trend: share of all transactions ${from}: ${told.join(', ')}.`;
}

function isTelling(trend: ShareTrend): boolean {
  return trend.before !== null && trend.lately !== null && Math.abs(change(trend)) >= tellingPoints;
}

function change({ before, lately }: ShareTrend): number {
  return (lately ?? 0) - (before ?? 0);
}
