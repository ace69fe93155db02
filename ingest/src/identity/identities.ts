import { statuses } from '@firewatch/flux';
import type { Transaction } from '../transaction/transaction.js';
import { Claim } from './claim.js';
import { hashId, mix, type Hash64 } from './hash.js';
import type { RecentIdentities } from './recent.js';
import type { SeriesTable } from './series.js';

/** A transaction with what its id hashes to. */
export interface Hashed {
  transaction: Transaction;
  id: Hash64;
  /** Hash of (id, status). */
  identity: Hash64;
}

const statusNumbers: ReadonlyMap<string, number> = new Map(statuses.map((status, index) => [status, index]));

const nobody: ReadonlySet<Claim> = new Set();

/** Hashes a transaction's id, and its id with its status. */
export function hashTransaction(transaction: Transaction): Hashed {
  const id = hashId(transaction.id);
  return { transaction, id, identity: identityOf(id, transaction.status) };
}

export function identityOf(id: Hash64, status: string): Hash64 {
  return mix(id, (statusNumbers.get(status) ?? -1) + 1);
}

/**
 * Decides what is new, known, replaced or in conflict. A request claims its identities, writes, and settles its
 * claim; another request with one of them waits until then, since only the outcome tells whether it is known.
 */
export class Identities {
  private readonly inFlight = new Map<number, Claim>();

  constructor(
    readonly recent: RecentIdentities,
    readonly series: SeriesTable,
  ) {}

  /** Claims all of them at once, as soon as no other request has one of them in flight. */
  async claim(hashed: readonly Hashed[], now: number): Promise<Claim> {
    for (let others = this.othersWith(hashed); others.size > 0; others = this.othersWith(hashed))
      await Promise.all([...others].map((claim) => claim.settled));
    return new Claim(this, this.inFlight, hashed, now);
  }

  private othersWith(hashed: readonly Hashed[]): ReadonlySet<Claim> {
    if (this.inFlight.size === 0) return nobody;
    const others = new Set<Claim>();
    for (const { identity } of hashed) {
      const claim = this.inFlight.get(this.recent.find(identity));
      if (claim !== undefined) others.add(claim);
    }
    return others;
  }
}
