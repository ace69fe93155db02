import type { Status, Subject } from '@firewatch/flux';
import type { Incident } from '../incidents/types.js';
import type { Series } from '../transactions/series.js';

/** One status over the report's range. */
export interface StoredTotal {
  status: Status;
  count: number;
  /** Of all transactions, 0 to 1. */
  share: number;
  /** Sum of amounts; null where no transaction of this status had one. */
  amount: number | null;
  /** Transactions of the minutes in which some had an amount. Which of a minute had none is not stored. */
  priced: number;
}

/**
 * An incident with how fast it was seen and over, and what it cost. Where it began before the report's range, its start,
 * its severity and its times are those of the whole; excess, harm and money are those within the range, so that two reports
 * never count the same transactions.
 */
export interface StoredIncident extends Incident {
  /** Its first minute, `2026-01-01T12:31Z`, as in Teams and `GET /v1/incidents`. */
  id: string;
  /** Excess a status before the report's range; empty where it began within. */
  excessBefore: Partial<Record<Subject, number>>;
  /** Minutes of data in which it first showed: the window that opened it. What data came late is not in it. */
  detectMinutes: number;
  /** Minutes of data until it was critical; null: it never was. */
  criticalMinutes: number | null;
  /** Minutes from its first to the one in which it was over; null while it is open. */
  recoverMinutes: number | null;
  /** Excess a status, in money, by the mean amount of that status; below zero: missing; empty without amounts. */
  money: Partial<Record<Subject, number>>;
}

/** Minutes that one shard reported. */
export interface ShardCoverage {
  shard: string;
  /** Watched in full. */
  covered: number;
  /** With transactions, but watched in part: not judged. */
  partial: number;
  /** Nothing is known of them. */
  absent: number;
  /** Longest stretch of absent minutes between two known ones. */
  longestGap: number;
}

/** What the ingests told about themselves; null where they told nothing. A record counts for one transaction or for many. */
export interface Intake {
  received: number | null;
  accepted: number | null;
  duplicates: number | null;
  rejected: number | null;
  /** Transactions that came late, through the local queue, because InfluxDB did not answer. */
  queued: number | null;
  queueDepth: number | null;
  /** Longest wait in the queue, seconds. */
  queueAge: number | null;
  deadLetters: number | null;
  /** Mean time of a recommendation query, ms. */
  queryMs: number | null;
  /** Longest time from a minute's end to its judgement, seconds. */
  taskLag: number | null;
}

/** The report of an installation over a range. Minutes are since the epoch. */
export interface InstallationReport {
  from: Date;
  /** Exclusive. */
  to: Date;
  volume: number;
  totals: StoredTotal[];
  incidents: StoredIncident[];
  /** Minutes that the model judged. */
  judged: number;
  coverage: ShardCoverage[];
  intake: Intake;
  /** For the chart; its points begin at `seriesFrom`, a minute. */
  series: Series;
  seriesFrom: number;
  story: string[];
}
