import type { Model, Row, Subject } from '@firewatch/flux';
import { minuteMs } from '@firewatch/flux';
import { followIncidents } from '../incidents/follow.js';
import type { IncidentMinute } from '../incidents/follow.js';
import { excessByStatus, groupIncidents } from '../incidents/group.js';
import type { StatusIncident } from '../incidents/types.js';
import type { StoredIncident, StoredTotal } from './types.js';

const critical = 2;

/** A stored minute of an incident, with how it was judged. */
interface JudgedMinute extends IncidentMinute {
  severity: number;
  /** Minutes that were counted together. */
  window: number;
}

/** Incidents, in order of time, of the rows of `report-incidents`; money by the mean amounts of `totals`. */
export function toIncidents(
  rows: readonly Row[],
  totals: readonly StoredTotal[],
  { constants }: Pick<Model, 'constants'>,
): StoredIncident[] {
  const { criticalLevel, incidentGap, upward } = constants;
  const minutes = minutesByStatus(rows);
  const incidents = [...minutes].flatMap(([status, own]) => {
    const direction = (upward as readonly Subject[]).includes(status) ? 'above' : 'below';
    return followIncidents(status, direction, own);
  });
  const judged = (one: StatusIncident) =>
    (minutes.get(one.status) ?? []).filter(({ minute }) => minute >= one.start && minute <= one.end);
  return groupIncidents(incidents, { critical: criticalLevel, gap: incidentGap }).map((incident) => {
    const first = incident.statuses.reduce((earliest, one) => (one.start < earliest.start ? one : earliest));
    const criticalAt = incident.statuses
      .flatMap(judged)
      .filter(({ severity }) => severity >= critical)
      .reduce((earliest, { minute }) => Math.min(earliest, minute), Infinity);
    const detectMinutes = judged(first)[0]?.window ?? 0;
    return {
      ...incident,
      id: `${new Date(incident.start * minuteMs).toISOString().slice(0, 16)}Z`,
      detectMinutes,
      criticalMinutes: criticalAt === Infinity ? null : criticalAt - incident.start + detectMinutes,
      recoverMinutes: incident.open ? null : incident.end - incident.start + 1,
      money: moneyOf(excessByStatus(incident), totals),
    };
  });
}

function minutesByStatus(rows: readonly Row[]): Map<Subject, JudgedMinute[]> {
  const minutes = new Map<Subject, JudgedMinute[]>();
  for (const row of rows) {
    const status = row['status'] as Subject;
    const own = minutes.get(status) ?? [];
    minutes.set(status, own);
    own.push({
      minute: Date.parse(String(row['_time'])) / minuteMs,
      state: number(row['state']),
      // Stored as seconds.
      since: number(row['since']) / 60,
      peak: number(row['peak']),
      excess: number(row['excess']),
      severity: number(row['severity']),
      window: number(row['window']),
    });
  }
  return minutes;
}

function moneyOf(
  excess: ReadonlyMap<Subject, number>,
  totals: readonly StoredTotal[],
): Partial<Record<Subject, number>> {
  const means = new Map<Subject, number>(
    totals.flatMap(({ status, amount, count }) =>
      amount === null || count === 0 ? [] : [[status, amount / count]],
    ),
  );
  return Object.fromEntries(
    [...excess].flatMap(([status, transactions]) => {
      const mean = means.get(status);
      return mean === undefined ? [] : [[status, transactions * mean]];
    }),
  );
}

function number(value: Row[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}
