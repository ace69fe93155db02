import { type DataFrame, type Field } from '@grafana/data';

import { type Collected, type Series, collect } from './collect.js';
import { type Metric, type Severity, silenceStatus, watchedStatuses } from './contract.js';
import { type Episode, type Incident, episodes, incidentsOf } from './incidents.js';
import { type Conditions, conditions } from './minutes.js';
import { laneOrder } from './order.js';
import { type Present, tally, windowOfNow, withShares } from './present.js';
import { type Problem, type Remark, findProblem, findRemarks } from './problems.js';
import { align, fillGaps, minuteMs, stepOf, union } from './timeline.js';

export type Column = Array<number | null>;

const drawnMetrics = [
  'count',
  'covered',
  'expected',
  'lower',
  'upper',
  'visible',
  'score',
  'severity',
  'window',
  'flagged',
] as const satisfies readonly Metric[];

/** One status: its columns lie on the model's time axis. */
export interface Lane extends Record<(typeof drawnMetrics)[number], Column> {
  status: string;
  watched: boolean;
  /** The field whose configuration (unit, decimals, colour, links) holds for the status. */
  field: Field | undefined;
  /** Where that field comes from; data links need its row. */
  frame: DataFrame | undefined;
  conditions: Conditions;
  incidents: Incident[];
  present: Present;
  /** The greatest of count, expected and upper in the range shown. */
  max: number;
}

/** What the views draw. Times in ms. */
export interface Model {
  times: number[];
  step: number;
  range: { from: number; to: number };
  lanes: Lane[];
  /** The anomaly of no transactions at all. */
  silence: { incidents: Incident[]; severity: Severity } | null;
  /** The data has more than one status: then a share says something. */
  hasMix: boolean;
  /** First and last minute of "now", null when nothing was counted. */
  now: { from: number; to: number; minutes: number } | null;
  /** The newest counted minute lies well before the end of the range. */
  stale: boolean;
  episodes: Episode[];
  /** The conditions of all statuses together, for views that do not draw them apart. */
  overall: Conditions;
  problem: Problem | null;
  remarks: Remark[];
}

export interface PrepareInput {
  frames: readonly DataFrame[];
  range: { from: number; to: number };
  /** The clock, ms: nothing after it can be absent. */
  clock: number;
  nowMinutes: number;
  /** Which statuses to leave out. */
  statuses: ReadonlyArray<{ name: string; hidden?: boolean }>;
  /** Which statuses to show; all where none of these is in the data, as for silence, which stands for all. */
  only?: readonly string[];
  /** Statuses in the user's order; those that are not named follow in the automatic one. */
  order: readonly string[];
}

function greatest(times: readonly number[], range: { from: number; to: number }, columns: Column[]): number {
  let max = 0;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i];
      if (value != null && value > max && times[i]! >= range.from && times[i]! <= range.to) {
        max = value;
      }
    }
  }
  return max;
}

function laneOf(
  status: string,
  byMetric: Map<Metric, Series>,
  axis: { times: number[]; step: number; range: { from: number; to: number }; until: number },
): Omit<Lane, 'present' | 'field' | 'frame'> {
  const at = (metric: Metric): Column => align(axis.times, byMetric.get(metric));
  const columns = Object.fromEntries(drawnMetrics.map((metric) => [metric, at(metric)])) as Record<
    (typeof drawnMetrics)[number],
    Column
  >;
  const state = { state: at('state'), since: at('since'), peak: at('peak'), excess: at('excess') };
  return {
    ...columns,
    status,
    watched: watchedStatuses.includes(status),
    conditions: conditions(axis.times, axis.step, columns, { from: axis.range.from, to: axis.until }),
    incidents: byMetric.has('state') ? incidentsOf(status, axis.times, state) : [],
    max: greatest(axis.times, axis.range, [columns.count, columns.expected, columns.upper]),
  };
}

function silenceOf(collected: Collected, times: number[]): Model['silence'] {
  const byMetric = collected.series.get(silenceStatus);
  if (!byMetric) {
    return null;
  }
  const at = (metric: Metric): Column => align(times, byMetric.get(metric));
  const last = at('severity').findLast((value) => value !== null) ?? 0;
  return {
    incidents: incidentsOf(silenceStatus, times, {
      state: at('state'),
      since: at('since'),
      peak: at('peak'),
      excess: at('excess'),
    }),
    severity: last >= 2 ? 2 : last >= 1 ? 1 : 0,
  };
}

