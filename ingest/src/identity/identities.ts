import type { Transaction } from '../transaction/transaction.js';
import { Claim } from './claim.js';
import { blankHash } from './hash.js';
import { Hashed } from './hashed.js';
import type { RecentIdentities } from './recent.js';
import type { SeriesTable } from './series.js';

const nobody: ReadonlySet<Claim> = new Set();

/**
 * Decides what is new, known, replaced or in conflict. A request claims its identities, writes, and settles its
 * claim; another request with one of them waits until then, since only the outcome tells whether it is known.
 */
export class Identities {
  /** Claims whose outcome is not known, by their numbers. */
  private readonly inFlight = new Map<number, Claim>();
  private lastClaim = 0;

  constructor(
    readonly recent: RecentIdentities,
    readonly series: SeriesTable,
  ) {}

  /** Claims all of them at once, as soon as no other request has one of them in flight. */
  async claim(transactions: readonly Transaction[], now: number): Promise<Claim> {
    const hashed = new Hashed(transactions);
    for (let others = this.othersWith(hashed); others.size > 0; others = this.othersWith(hashed))
      await Promise.all([...others].map((claim) => claim.settled));
    const number = this.nextNumber();
    const claim = new Claim(this, { number, hashed, now, onSettled: () => this.inFlight.delete(number) });
    this.inFlight.set(number, claim);
    return claim;
  }

  /** One that no claim in flight has; 32 bits of it are kept with each identity. */
  private nextNumber(): number {
    do this.lastClaim = (this.lastClaim + 1) >>> 0 || 1;
    while (this.inFlight.has(this.lastClaim));
    return this.lastClaim;
  }

  private othersWith(hashed: Hashed): ReadonlySet<Claim> {
    if (this.inFlight.size === 0) return nobody;
    const others = new Set<Claim>();
    const identity = blankHash();
    for (let item = 0; item < hashed.transactions.length; item++) {
      const number = this.recent.find(hashed.identity(item, identity));
      const claim = number < 0 ? undefined : this.inFlight.get(this.recent.claimOf(number));
      if (claim !== undefined) others.add(claim);
    }
    return others;
  }
}
