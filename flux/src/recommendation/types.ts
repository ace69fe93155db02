import type { Status, Subject } from '../statuses.js';

export type Action = 'alert' | 'watch' | 'ok' | 'learning' | 'unknown';
export type Severity = 'warning' | 'critical';

/**
 * One value of a segment tag that explains a finding: counts in the finding's window, and what its own past hour lets
 * expect there. More than expected where the finding is above normal, fewer where it is below.
 */
export interface Segment {
  tag: string;
  value: string;
  observed: number;
  expected: number;
}

/** One status (or silence) that is off now. */
export interface Finding {
  status: Subject;
  direction: 'above' | 'below';
  severity: Severity;
  score: number;
  /** Minutes that were counted together. */
  window: number;
  /** Transactions in the window. */
  observed: number;
  /** Transactions expected in the window. */
  expected: number;
  /**
   * The band's edge towards the finding, in its window: the nearest count that would be a finding; `upper` when above,
   * `lower` when below, neither for silence.
   */
  upper?: number;
  lower?: number;
  /** First minute of this status's open incident (RFC 3339), and the transactions too many or missing since. */
  since?: string;
  excess?: number;
  reason: string;
  segments?: Segment[];
}

/** The incident for people that is open now: all statuses it touches together. */
export interface OpenIncident {
  /** Its first minute, `2026-01-01T12:31Z`. */
  id: string;
  since: string;
  severity: Severity;
  statuses: Subject[];
  excess: Partial<Record<Subject, number>>;
}

/** The reply's recommendation, as the contract of POST /v1/transactions tells it. */
export interface Recommendation {
  action: Action;
  /** When it was judged, RFC 3339. */
  at: string;
  /** Statuses with a finding that the posted transactions have. */
  concerns: Subject[];
  levels: { warning: number; critical: number };
  /** Smallest lasting change, as a factor of normal, that would be critical now; 0: blind. */
  visible: Partial<Record<Status, number>>;
  incident?: OpenIncident;
  /** On a shard: which minute of the hub this is of. */
  hub?: HubMinute;
  /** Worst first. */
  findings: Finding[];
  /** Why the action is `unknown` or `learning`. */
  reason?: string;
}

/** The closed minute that a hub judged, as a shard's reply names it. */
export interface HubMinute {
  /** RFC 3339. */
  minute: string;
  /** Closed minutes that came after it: 0 or 1. */
  behind: number;
  /** The same in words. */
  note: string;
}

/** One judged minute of one status, as the recommendation query returns it. */
export interface ScoreRow {
  time: string;
  status: Subject;
  score: number;
  severity: number;
  window: number;
  observed: number;
  expected: number;
  /** Volume of all statuses in the window, and what the reference had: for the reason's wording. */
  volume: number;
  expectedVolume: number;
  /** The nearest count in the window that would be a finding by its count. */
  edge: number;
  learning: boolean;
}

/** The state of one status now: its incident, and what could be seen of it. */
export interface StateRow {
  status: Subject;
  state: number;
  /** Seconds since 1970: first minute of the status's own incident, and of the incident for people. */
  since: number;
  incident: number;
  peak: number;
  excess: number;
  /** NaN where nothing is known. */
  visible: number;
}

export interface SegmentRow extends Segment {
  status: Subject;
}

/** What one reading of the recommendation brings, typed; shared by all requests that waited for it. */
export interface RecommendationRows {
  at: Date;
  scores: ScoreRow[];
  states: StateRow[];
  segments: SegmentRow[];
  /** The tasks stand still: the present cannot be judged, and `states` are those of the newest judged minute. */
  stalled?: Stalled;
}

export interface Stalled {
  /** The newest judged minute; null: none in the last day. */
  judged: Date | null;
}
