import type { SendResult } from './types.js';

/** An answer to a write that is not "stored". */
export interface RefusingAnswer {
  /** HTTP status. */
  status: number;
  message: string;
  /** Seconds after which it may be tried again, where it was told. */
  retryAfter?: number;
}

/** Answers that say nothing about the data: the token or the bucket is wrong and can be put right. */
const shutDoors = new Set([401, 403, 404, 408, 429]);

/** What an answer other than "stored" means for the data. */
export function classifyAnswer({ status, message, retryAfter }: RefusingAnswer): SendResult {
  const reason = `${String(status)} ${message}`.slice(0, 500);
  if (status < 500 && !shutDoors.has(status)) return { kind: 'refused', reason };
  return retryAfter !== undefined && Number.isFinite(retryAfter)
    ? { kind: 'unavailable', reason, retryAfterMs: retryAfter * 1000 }
    : { kind: 'unavailable', reason };
}

export const stopping = 'the service is being stopped';

/** No answer came for so long (ms). */
export function noAnswerWithin(timeoutMs: number): string {
  return `no acknowledgement within ${String(timeoutMs / 1000)} s`;
}
