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

/** Reads what the tasks stored. */
export interface History {
  findings(range: Range, status?: Subject): Promise<StoredFinding[]>;
  incidents(range: Range): Promise<StoredIncident[]>;
  statusMix(range: Range): Promise<StatusMinute[]>;
}
