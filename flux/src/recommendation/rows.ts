import type { Row } from '../query/types.js';
import type { Subject } from '../statuses.js';
import type { ScoreRow, StateRow } from './types.js';

/** Rows of the result `scores` of a recommendation query. */
export function scoresOf(rows: readonly Row[]): ScoreRow[] {
  return rows.filter((row) => row['result'] === 'scores').map(toScore);
}

/** Of the result `states` what there is of each status. */
export function statesOf(rows: readonly Row[]): StateRow[] {
  const byStatus = new Map<string, Map<string, number>>();
  for (const row of rows) {
    if (row['result'] !== 'states') continue;
    const status = String(row['status']);
    const fields = byStatus.get(status) ?? new Map<string, number>();
    byStatus.set(status, fields.set(String(row['_field']), Number(row['_value'])));
  }
  return [...byStatus].map(([status, fields]) => toState(status as Subject, fields));
}

/** Of the result `states` the newest minute for which references are written; null: none lately. */
export function referencesUntil(rows: readonly Row[]): Date | null {
  const row = rows.find((r) => r['result'] === 'states' && r['_field'] === 'n');
  return row === undefined ? null : new Date(String(row['_time']));
}

function toScore(row: Row): ScoreRow {
  return {
    time: String(row['_time']),
    status: String(row['status']) as Subject,
    score: Number(row['score']),
    severity: Number(row['severity']),
    window: Number(row['window']),
    observed: Number(row['observed']),
    expected: Number(row['expected']),
    volume: Number(row['volume']),
    expectedVolume: Number(row['expectedVolume']),
    edge: Number(row['edge']),
    learning: row['learning'] === true,
  };
}

function toState(status: Subject, fields: ReadonlyMap<string, number>): StateRow {
  const stored = (field: string): number => fields.get(field) ?? 0;
  return {
    status,
    state: stored('state'),
    since: stored('since'),
    incident: stored('incident'),
    peak: stored('peak'),
    excess: stored('excess'),
    visible: fields.get('visible') ?? Number.NaN,
  };
}
