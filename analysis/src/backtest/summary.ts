import type { Model, Status, Subject } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { episodesOf } from './episodes.js';
import { evaluate, type LevelFigures, quietTime } from './evaluate.js';
import type { SweepRow } from './sweep.js';
import type { Judged, LabelledWindow } from './types.js';

/** Minutes from the first, both included. */
export interface ReportedEpisode {
  status: Subject;
  direction: 'above' | 'below';
  severity: 'warning' | 'critical';
  start: number;
  end: number;
  peak: number;
}

/** A status' incident. Minutes from the first; the end is the minute in which it was over. */
export interface ReportedIncident {
  status: Subject;
  direction: 'above' | 'below';
  state: 'open' | 'recovered' | 'absorbed';
  start: number;
  end: number;
  peak: number;
  /** Transactions too many; below zero: missing. */
  excess: number;
}

/** What `backtest --json` prints. */
export interface BacktestReport {
  minutes: number;
  days: number;
  /** RFC 3339, where the file has dates. */
  from?: string;
  /** Transactions a status. */
  statuses: Record<Status, number>;
  /** Minutes that no ingest vouched for. */
  absent: number;
  levels: { warning: number; critical: number };
  model: string;
  episodes: ReportedEpisode[];
  incidents: ReportedIncident[];
  /** Labelled windows; this and the two below with labels only. */
  windows?: number;
  warning?: LevelFigures;
  critical?: LevelFigures;
  sweep?: SweepRow[];
}

export function summarize(
  judged: Judged,
  model: Model,
  labels: readonly LabelledWindow[] | null,
  sweep: SweepRow[] | null,
): BacktestReport {
  const { warningLevel, criticalLevel } = model.constants;
  return {
    minutes: judged.minutes,
    days: Number((judged.minutes / 1440).toFixed(3)),
    ...(judged.dated ? { from: new Date(judged.start).toISOString().replace('.000Z', 'Z') } : {}),
    statuses: Object.fromEntries(
      statuses.map((status) => [status, judged.counts[status].reduce((sum, count) => sum + count, 0)]),
    ) as Record<Status, number>,
    absent: judged.minutes - judged.covered.reduce((sum, each) => sum + each, 0),
    levels: { warning: warningLevel, critical: criticalLevel },
    model: model.hash,
    episodes: episodes(judged, model),
    incidents: incidents(judged),
    ...(labels === null ? {} : figures(judged, labels, warningLevel, criticalLevel)),
    ...(sweep === null ? {} : { sweep }),
  };
}

function figures(
  judged: Judged,
  labels: readonly LabelledWindow[],
  warningLevel: number,
  criticalLevel: number,
) {
  const quiet = quietTime(labels, judged.minutes);
  return {
    windows: labels.length,
    warning: evaluate(judged.scores, labels, warningLevel, quiet),
    critical: evaluate(judged.scores, labels, criticalLevel, quiet),
  };
}

/** Episodes from the warning level on, in order of time. */
function episodes({ scores }: Judged, { constants }: Model): ReportedEpisode[] {
  const { warningLevel, criticalLevel, upward } = constants;
  return (Object.entries(scores) as Array<[Subject, Float64Array]>)
    .flatMap(([status, each]) =>
      episodesOf(each, warningLevel).map(({ start, end, peak }) => ({
        status,
        direction: (upward as readonly string[]).includes(status) ? ('above' as const) : ('below' as const),
        severity: peak >= criticalLevel ? ('critical' as const) : ('warning' as const),
        start,
        end,
        peak: Number(peak.toFixed(2)),
      })),
    )
    .sort((a, b) => a.start - b.start);
}

function incidents({ incidents, start: begin }: Judged): ReportedIncident[] {
  const first = begin / 60_000;
  return incidents.map(({ status, direction, start, end, state, peak, excess }) => ({
    status,
    direction,
    start: start - first,
    end: end - first,
    state,
    peak: Number(peak.toFixed(6)),
    excess: Number(excess.toFixed(3)),
  }));
}
