import { loadModel } from '@firewatch/flux';
import { evaluate, quietTime } from '../src/backtest/evaluate.js';
import { judge } from '../src/backtest/judge.js';
import type { Counts } from '../src/backtest/line-protocol.js';
import type { Judged, LabelledWindow } from '../src/backtest/types.js';

/** Figures of one level over several runs: found and labelled windows together, the mean of false alarms a day. */
export interface Pooled {
  found: number;
  windows: number;
  share: number;
  falseAlarmsPerDay: number;
  missed: LabelledWindow[];
}

export const model = loadModel();

/** A run's counts and labels. */
export interface Run {
  counts: Counts;
  labels: LabelledWindow[];
}

/** Judges each run by the Flux and pools its figures at both levels; `look` sees every judged run. */
export async function pooledFigures(
  runs: Iterable<Run>,
  look: (judged: Judged, run: Run) => void = () => undefined,
): Promise<{ warning: Pooled; critical: Pooled }> {
  const judgedRuns: Array<Run & { judged: Judged }> = [];
  for (const run of runs) {
    const judged = await judge(run.counts, { model });
    look(judged, run);
    judgedRuns.push({ ...run, judged });
  }
  const pool = (level: number): Pooled => {
    const figures = judgedRuns.map(({ judged, labels }) =>
      evaluate(judged.scores, labels, level, quietTime(labels, judged.minutes)),
    );
    const found = figures.reduce((sum, each) => sum + each.found, 0);
    const windows = judgedRuns.reduce((sum, { labels }) => sum + labels.length, 0);
    return {
      found,
      windows,
      share: found / windows,
      falseAlarmsPerDay:
        figures.reduce((sum, each) => sum + (each.falseAlarmsPerDay ?? NaN), 0) / figures.length,
      missed: figures.flatMap(({ missed }) => missed),
    };
  };
  return { warning: pool(model.constants.warningLevel), critical: pool(model.constants.criticalLevel) };
}

/** The largest difference between two tables of scores; an absent minute is one only with an absent minute. */
export function largestDifference(
  scores: Judged['scores'],
  reference: Partial<Record<string, ArrayLike<number>>>,
): number {
  let largest = 0;
  for (const [status, values] of Object.entries(scores))
    values.forEach((value, minute) => {
      const other = reference[status]?.[minute] ?? NaN;
      if (Number.isNaN(value) && Number.isNaN(other)) return;
      const difference = Math.abs(value - other);
      largest = Number.isNaN(difference) ? Infinity : Math.max(largest, difference);
    });
  return largest;
}
