import type { Problem } from '../transaction/transaction.js';

/** What became of the transactions of one request, or of a part of a streamed one. */
export interface IntakeResult {
  accepted: number;
  duplicates: number;
  /** True when something of it waits in the local queue. */
  queued: boolean;
  /** By index of the transaction. */
  rejected: Array<{ item: number; problem: Problem }>;
}

const none: ReadonlySet<number> = new Set();

/** Indices of the transactions that were not taken: nearly always none. */
export function refusedItems(rejected: IntakeResult['rejected']): ReadonlySet<number> {
  return rejected.length === 0 ? none : new Set(rejected.map(({ item }) => item));
}

export interface IntakeOptions {
  /** Nothing is written unless everything can be. */
  atomic: boolean;
  /** False: the sender brings the analytics of late data up to date himself. */
  recompute: boolean;
  /** Told when it is decided what becomes of each, before it is written. */
  onDecided?: () => void;
}
