import type { Severity, Status, Subject } from '@firewatch/flux';
import type { Range } from './range.js';

/** One minute in which a status was judged to be off. */
export interface StoredFinding {
  time: string;
  status: Subject;
  severity: Severity;
  score: number;
  window: number;
  observed: number;
  expected: number;
}

/** One incident for people: all statuses that it touched. */
export interface StoredIncident {
  id: string;
  start: string;
  /** Null: still open. */
  end: string | null;
  severity: Severity;
  state: 'open' | 'recovered' | 'absorbed';
  statuses: Subject[];
  peak: number;
  excess: Partial<Record<Subject, number>>;
}

/** One minute of one status, as the panel draws it. */
export interface StatusMinute {
  time: string;
  status: Status;
  count: number;
  expected: number | null;
  lower: number | null;
  upper: number | null;
  score: number | null;
  severity: number | null;
}

/** What else the panel draws of a minute; what is null or 0 is left out, but for `covered`. */
export interface MinuteDetails {
  /** 1: watched in full; 0: in part, so not judged. */
  covered?: number;
  visible?: number;
  /** Minutes of the window that the score is of; 0: learning. */
  window?: number;
  /** 1: kept out of later baselines. */
  flagged?: number;
  /** Of the incident: 1 open, 2 recovered, 3 absorbed. */
  state?: number;
  /** Its first minute, seconds since the epoch. */
  since?: number;
  peak?: number;
  excess?: number;
}

/** A minute of which no transaction at all was judged to be off, or was part of such an incident. */
export type SilentMinute = Pick<MinuteDetails, 'state' | 'since' | 'peak' | 'excess'> & {
  time: string;
  score: number | null;
  severity: number | null;
};

/** Everything that the panel draws. */
export interface DetailedMix {
  minutes: Array<StatusMinute & MinuteDetails>;
  silence: SilentMinute[];
}

export interface ReadHistoryOptions {
  /** Aborted when nobody waits for the answer any more: then the query is given up. */
  signal?: AbortSignal;
}

/** Reads what the tasks stored. */
export interface History {
  findings(range: Range, options?: ReadHistoryOptions & { status?: Subject }): Promise<StoredFinding[]>;
  incidents(range: Range, options?: ReadHistoryOptions): Promise<StoredIncident[]>;
  statusMix(range: Range, options?: ReadHistoryOptions): Promise<StatusMinute[]>;
  detailedMix(range: Range, options?: ReadHistoryOptions): Promise<DetailedMix>;
}
