import { statuses, type Row } from '@firewatch/flux';
import type { DetailedMix, MinuteDetails, SilentMinute, StatusMinute } from './types.js';
import { number, rounded, timeOf } from './values.js';

const order = new Map<string, number>(statuses.map((status, index) => [status, index]));

/** Minutes in order of time and status, of the rows of queries/status-mix; those without a count are not told. */
export function toMinutes(rows: readonly Row[]): StatusMinute[] {
  return inOrder(rows.flatMap((row) => toMinute(row) ?? []));
}

/** The same with all else that the panel draws. */
export function toDetailedMix(rows: readonly Row[]): DetailedMix {
  const minutes = rows.flatMap((row) => {
    const minute = toMinute(row);
    return minute === null ? [] : [{ ...minute, ...detailsOf(row) }];
  });
  return { minutes: inOrder(minutes), silence: rows.flatMap((row) => toSilence(row) ?? []) };
}

function toMinute(row: Row): StatusMinute | null {
  const count = number(row['count']);
  const status = String(row['status']);
  if (count === null || !order.has(status)) return null;
  return {
    time: timeOf(row['_time']),
    status: status as StatusMinute['status'],
    count,
    expected: rounded(row['expected']),
    lower: rounded(row['lower']),
    upper: rounded(row['upper']),
    score: rounded(row['score']),
    severity: number(row['severity']),
  };
}

function inOrder<T extends StatusMinute>(minutes: T[]): T[] {
  return minutes.sort((a, b) =>
    a.time === b.time ? order.get(a.status)! - order.get(b.status)! : a.time < b.time ? -1 : 1,
  );
}

function detailsOf(row: Row): MinuteDetails {
  const details: MinuteDetails = incidentOf(row);
  for (const name of ['covered', 'visible', 'window'] as const) {
    const value = rounded(row[name]);
    if (value !== null) details[name] = value;
  }
  if (number(row['flagged'])) details.flagged = 1;
  return details;
}

function incidentOf(row: Row): Pick<MinuteDetails, 'state' | 'since' | 'peak' | 'excess'> {
  const state = number(row['state']);
  return state
    ? {
        state,
        since: number(row['since']) ?? 0,
        peak: rounded(row['peak']) ?? 0,
        excess: rounded(row['excess']) ?? 0,
      }
    : {};
}

function toSilence(row: Row): SilentMinute | null {
  if (row['status'] !== 'silence') return null;
  const incident = incidentOf(row);
  if (incident.state === undefined && !number(row['severity'])) return null;
  return {
    time: timeOf(row['_time']),
    score: rounded(row['score']),
    severity: number(row['severity']),
    ...incident,
  };
}
