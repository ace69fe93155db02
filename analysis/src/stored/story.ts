import type { Subject } from '@firewatch/flux';
import { minuteMs } from '@firewatch/flux';
import { counted, fixed, percent, whole } from '../output/numbers.js';
import { duration } from '../output/times.js';
import type { Calendar } from '../output/times.js';
import { tellExcess, tellIncident } from '../transactions/story.js';
import { pricedShare } from './money.js';
import type { InstallationReport, Intake, ShardCoverage, StoredIncident } from './types.js';

type Told = Omit<InstallationReport, 'story'>;

/** The report in sentences: incidents in order of harm, what came in, what was not watched. */
export function tellStory(report: Told): string[] {
  const calendar = calendarOf(report);
  const incidents = [...report.incidents].sort((a, b) => b.harm - a.harm);
  return [
    ...(incidents.length > 0 ? incidents.map((incident) => tellStored(incident, calendar)) : []),
    tellJudged(report),
    tellMix(report),
    tellPriced(report),
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
  const before = tellList(incident.excessBefore, (status, excess) => tellExcess(status, excess));
  const over = incident.recoverMinutes === null ? '' : `, over after ${duration(incident.recoverMinutes)}`;
  const money = tellList(incident.money, (status, sum) =>
    sum < 0 ? `${status} ${fixed(-sum, 2)} lost` : `${status} ${fixed(sum, 2)} extra`,
  );
  return [
    tellIncident(incident, calendar).replace(/\.$/, ''),
    ...(incident.start < calendar.first
      ? [`it began before this time${before && ` (by then ${before})`}`]
      : []),
    `visible after ${duration(incident.detectMinutes)} of data${over}`,
    ...(money === '' ? [] : [`in money, by the mean amount: ${money}`]),
  ]
    .join('; ')
    .concat('.');
}

function tellList(
  values: Partial<Record<Subject, number>>,
  tell: (status: Subject, value: number) => string,
): string {
  return (Object.entries(values) as Array<[Subject, number]>)
    .filter(([status]) => status !== 'silence')
    .map(([status, value]) => tell(status, value))
    .join(', ');
}

/** What "no incident" may be said of: without a judged minute, nothing. */
function tellJudged({ incidents, judged, ...range }: Told): string {
  if (incidents.length > 0) return '';
  const { minutes } = calendarOf(range);
  if (judged === 0) return 'Not judged: there was not enough data to know what is usual.';
  if (judged === minutes) return 'No incident.';
  return `No incident in the ${counted(judged, 'minute')} that ${judged === 1 ? 'was' : 'were'} judged, of ${whole(minutes)}.`;
}

function tellMix({ totals, volume }: Told): string {
  if (volume === 0) return 'No transaction came in.';
  const mix = totals
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ status, share }) => `${status} ${percent(share, share < 0.01 ? 2 : 1)}`);
  return `${counted(volume, 'transaction')}: ${mix.join(', ')}.`;
}

/** What the mean amounts stand on, where money is told and not every transaction can have had an amount. */
function tellPriced({ incidents, totals }: Told): string {
  const share = pricedShare(totals);
  if (share >= 0.9995 || incidents.every(({ money }) => Object.keys(money).length === 0)) return '';
  return `Mean amounts are those of the minutes that have amounts: ${percent(share)} of the transactions.`;
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
