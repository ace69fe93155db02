import type { Subject } from '@firewatch/flux';
import { episodesOf } from './episodes.js';
import type { LabelledWindow, Scores } from './types.js';

/** Minutes at the beginning in which the baseline is still being learned. */
const warmup = 75;
/** What happens shortly after a window belongs to it: neither an alarm nor a quiet time. */
const aftermath = 15;
/** A window counts as found when the score reaches the level at most this long after its end. */
const lateBy = 2;

/** How one level does on labelled data. */
export interface LevelFigures {
  found: number;
  missed: LabelledWindow[];
  /** Null when no time is left that is not excused. */
  falseAlarmsPerDay: number | null;
  /** From a window's start to the first minute at the level; null when none was found. */
  meanDelayMinutes: number | null;
}

/** The time that false alarms are counted in. */
export interface QuietTime {
  /** Days outside of every window, its aftermath and the warm-up. */
  days: number;
  includes(minute: number): boolean;
}

/** @param minutes length of the data */
export function quietTime(labels: readonly LabelledWindow[], minutes: number): QuietTime {
  const excused = new Uint8Array(minutes);
  excused.fill(1, 0, warmup);
  for (const { start, end } of labels) excused.fill(1, start, end + aftermath + 1);
  const quiet = excused.reduce((sum, each) => sum + 1 - each, 0);
  return { days: quiet / 1440, includes: (minute) => excused[minute] === 0 };
}

/** Judges scores at a level against labelled windows. */
export function evaluate(
  scores: Scores,
  labels: readonly LabelledWindow[],
  level: number,
  quiet: QuietTime,
): LevelFigures {
  const alarms = Object.values(scores).reduce(
    (sum, each) => sum + episodesOf(each, level, (minute) => quiet.includes(minute)).length,
    0,
  );
  const delays = labels.map((label) => ({ label, delay: delayOf(scores, label, level) }));
  const found = delays.flatMap(({ delay }) => delay ?? []);
  return {
    found: found.length,
    missed: delays.filter(({ delay }) => delay === null).map(({ label }) => label),
    falseAlarmsPerDay: quiet.days === 0 ? null : round(alarms / quiet.days),
    meanDelayMinutes:
      found.length === 0 ? null : round(found.reduce((sum, each) => sum + each, 0) / found.length),
  };
}

/** Minutes from a window's start until it was found; null when it was not. */
function delayOf(scores: Scores, { status, start, end }: LabelledWindow, level: number): number | null {
  // Silence takes the approved with it, so either of the two says what is wrong.
  const seenIn: Subject[] = status === 'silence' ? ['silence', 'approved'] : [status];
  for (let minute = start; minute <= end + lateBy; minute++)
    if (seenIn.some((subject) => (scores[subject]?.[minute] ?? NaN) >= level)) return minute - start;
  return null;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
