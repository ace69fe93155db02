import type { Model } from '../model/types.js';
import { reason } from '../reason/reason.js';
import { statuses } from '../statuses.js';
import { rfc3339, truncateMinute } from '../time.js';
import { clockTime, minutesBehind } from './behind.js';
import { worstOf } from './worst.js';
import type {
  Action,
  Finding,
  OpenIncident,
  Recommendation,
  RecommendationRows,
  ScoreRow,
  Stalled,
  StateRow,
} from './types.js';

export interface Judging {
  model: Model;
  /** Statuses of the transactions that were posted; `concerns` is about them. */
  posted?: ReadonlySet<string>;
}

const open = 1;

/** Makes the reply's recommendation of what the query brought. Pure; called once a request, on shared rows. */
export function toRecommendation(rows: RecommendationRows, { model, posted }: Judging): Recommendation {
  const { warningLevel, criticalLevel } = model.constants;
  const findings = findingsOf(rows);
  const incident = incidentOf(rows.states, criticalLevel);
  // What was found is true even so; that nothing was found says nothing then.
  if (rows.stalled !== undefined && findings.length === 0) {
    // An incident that was open when the tasks ran last is not over because they stand still.
    return {
      ...unknownRecommendation(rows.at, model, stalledReason(rows.stalled, rows.at)),
      ...(incident && { incident }),
    };
  }
  const learning = rows.scores.every((row) => row.learning);
  const action = actionOf(findings, incident, learning);
  return {
    action,
    at: rfc3339(rows.at),
    concerns: findings.map((f) => f.status).filter((status) => posted?.has(status) === true),
    levels: { warning: warningLevel, critical: criticalLevel },
    visible: visibleOf(rows.states),
    ...(incident === undefined ? {} : { incident }),
    findings,
    ...(action === 'learning' ? { reason: learningReason(model) } : {}),
  };
}

/** The recommendation when InfluxDB gave no answer: nothing is known, and it says so. */
export function unknownRecommendation(at: Date, model: Model, why: string): Recommendation {
  const { warningLevel, criticalLevel } = model.constants;
  return {
    action: 'unknown',
    at: rfc3339(at),
    concerns: [],
    levels: { warning: warningLevel, critical: criticalLevel },
    visible: {},
    findings: [],
    reason: why,
  };
}

function actionOf(
  findings: readonly Finding[],
  incident: OpenIncident | undefined,
  learning: boolean,
): Action {
  if (findings.some((f) => f.severity === 'critical') || incident?.severity === 'critical') return 'alert';
  if (findings.length > 0 || incident !== undefined) return 'watch';
  return learning ? 'learning' : 'ok';
}

function learningReason(model: Model): string {
  const { learningMinutes, referenceStart } = model.constants;
  return `fewer than ${learningMinutes} of the last ${referenceStart} minutes were watched in full`;
}

function stalledReason({ judged }: Stalled, at: Date): string {
  if (judged === null) return 'the tasks have judged nothing in the last day';
  const behind = minutesBehind(judged, at);
  const minutes = behind === 1 ? '1 minute' : `${behind} minutes`;
  return `the tasks are ${minutes} behind: nothing after ${clockTime(judged)} UTC has been judged`;
}

function findingsOf({ at, scores, states, segments }: RecommendationRows): Finding[] {
  const open = truncateMinute(at).getTime();
  return worstOf(scores).map((row) =>
    finding({
      row,
      state: states.find((s) => s.status === row.status),
      parts: segments.filter((s) => s.status === row.status),
      unfinished: Date.parse(row.time) >= open,
    }),
  );
}

interface Found {
  row: ScoreRow;
  state: StateRow | undefined;
  parts: RecommendationRows['segments'];
  /** Its minute is still open. */
  unfinished: boolean;
}

function finding({ row, state, parts, unfinished }: Found): Finding {
  const { status, score, window, observed, expected } = row;
  const direction = row.observed > row.expected ? 'above' : 'below';
  const edge =
    status === 'silence'
      ? {}
      : direction === 'above'
        ? { upper: round(row.edge) }
        : { lower: round(row.edge) };
  const excess = status === 'silence' ? {} : { excess: round(state?.excess ?? 0) };
  const opened = state?.state === open ? { since: fromSeconds(state.since), ...excess } : {};
  return {
    status,
    direction,
    severity: row.severity >= 2 ? 'critical' : 'warning',
    score: round(score),
    window,
    observed,
    expected: round(expected),
    ...edge,
    ...opened,
    reason: reason({ ...row, direction, unfinished }),
    ...(parts.length === 0
      ? {}
      : {
          segments: parts.map(({ tag, value, observed: o, expected: e }) => ({
            tag,
            value,
            observed: o,
            expected: round(e),
          })),
        }),
  };
}

function incidentOf(states: readonly StateRow[], criticalLevel: number): OpenIncident | undefined {
  const touched = states.filter((s) => s.state === open);
  if (touched.length === 0) return undefined;
  const since = fromSeconds(Math.min(...touched.map((s) => s.incident)));
  return {
    id: since.replace(':00Z', 'Z'),
    since,
    severity: touched.some((s) => s.peak >= criticalLevel) ? 'critical' : 'warning',
    statuses: touched.map((s) => s.status),
    excess: Object.fromEntries(
      touched.filter((s) => s.status !== 'silence').map((s) => [s.status, round(s.excess)]),
    ),
  };
}

function visibleOf(states: readonly StateRow[]): Recommendation['visible'] {
  const known = states.filter(
    (s) => (statuses as readonly string[]).includes(s.status) && Number.isFinite(s.visible),
  );
  return Object.fromEntries(known.map((s) => [s.status, round(s.visible)]));
}

function fromSeconds(seconds: number): string {
  return rfc3339(new Date(seconds * 1000));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