function timeAxis(collected: Collected): { times: number[]; step: number } {
  const lists: number[][] = [];
  for (const byMetric of collected.series.values()) {
    for (const series of byMetric.values()) {
      lists.push(series.times);
    }
  }
  const known = union(lists);
  const step = stepOf(known);
  return { times: fillGaps(known, step), step };
}

/** Whether a lane is to be shown: not hidden, and one of those chosen. */
function showing(
  { statuses, only = [] }: Pick<PrepareInput, 'statuses' | 'only'>,
  all: ReadonlyArray<{ status: string }>,
): (lane: { status: string }) => boolean {
  const hidden = new Set(statuses.filter((s) => s.hidden).map((s) => s.name));
  const chosen = new Set(all.map(({ status }) => status).filter((status) => only.includes(status)));
  return ({ status }) => !hidden.has(status) && (chosen.size === 0 || chosen.has(status));
}

/** Turns query results into what the views draw. Pure: reads no clock, changes no input. */
export function prepare(input: PrepareInput): Model {
  const collected = collect(input.frames);
  const { times, step } = timeAxis(collected);
  const axis = { times, step, range: input.range, until: Math.min(input.range.to, input.clock) };
  const drafts = [...collected.series]
    .filter(([status, byMetric]) => status !== silenceStatus && byMetric.has('count'))
    .map(([status, byMetric]) => laneOf(status, byMetric, axis));
  const counts = drafts.map((draft) => draft.count);
  const window = windowOfNow(times, counts, input.nowMinutes);
  const presents = withShares(drafts.map((draft) => tally(draft, window ?? { first: 0, last: -1 })));
  // What is hidden is part of the volume all the same: a share is of all transactions.
  const lanes = drafts
    .map((draft, i) => ({
      ...draft,
      present: presents[i]!,
      field: collected.sources.get(draft.status)?.field,
      frame: collected.sources.get(draft.status)?.frame,
    }))
    .filter(showing(input, drafts));
  const order = laneOrder(
    lanes.map((lane) => ({
      status: lane.status,
      severity: lane.present.severity,
      score: lane.present.score ?? 0,
      open: lane.incidents.at(-1)?.outcome === 'open',
    })),
    input.order,
  );
  const silence = silenceOf(collected, times);
  const newest = window ? times[window.last]! : null;
  return {
    times,
    step,
    range: input.range,
    lanes: order.map((status) => lanes.find((lane) => lane.status === status)!),
    silence,
    hasMix: drafts.length > 1,
    now: window && { from: times[window.first]!, to: times[window.last]!, minutes: input.nowMinutes },
    stale: newest !== null && axis.until - newest > Math.max(3 * step, 5 * minuteMs),
    episodes: episodes([...lanes.flatMap((lane) => lane.incidents), ...(silence?.incidents ?? [])]),
    overall: overallConditions(lanes, axis),
    problem: findProblem(collected, input.frames),
    remarks: findRemarks(collected),
  };
}

type FoldedMetric = 'count' | 'covered' | 'expected' | 'window' | 'flagged';

/** Counted where any status is, partial where any is, held out where any is. */
function overallConditions(
  drafts: ReadonlyArray<Pick<Lane, FoldedMetric>>,
  axis: { times: number[]; step: number; range: { from: number; to: number }; until: number },
): Conditions {
  const fold = (metric: FoldedMetric, choose: (a: number, b: number) => number): Column =>
    axis.times.map((_, i) =>
      drafts.reduce<number | null>((sum, draft) => {
        const value = draft[metric][i] ?? null;
        return sum === null || value === null ? (sum ?? value) : choose(sum, value);
      }, null),
    );
  const columns = {
    count: fold('count', Math.max),
    covered: fold('covered', Math.min),
    expected: fold('expected', Math.max),
    window: fold('window', Math.max),
    flagged: fold('flagged', Math.max),
  };
  return conditions(axis.times, axis.step, columns, { from: axis.range.from, to: axis.until });
}
