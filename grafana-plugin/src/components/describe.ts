import { type TimeZone } from '@grafana/schema';

import { silenceStatus } from '../data/contract.js';
import {
  formatCount,
  formatExcess,
  formatExpected,
  formatFactor,
  formatMinute,
  formatSince,
  statusName,
} from '../data/format.js';
import { type Lane, type Model } from '../data/model.js';
import { type Span } from '../data/spans.js';
import { type Deviation, type Verdict } from '../data/verdict.js';

function holds(spans: readonly Span[], time: number): boolean {
  return spans.some((span) => time >= span.from && time < span.to);
}

/** The conditions of a minute of a lane, in words. */
export function conditionWords(lane: Lane, time: number): string[] {
  const { absent, partial, learning, heldOut } = lane.conditions;
  return [
    ...(holds(absent, time) ? ['no data: no ingest was up'] : []),
    ...(holds(partial, time) ? ['partial: shown, not judged'] : []),
    ...(holds(learning, time) ? ['learning the baseline'] : []),
    ...(holds(heldOut, time) ? ['held out of the baseline'] : []),
  ];
}

export const severityWords = ['ok', 'warning', 'critical'] as const;

/** A minute as a screen reader says it: the time, then each status. */
export function describeMinute(
  model: Model,
  lanes: readonly Lane[],
  index: number,
  timeZone: TimeZone,
): string {
  const time = model.times[index]!;
  const parts = lanes.map((lane) => {
    const count = lane.count[index];
    if (count == null) {
      return `${statusName(lane.status)} no data`;
    }
    const expected = lane.expected[index];
    const severity = lane.severity[index] ?? 0;
    const against = expected == null ? '' : ` of ${formatExpected(expected, lane.field)} expected`;
    const alarm = severity > 0 ? `, ${severityWords[severity as 1 | 2]}` : '';
    return `${statusName(lane.status)} ${formatCount(count, lane.field)}${against}${alarm}`;
  });
  return `${formatMinute(time, timeZone)}: ${parts.join('; ')}`;
}

const standingWords: Readonly<Record<Verdict['standing'], string>> = {
  critical: 'Critical',
  warning: 'Warning',
  ok: 'As expected',
  learning: 'Learning',
  stale: 'No data',
  unjudged: 'No baseline',
};

export function standingWord(verdict: Verdict): string {
  return standingWords[verdict.standing];
}

/** How many transactions an open incident has too many or too few, where it is one or more. */
export function excessWords(model: Model, { status, incident }: Deviation): string[] {
  const lane = model.lanes.find((each) => each.status === status) ?? model.lanes[0];
  return incident && Math.abs(incident.excess) >= 1 ? [formatExcess(incident.excess, lane?.field)] : [];
}

/** The columns that are not in the data, each with what the picture lacks for it. */
export function remarkWords({ remarks }: Pick<Model, 'remarks'>): string[] {
  return remarks.map(({ missing, effect }) => `${effect} (without ${missing.join(', ')})`);
}

/** The whole picture in one sentence. */
export function describeVerdict(model: Model, verdict: Verdict, timeZone: TimeZone): string {
  const reference = model.now?.to ?? model.range.to;
  const parts = verdict.deviations.map((d) => {
    const name = d.status === silenceStatus ? 'no transactions' : statusName(d.status);
    const now = d.isEasing ? ' easing' : '';
    const factor = d.factor === null ? now : ` at ${formatFactor(d.factor)} of expected`;
    const since = d.incident ? ` since ${formatSince(d.incident.from, reference, timeZone)}` : '';
    const excess = excessWords(model, d).map((words) => ` (${words})`);
    return `${name}${factor}${since}${excess.join('')}`;
  });
  return [standingWord(verdict), ...parts, ...remarkWords(model)].join(', ');
}
