import type { Transaction } from '../transaction/transaction.js';
import { blankPoint, ClaimedPoints } from './claimed-points.js';
import { blankHash, remainder, type Hash64 } from './hash.js';
import type { Hashed } from './hashed.js';
import type { Identities } from './identities.js';
import { blankRemembered, type Remembered } from './ring.js';

export interface ClaimOptions {
  /** Its own, not 0. */
  number: number;
  hashed: Hashed;
  /** Ms since the epoch. */
  now: number;
  /** Told when it is committed or rolled back. */
  onSettled: () => void;
}

/** An item that cannot be taken: what it says differs from what its identity has already. */
export interface Conflict {
  item: number;
  over: 'time' | 'tags';
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

/** What is looked at just now: written to for each transaction of each claim. */
const [hash, entry, point] = [blankHash(), blankRemembered(), blankPoint()];

/**
 * The identities that one request writes, from its decision to the write's outcome. Every transaction comes by here, so what
 * is decided stands in columns, and no transaction has objects of its own.
 */
export class Claim {
  /** What is written; what one says may be of a later item, which replaced it. */
  readonly points: ClaimedPoints;
  readonly conflicts: Conflict[] = [];
  /** Items whose point is there with the same content. */
  duplicates = 0;
  /** The newest entry of the durable queue that has a duplicate's point; 0: all are in the database. */
  queued = 0;
  /** What was remembered of identities before they were replaced; the others were not known. */
  private before: Map<number, Remembered> | undefined;
  /** Who waits for the outcome: nobody, nearly always. */
  private waiting: Waiting | undefined;
  private released = false;

  constructor(
    private readonly identities: Identities,
    private readonly options: ClaimOptions,
  ) {
    const { hashed, now } = options;
    const { transactions } = hashed;
    this.points = new ClaimedPoints(transactions.length);
    entry.seenAt = now;
    for (let item = 0; item < transactions.length; item++) {
      const number = identities.recent.find(hashed.identity(item, hash));
      if (number >= 0) this.decideKnown(transactions[item]!, item, number);
      else {
        entry.high = hash.high;
        entry.low = hash.low;
        this.takeNew(transactions[item]!, item, hashed.id(item, hash));
      }
    }
  }

  /** Resolves when the claim is committed or rolled back. */
  get settled(): Promise<void> {
    if (this.released) return Promise.resolve();
    this.waiting ??= waitingOne();
    return this.waiting.promise;
  }

  /**
   * The write is done: what was refused is forgotten, so that it may be sent again.
   * @param queued 0: stored @param refused places in `points`
   */
  commit(queued: number, refused: { has(index: number): boolean }): void {
    const { recent } = this.identities;
    for (let index = 0; index < this.points.length; index++) {
      const number = this.points.numberAt(index);
      if (refused.has(index)) this.undo(number);
      else if (queued > 0) recent.update(number, { ...recent.get(number), queued });
    }
    this.release();
  }

  /** Nothing was written: everything is as it was before. */
  rollback(): void {
    for (let index = 0; index < this.points.length; index++) this.undo(this.points.numberAt(index));
    this.release();
  }

  private release(): void {
    const { recent } = this.identities;
    for (let index = 0; index < this.points.length; index++) recent.hold(this.points.numberAt(index), 0);
    this.released = true;
    this.options.onSettled();
    this.waiting?.resolve();
  }

  private undo(number: number): void {
    const before = this.before?.get(number);
    if (before !== undefined) this.identities.recent.update(number, before);
    else this.identities.recent.remove(number);
  }

  /** Finds a free point for an identity that is not known, and remembers it. */
  private takeNew(transaction: Transaction, item: number, id: Hash64): void {
    const { recent, series: table } = this.identities;
    const { ms, fine } = transaction.time;
    const series = table.find(transaction.status, transaction.tagValues);
    const unit = fine ? nanosecondsInMillisecond : nanosecondsPerSecond;
    let offset = remainder(id, unit);
    while (recent.isTaken(series.number, ms, offset)) offset = (offset + 1) % unit;
    entry.series = series.number;
    entry.base = ms;
    entry.fine = fine;
    entry.offset = offset;
    entry.count = transaction.count;
    entry.amount = transaction.amount ?? NaN;
    this.write(item, recent.add(entry), series.prefix, entry);
  }

  private decideKnown(transaction: Transaction, item: number, number: number): void {
    const { recent, series: table } = this.identities;
    const before = recent.get(number);
    const { count, time, timeGiven } = transaction;
    const amount = transaction.amount ?? NaN;
    const series = table.find(transaction.status, transaction.tagValues);
    if (before.series !== series.number) this.conflicts.push({ item, over: 'tags' });
    else if (timeGiven && (before.base !== time.ms || before.fine !== time.fine))
      this.conflicts.push({ item, over: 'time' });
    else if (before.count === count && Object.is(before.amount, amount)) {
      this.duplicates++;
      this.queued = Math.max(this.queued, before.queued);
    } else {
      const after = { ...before, count, amount, queued: 0 };
      recent.update(number, after);
      this.replace(item, number, series.prefix, before, after);
    }
  }

  private replace(item: number, number: number, prefix: string, before: Remembered, after: Remembered): void {
    const isOwn = this.identities.recent.claimOf(number) === this.options.number;
    const index = isOwn ? this.points.indexOf(number) : this.points.length;
    if (!isOwn) {
      this.before ??= new Map();
      this.before.set(number, before);
      this.write(item, number, prefix, after);
    }
    // A field cannot be taken back: an amount that is no longer there becomes nothing.
    const isGone = Number.isNaN(after.amount);
    const unchanged = isGone && Number.isNaN(before.amount);
    this.points.change(index, after.count, unchanged ? null : isGone ? 0 : after.amount);
  }

  private write(item: number, number: number, prefix: string, remembered: Remembered): void {
    point.item = item;
    point.number = number;
    point.prefix = prefix;
    point.base = remembered.base;
    point.offset = remembered.offset;
    point.count = remembered.count;
    point.amount = remembered.amount;
    this.points.add(point);
    this.identities.recent.hold(number, this.options.number);
  }
}
