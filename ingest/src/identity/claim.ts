import type { Hashed, Identities } from './identities.js';
import { remainder } from './hash.js';
import type { Remembered } from './ring.js';

/** What becomes of one transaction of a request. */
export type Decision =
  | { kind: 'write'; prefix: string; base: number; offset: number; count: number; amount: number | null }
  /** The point is there; `queued`: number of its entry in the durable queue, 0: in the database. */
  | { kind: 'duplicate'; queued: number }
  /** An earlier item of the same request was replaced by this one; its decision has been changed. */
  | { kind: 'merged' }
  | { kind: 'conflict'; over: 'time' | 'tags' };

interface Change {
  number: number;
  /** Null: it was not known. */
  before: Remembered | null;
  item: number;
}

interface Waiting {
  promise: Promise<void>;
  resolve: () => void;
}

function waitingOne(): Waiting {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

const nanosecondsPerSecond = 1_000_000_000;
/**
 * The greatest prime within a millisecond's nanoseconds: with the round number the offset would be the end of the one
 * within the second, and in one case of a thousand a point would not tell which of the two it has.
 */
const nanosecondsInMillisecond = 999_983;

/** The identities that one request writes, from its decision to the write's outcome. */
export class Claim {
  /** One for each transaction, in their order. */
  readonly decisions: Decision[] = [];
  private readonly changes: Change[] = [];
  /** Who waits for the outcome: nobody, nearly always. */
  private waiting: Waiting | undefined;
  private released = false;

  constructor(
    private readonly identities: Identities,
    private readonly inFlight: Map<number, Claim>,
    hashed: readonly Hashed[],
    now: number,
  ) {
    for (let item = 0; item < hashed.length; item++)
      this.decisions.push(this.decide(hashed[item]!, item, now));
  }

  /** Resolves when the claim is committed or rolled back. */
  get settled(): Promise<void> {
    if (this.released) return Promise.resolve();
    this.waiting ??= waitingOne();
    return this.waiting.promise;
  }

  /** The write is done: what was refused is forgotten, so that it may be sent again. @param queued 0: stored */
  commit(queued: number, refusedItems: { has(item: number): boolean }): void {
    for (const change of this.changes) {
      const { number, item } = change;
      if (refusedItems.has(item)) this.undo(change);
      else if (queued > 0)
        this.identities.recent.update(number, { ...this.identities.recent.get(number), queued });
    }
    this.release();
  }

  /** Nothing was written: everything is as it was before. */
  rollback(): void {
    for (const change of this.changes) this.undo(change);
    this.release();
  }

  private release(): void {
    for (const { number } of this.changes) this.inFlight.delete(number);
    this.released = true;
    this.waiting?.resolve();
  }

  private undo({ number, before }: Change): void {
    if (before !== null) this.identities.recent.update(number, before);
    else this.identities.recent.remove(number);
  }

  private decide(hashed: Hashed, item: number, now: number): Decision {
    const number = this.identities.recent.find(hashed.identity);
    return number < 0 ? this.decideNew(hashed, item, now) : this.decideKnown(hashed, item, number);
  }

  private decideNew({ transaction, id, identity }: Hashed, item: number, seenAt: number): Decision {
    const { recent, series: table } = this.identities;
    const { ms: base, fine } = transaction.time;
    const series = table.find(transaction.status, transaction.tagValues);
    const unit = fine ? nanosecondsInMillisecond : nanosecondsPerSecond;
    let offset = remainder(id, unit);
    while (recent.isTaken(series.number, base, offset)) offset = (offset + 1) % unit;
    const { count, amount } = transaction;
    // Written out: spreading two objects into one takes longer than all the rest.
    const entry: Remembered = {
      high: identity.high,
      low: identity.low,
      base,
      fine,
      offset,
      count,
      amount: amount ?? NaN,
      seenAt,
      queued: 0,
      series: series.number,
    };
    this.record({ number: recent.add(entry), before: null, item });
    return { kind: 'write', prefix: series.prefix, base, offset, count, amount };
  }

  private decideKnown({ transaction }: Hashed, item: number, number: number): Decision {
    const { recent, series: table } = this.identities;
    const before = recent.get(number);
    const { count, time } = transaction;
    const series = table.find(transaction.status, transaction.tagValues);
    if (before.series !== series.number) return { kind: 'conflict', over: 'tags' };
    if (transaction.timeGiven && (before.base !== time.ms || before.fine !== time.fine))
      return { kind: 'conflict', over: 'time' };
    const amount = transaction.amount ?? NaN;
    if (before.count === count && Object.is(before.amount, amount))
      return { kind: 'duplicate', queued: before.queued };
    recent.update(number, { ...before, count, amount, queued: 0 });
    // A field cannot be taken back: an amount that is no longer there becomes nothing.
    const written = transaction.amount ?? (Number.isNaN(before.amount) ? null : 0);
    const { base, offset } = before;
    const own = this.ownChange(number);
    const decision: Decision = { kind: 'write', prefix: series.prefix, base, offset, count, amount: written };
    if (own !== undefined) {
      this.decisions[own.item] = decision;
      return { kind: 'merged' };
    }
    this.record({ number, before, item });
    return decision;
  }

  /** What this claim does to an identity already, where it does. */
  private ownChange(number: number): Change | undefined {
    return this.inFlight.get(number) === this
      ? this.changes.find((change) => change.number === number)
      : undefined;
  }

  private record(change: Change): void {
    this.changes.push(change);
    this.inFlight.set(change.number, this);
  }
}
