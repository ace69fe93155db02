import type { Status, Subject } from '@firewatch/flux';
import type { StatusIncident } from '../incidents/types.js';

/** A score a minute; NaN where the minute was not judged. */
export type Scores = Partial<Record<Subject, Float64Array>>;

/** What is usual in a minute, for charts; NaN where there is no baseline yet. */
export interface Band {
  expected: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
}

/** Counts with what the model says about them. All series have the same length. */
export interface Judged {
  /** Start of the first minute, ms since the epoch. */
  start: number;
  dated: boolean;
  minutes: number;
  counts: Record<Status, Float64Array>;
  /** 1: watched, 0: absent. */
  covered: Uint8Array;
  scores: Scores;
  bands: Partial<Record<Status, Band>>;
  /** Minutes since the epoch, as in every incident. */
  incidents: StatusIncident[];
}

/** A window in which one status was off: minutes from the first, both included. */
export interface LabelledWindow {
  status: Subject;
  start: number;
  end: number;
}
