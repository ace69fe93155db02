import { minuteMs } from '@firewatch/flux';
import { counted, fixed, percent, whole } from '../output/numbers.js';
import { duration } from '../output/times.js';
import type { Calendar } from '../output/times.js';
import { tellIncident } from '../transactions/story.js';
import type { InstallationReport, Intake, ShardCoverage, StoredIncident } from './types.js';

type Told = Omit<InstallationReport, 'story'>;

/** The report in sentences: incidents in order of harm, what came in, what was not watched. */
export function tellStory(report: Told): string[] {
  const calendar = calendarOf(report);
  const incidents = [...report.incidents].sort((a, b) => b.harm - a.harm);
  return [
    ...(incidents.length > 0
      ? incidents.map((incident) => tellStored(incident, calendar))
      : ['No incident.']),
    tellMix(report),
    tellCoverage(report),
    tellIntake(report.intake),
  ].filter((sentence) => sentence !== '');
}

/** How the report's minutes are called. */
export function calendarOf({ from, to }: Pick<InstallationReport, 'from' | 'to'>): Calendar {
  return {
    dated: true,
    first: from.getTime() / minuteMs,
    minutes: (to.getTime() - from.getTime()) / minuteMs,
  };
}

function tellStored(incident: StoredIncident, calendar: Calendar): string {
  const noticed = `noticed within ${duration(incident.detectMinutes)}`;
  const over =
    incident.recoverMinutes === null ? 'not over yet' : `over after ${duration(incident.recoverMinutes)}`;
  const costs = Object.entries(incident.money).map(
    ([status, money]) => `${status} ${fixed(Math.abs(money), 2)}`,
  );
  const money = costs.length > 0 ? `; in money, by the mean amount: ${costs.join(', ')}` : '';
  return `${tellIncident(incident, calendar).replace(/\.$/, '')}; ${noticed}, ${over}${money}.`;
}

function tellMix({ totals, volume }: Told): string {
  if (volume === 0) return 'No transaction came in.';
  const mix = totals
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ status, share }) => `${status} ${percent(share, share < 0.01 ? 2 : 1)}`);
  return `${counted(volume, 'transaction')}: ${mix.join(', ')}.`;
}

function tellCoverage(report: Told): string {
  const { minutes } = calendarOf(report);
  if (report.coverage.length === 0) return `Nothing was watched in all this time (${duration(minutes)}).`;
  return report.coverage.map((shard) => tellShard(shard, minutes, report.coverage.length > 1)).join(' ');
}

function tellShard(
  { shard, covered, partial, absent, longestGap }: ShardCoverage,
  minutes: number,
  named: boolean,
) {
  const who = named ? `Shard ${shard} watched` : 'Watched';
  if (partial === 0 && absent === 0) return `${who} in every minute.`;
  const parts = [
    ...(partial > 0 ? [`${counted(partial, 'minute')} in part`] : []),
    ...(absent > 0 ? [`${counted(absent, 'minute')} not at all`] : []),
    ...(longestGap > 0 ? [`the longest gap ${duration(longestGap)}`] : []),
  ];
  return `${who} in full for ${percent(covered / minutes)} of the time: ${parts.join(', ')}.`;
}

function tellIntake({ received, queued, queueAge, rejected, deadLetters }: Intake): string {
  if (received === null) return '';
  const parts = [
    `Received ${counted(received, 'record')}`,
    ...(queued ? [`${whole(queued)} came late through the queue (longest wait ${wait(queueAge ?? 0)})`] : []),
    ...(rejected ? [`${whole(rejected)} refused`] : []),
    ...(deadLetters ? [`${whole(deadLetters)} dead letters`] : []),
  ];
  return `${parts.join('; ')}${parts.length === 1 ? ', none late and none refused' : ''}.`;
}

function wait(seconds: number): string {
  return seconds < 120 ? `${whole(seconds)} s` : duration(seconds / 60);
}
