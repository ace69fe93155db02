import {
  compose,
  loadScript,
  rfc3339,
  runQuery,
  type Connection,
  type Model,
  type ParamValue,
  type Row,
  type Subject,
} from '@firewatch/flux';
import { withDeadline } from '../deadline.js';
import type { Range } from './range.js';
import { toDetailedMix, toMinutes } from './status-mix.js';
import type { History, ReadHistoryOptions, StoredFinding, StoredIncident } from './types.js';
import { number, round, timeOf } from './values.js';

export interface HistorySettings {
  model: Model;
  influxTimeoutMs: number;
  /** Ends questions before they time out. */
  stop: AbortSignal;
}

/** A history takes longer to read than a write to be acknowledged. */
const patience = 4;

/** Reads what the tasks stored, by the same queries as dashboards and reports. */
export function createHistory(
  connection: Connection,
  { model, influxTimeoutMs, stop }: HistorySettings,
): History {
  const run = (
    name: string,
    { from, to }: Range,
    { signal }: ReadHistoryOptions = {},
    params: Record<string, ParamValue> = {},
  ): Promise<Row[]> =>
    withDeadline(influxTimeoutMs * patience, stop, (deadline) =>
      runQuery(
        connection,
        compose(loadScript(name), { model, params: { start: from, stop: to, ...params } }),
        { signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]) },
      ),
    );
  return {
    async findings(range, { status, ...options } = {}) {
      const params: Record<string, ParamValue> = status === undefined ? {} : { statuses: [status] };
      const rows = await run('queries/findings', range, options, params);
      return rows.map(toFinding);
    },
    async incidents(range, options) {
      return toIncidents(await run('queries/incidents', range, options), model.constants.criticalLevel);
    },
    async statusMix(range, options) {
      return toMinutes(await run('queries/status-mix', range, options));
    },
    async detailedMix(range, options) {
      return toDetailedMix(await run('queries/status-mix', range, options));
    },
  };
}

/** One finding of a row of queries/findings. */
export function toFinding(row: Row): StoredFinding {
  return {
    time: timeOf(row['_time']),
    status: String(row['status']) as Subject,
    severity: severityOf(Number(row['severity'])),
    score: round(number(row['score']) ?? 0),
    window: number(row['window']) ?? 0,
    observed: number(row['observed']) ?? 0,
    expected: round(number(row['expected']) ?? 0),
  };
}

/** Incidents for people, newest first, of the rows of queries/incidents, which have one for each status. */
export function toIncidents(rows: readonly Row[], criticalLevel: number): StoredIncident[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const incident = Number(row['incident']);
    groups.set(incident, [...(groups.get(incident) ?? []), row]);
  }
  return [...groups]
    .sort(([a], [b]) => b - a)
    .map(([first, group]) => {
      const start = rfc3339(new Date(first * 1000));
      const states = new Set(group.map((row) => Number(row['state'])));
      const state = states.has(1) ? 'open' : states.has(3) ? 'absorbed' : 'recovered';
      const peak = Math.max(...group.map((row) => number(row['peak']) ?? 0));
      const last =
        group
          .map((row) => timeOf(row['end']))
          .sort()
          .at(-1) ?? null;
      const excess: StoredIncident['excess'] = {};
      for (const row of group) {
        const subject = String(row['status']) as Subject;
        if (subject !== 'silence')
          excess[subject] = round((excess[subject] ?? 0) + (number(row['excess']) ?? 0));
      }
      return {
        id: start.replace(':00Z', 'Z'),
        start,
        end: state === 'open' ? null : last,
        severity: severityOf(peak >= criticalLevel ? 2 : 1),
        state,
        statuses: [...new Set(group.map((row) => String(row['status']) as Subject))],
        peak: round(peak),
        excess,
      };
    });
}

function severityOf(level: number): 'warning' | 'critical' {
  return level >= 2 ? 'critical' : 'warning';
}
