import { type Span, spansWhere } from './spans.js';

type Column = ReadonlyArray<number | null>;

/** The conditions a lane's minutes can be in beside the ordinary one. They may overlap. */
export interface Conditions {
  /** No ingest was up: not known, which is not zero. */
  absent: Span[];
  /** An ingest was up for a part of the minute: shown, not judged. */
  partial: Span[];
  /** Too few covered minutes before it for a baseline. */
  learning: Span[];
  /** Kept out of later baselines. */
  heldOut: Span[];
}

interface LaneColumns {
  count: Column;
  covered: Column;
  expected: Column;
  window: Column;
  flagged: Column;
}

/** A status learns where its judgement has a window of 0, or where it is counted but has no baseline yet. */
function isLearning(lane: LaneColumns, judged: boolean, i: number): boolean {
  if (lane.count[i] === null || lane.covered[i] === 0) {
    return false;
  }
  return lane.window[i] === 0 || (judged && lane.expected[i] === null);
}

/**
 * @param range the part of the axis shown, in ms: minutes of it before the first and after the last point
 *   are absent too. The newest two steps are not: they may still be on their way.
 */
export function conditions(
  times: readonly number[],
  step: number,
  lane: LaneColumns,
  range: { from: number; to: number },
): Conditions {
  const judged = lane.expected.some((value) => value !== null);
  const first = lane.count.findIndex((value) => value !== null);
  const last = lane.count.findLastIndex((value) => value !== null);
  const within = (i: number): boolean => i > first && i < last;
  const absent = spansWhere(times, step, (i) => within(i) && lane.count[i] === null);
  if (first >= 0) {
    const start = times[first]! - step / 2;
    const end = times[last]! + step / 2;
    if (start - range.from > step) {
      absent.unshift({ from: range.from, to: start });
    }
    if (range.to - end > 3 * step) {
      absent.push({ from: end, to: range.to });
    }
  }
  return {
    absent,
    partial: spansWhere(times, step, (i) => lane.count[i] !== null && lane.covered[i] === 0),
    learning: spansWhere(times, step, (i) => isLearning(lane, judged, i)),
    heldOut: spansWhere(times, step, (i) => (lane.flagged[i] ?? 0) > 0),
  };
}
