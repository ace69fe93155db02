import type { Subject } from '@firewatch/flux';

/** One status's incident. Minutes are since the epoch. */
export interface StatusIncident {
  status: Subject;
  direction: 'above' | 'below';
  /** First minute of the incident for people that it belongs to, as the database has it. */
  incident: number;
  start: number;
  /** The minute in which it was over; the last one known of where it is still open. */
  end: number;
  /** Absorbed: still off when it was taken as the new normal. */
  state: 'open' | 'recovered' | 'absorbed';
  /** Highest score. */
  peak: number;
  /** Transactions too many; below zero: missing. */
  excess: number;
}

/** What people call an incident: all statuses that were off together. */
export interface Incident {
  /** Its first minute, by which Teams, the panel and the API know it too. */
  start: number;
  end: number;
  open: boolean;
  severity: 'warning' | 'critical';
  /** The most harmed first. */
  statuses: StatusIncident[];
  /** Transactions that went wrong or are missing, by the larger of the two so that none counts twice. */
  harm: number;
}
