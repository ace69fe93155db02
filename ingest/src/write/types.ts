import type { Lines } from './lines.js';

/** What became of one attempt to write lines. */
export type SendResult =
  | { kind: 'stored' }
  /** It may work later: no answer in time, an answer of 5xx or 429, or a door that is shut (401, 403, 404). */
  | { kind: 'unavailable'; reason: string; retryAfterMs?: number }
  /** It never will: the data is refused. With several lines, some of them may have been stored. */
  | { kind: 'refused'; reason: string };

/** Writes lines in one request. Never rejects. */
export type SendLines = (lines: Lines) => Promise<SendResult>;

export interface SendOptions {
  bucket: string;
  /** How long the database may take to acknowledge. */
  timeoutMs: number;
  /** Ends attempts before that; default: nothing does. */
  stop?: AbortSignal;
}

/** Makes what writes to one bucket of the database that is in use. */
export type CreateSender = (options: SendOptions) => SendLines;

/** What became of the lines of one request. */
export interface WriteOutcome {
  /** Number of their entry in the durable queue; 0: they are in the database. */
  queued: number;
  /** Indices of lines that InfluxDB refused, each with its reason; they are dead letters now. */
  refused: ReadonlyMap<number, string>;
}

/** One line that InfluxDB refused. */
export interface DeadLetter {
  /** When it was refused, ms since the epoch. */
  at: number;
  reason: string;
  line: string;
}
