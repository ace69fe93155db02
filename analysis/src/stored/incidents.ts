import type { Model, Row, Subject } from '@firewatch/flux';
import { minuteMs } from '@firewatch/flux';
import { followIncidents } from '../incidents/follow.js';
import type { IncidentMinute } from '../incidents/follow.js';
import { excessByStatus, groupIncidents, harmOf } from '../incidents/group.js';
import type { Incident, StatusIncident } from '../incidents/types.js';
import { moneyOf } from './money.js';
import type { StoredIncident, StoredTotal } from './types.js';

const critical = 2;

/** A stored minute of an incident, with how it was judged. */
interface JudgedMinute extends IncidentMinute {
  severity: number;
  /** Minutes that were counted together. */
  window: number;
}

export interface IncidentContext {
  /** First minute of the report's range, since the epoch. */
  from: number;
  totals: readonly StoredTotal[];
  model: Pick<Model, 'constants'>;
}

/** The first minute, since the epoch, of the incidents that rows of `report-incidents` speak of; null: there are none. */
export function firstMinuteOf(rows: readonly Row[]): number | null {
  const minutes = rows.flatMap((row) => [minuteOf(row, 'since'), minuteOf(row, 'incident')]);
  return rows.length === 0 ? null : Math.min(...minutes);
}

/**
 * The incidents of a range, in order of time.
 * @param rows of `report-incidents`, from the first minute of every incident of the range on
 */
export function toIncidents(
  rows: readonly Row[],
  { from, totals, model }: IncidentContext,
): StoredIncident[] {
  const { criticalLevel, upward } = model.constants;
  const minutes = minutesByStatus(rows);
  const incidents = [...minutes].flatMap(([status, own]) => {
    const direction = (upward as readonly Subject[]).includes(status) ? 'above' : 'below';
    return followIncidents(status, direction, own);
  });
  const judgedOf = ({ status, start, end }: StatusIncident) =>
    (minutes.get(status) ?? []).filter(({ minute }) => minute >= start && minute <= end);
  return groupIncidents(incidents, criticalLevel)
    .filter(({ end }) => end >= from)
    .map((incident) => {
      const within = withinRange(incident, from, judgedOf);
      return {
        ...incident,
        ...within,
        id: `${new Date(incident.start * minuteMs).toISOString().slice(0, 16)}Z`,
        harm: harmOf(within.statuses),
        ...noticed(incident, judgedOf),
        recoverMinutes: incident.open ? null : incident.end - incident.start + 1,
        money: moneyOf(excessByStatus(within), totals),
      };
    });
}

type JudgedOf = (incident: StatusIncident) => JudgedMinute[];

/** How many minutes of data it took to open the incident, and to make it critical. */
function noticed(incident: Incident, judgedOf: JudgedOf) {
  const first = incident.statuses.reduce((earliest, one) => (one.start < earliest.start ? one : earliest));
  const detectMinutes = judgedOf(first)[0]?.window ?? 0;
  const criticalAt = incident.statuses
    .flatMap(judgedOf)
    .filter(({ severity }) => severity >= critical)
    .reduce((earliest, { minute }) => Math.min(earliest, minute), Infinity);
  return {
    detectMinutes,
    criticalMinutes: criticalAt === Infinity ? null : criticalAt - incident.start + detectMinutes,
  };
}

/** The statuses that were off within the range, each without what belongs to the time before it. */
function withinRange(
  { statuses }: Incident,
  from: number,
  judgedOf: JudgedOf,
): Pick<StoredIncident, 'statuses' | 'excessBefore'> {
  const before = (one: StatusIncident) => judgedOf(one).findLast(({ minute }) => minute < from)?.excess ?? 0;
  const early = statuses.filter(({ start }) => start < from);
  return {
    statuses: statuses
      .filter(({ end }) => end >= from)
      .map((one) => ({ ...one, excess: one.excess - before(one) }))
      .sort((a, b) => Math.abs(b.excess) - Math.abs(a.excess)),
    excessBefore: Object.fromEntries(
      excessByStatus({ statuses: early.map((one) => ({ ...one, excess: before(one) })) }),
    ),
  };
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
      since: minuteOf(row, 'since'),
      incident: minuteOf(row, 'incident'),
      peak: number(row['peak']),
      excess: number(row['excess']),
      severity: number(row['severity']),
      window: number(row['window']),
    });
  }
  for (const own of minutes.values()) own.sort((a, b) => a.minute - b.minute);
  return minutes;
}

/** A time that is stored in seconds, as a minute. */
function minuteOf(row: Row, column: string): number {
  return number(row[column]) / 60;
}

function number(value: Row[string] | undefined): number {
  return typeof value === 'number' ? value : 0;
}
