/** What the ingest answers, as far as the workbench reads it. Times are RFC 3339. */

export type Action = 'alert' | 'watch' | 'ok' | 'learning' | 'unknown';
export type SeverityWord = 'warning' | 'critical';

export interface Segment {
  tag: string;
  value: string;
  observed: number;
  expected: number;
}

export interface Finding {
  status: string;
  direction: 'above' | 'below';
  severity: SeverityWord;
  score: number;
  window: number;
  observed: number;
  expected: number;
  since?: string;
  excess?: number;
  reason: string;
  segments?: Segment[];
}

export interface Recommendation {
  action: Action;
  at: string;
  concerns: string[];
  visible: Record<string, number>;
  incident?: { id: string; since: string; statuses: string[]; excess: Record<string, number> };
  findings: Finding[];
  reason?: string;
}

export interface IncidentSummary {
  id: string;
  start: string;
  /** Null while it is open. */
  end: string | null;
  severity: SeverityWord;
  state: 'open' | 'recovered' | 'absorbed';
  statuses: string[];
  peak: number;
  excess: Record<string, number>;
}

/** A minute in which a status was off. */
export interface FoundMinute {
  time: string;
  status: string;
  severity: SeverityWord;
  score: number;
}

/** One minute of one status; further columns of the panel's contract may follow. */
export interface MixMinute {
  time: string;
  status: string;
  [metric: string]: string | number | null;
}

export interface MixReply {
  minutes: MixMinute[];
  silence?: Array<Omit<MixMinute, 'status'> & { time: string }>;
}

export interface TransactionReply {
  accepted: number;
  duplicates: number;
  rejected: { total: number; first: Array<{ code?: string; message: string }> };
  id?: string;
  recommendation?: Recommendation;
}

export interface NewTransaction {
  id?: string;
  time?: string;
  status: string;
  count?: number;
  amount?: number;
  tags?: Record<string, string>;
}
