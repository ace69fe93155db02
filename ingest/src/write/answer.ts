import type { SendResult } from './types.js';

/** An answer to a write that is not "stored". */
export interface RefusingAnswer {
  /** HTTP status. */
  status: number;
  message: string;
  /** Seconds after which it may be tried again, where it was told. */
  retryAfter?: number;
}

/**
 * What InfluxDB answers where it refuses the data. All else says nothing of the data: a wrong token or bucket, a redirect, or
 * a proxy that refuses what it does not know can be put right, and then the same lines are taken.
 */
const refusals = new Set([400, 413, 422]);

/** What an answer other than "stored" means for the data. */
export function classifyAnswer({ status, message, retryAfter }: RefusingAnswer): SendResult {
  const reason = `${String(status)} ${message}`.slice(0, 500);
  if (refusals.has(status)) return { kind: 'refused', reason };
  return retryAfter !== undefined && Number.isFinite(retryAfter)
    ? { kind: 'unavailable', reason, retryAfterMs: retryAfter * 1000 }
    : { kind: 'unavailable', reason };
}

export const stopping = 'the service is being stopped';

/** No answer came for so long (ms). */
export function noAnswerWithin(timeoutMs: number): string {
  return `no acknowledgement within ${String(timeoutMs / 1000)} s`;
}
