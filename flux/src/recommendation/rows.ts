import type { Row } from '../query/types.js';
import type { Subject } from '../statuses.js';
import type { ScoreRow, StateRow } from './types.js';

/** Rows of the result `scores` of a recommendation query. */
export function scoresOf(rows: readonly Row[]): ScoreRow[] {
  return rows.filter((row) => row['result'] === 'scores').map(toScore);
}

/** Rows of the result `states`. */
export function statesOf(rows: readonly Row[]): StateRow[] {
  return rows.filter((row) => row['result'] === 'states').map(toState);
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
    learning: row['learning'] === true,
  };
}

function toState(row: Row): StateRow {
  const number = (key: string): number => (row[key] == null ? 0 : Number(row[key]));
  return {
    status: String(row['status']) as Subject,
    state: number('state'),
    since: number('since'),
    incident: number('incident'),
    peak: number('peak'),
    excess: number('excess'),
    expected: number('expected'),
    lower: number('lower'),
    upper: number('upper'),
    visible: row['visible'] == null ? Number.NaN : Number(row['visible']),
  };
}
