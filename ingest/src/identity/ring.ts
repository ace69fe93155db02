/** What is remembered of an accepted identity: fixed-size numbers only. */
export interface Remembered {
  /** Halves of the hash of (id, status). */
  high: number;
  low: number;
  /** Number of the series: status and tags. */
  series: number;
  /** The event's time: ms since the epoch, and whether it was given finer than a second. */
  base: number;
  fine: boolean;
  /** Nanoseconds that the point lies after `base`. */
  offset: number;
  count: number;
  /** NaN: none. */
  amount: number;
  /** When it was accepted, ms since the epoch. */
  seenAt: number;
  /** Number of its entry in the durable queue; 0: not queued. */
  queued: number;
}

/** What is remembered, to be written to. */
export const blankRemembered = (): Remembered => ({
  high: 0,
  low: 0,
  series: 0,
  base: 0,
  fine: false,
  offset: 0,
  count: 0,
  amount: NaN,
  seenAt: 0,
  queued: 0,
});

const smallest = 1024;
/** Leaves room for numbers before the first entry's, and for as many after it as stay small integers. */
const firstNumber = 2 ** 30;
type Columns = ReturnType<typeof makeColumns>;
type Column = Columns[keyof Columns];

function makeColumns(capacity: number) {
  return {
    high: new Int32Array(capacity),
    low: new Int32Array(capacity),
    series: new Uint32Array(capacity),
    base: new Float64Array(capacity),
    fine: new Uint8Array(capacity),
    offset: new Uint32Array(capacity),
    count: new Float64Array(capacity),
    amount: new Float64Array(capacity),
    seenAt: new Float64Array(capacity),
    queued: new Float64Array(capacity),
    claim: new Uint32Array(capacity),
    alive: new Uint8Array(capacity),
  };
}

/** A queue in columns, oldest first; entries are named by a number that never changes. It grows as needed. */
export class Ring {
  private columns: Columns = makeColumns(smallest);
  private first = firstNumber;
  private next = firstNumber;

  get length(): number {
    return this.next - this.first;
  }

  push(entry: Remembered): number {
    if (this.length === this.columns.alive.length) this.grow();
    const number = this.next++;
    this.place(number, entry);
    return number;
  }

  /** Puts one before the oldest. */
  unshift(entry: Remembered): number {
    if (this.length === this.columns.alive.length) this.grow();
    const number = --this.first;
    this.place(number, entry);
    return number;
  }

  get(number: number): Remembered {
    const { columns } = this;
    const at = number % columns.alive.length;
    return {
      high: columns.high[at]!,
      low: columns.low[at]!,
      series: columns.series[at]!,
      base: columns.base[at]!,
      fine: columns.fine[at] === 1,
      offset: columns.offset[at]!,
      count: columns.count[at]!,
      amount: columns.amount[at]!,
      seenAt: columns.seenAt[at]!,
      queued: columns.queued[at]!,
    };
  }

  /** The claim that holds the entry; 0: none. */
  claimOf(number: number): number {
    return this.columns.claim[number % this.columns.claim.length]!;
  }

  hold(number: number, claim: number): void {
    this.columns.claim[number % this.columns.claim.length] = claim;
  }

  /** False: it was removed, and its place may be another's. */
  has(number: number): boolean {
    return (
      number >= this.first &&
      number < this.next &&
      this.columns.alive[number % this.columns.alive.length] === 1
    );
  }

  /** When the entry was accepted, without reading the rest of it. */
  seenAt(number: number): number {
    return this.columns.seenAt[number % this.columns.alive.length]!;
  }

  /** Changes an entry; what claim holds it stays. */
  set(number: number, entry: Remembered): void {
    const { columns } = this;
    const at = number % columns.alive.length;
    columns.high[at] = entry.high;
    columns.low[at] = entry.low;
    columns.series[at] = entry.series;
    columns.base[at] = entry.base;
    columns.fine[at] = entry.fine ? 1 : 0;
    columns.offset[at] = entry.offset;
    columns.count[at] = entry.count;
    columns.amount[at] = entry.amount;
    columns.seenAt[at] = entry.seenAt;
    columns.queued[at] = entry.queued;
  }

  /** Forgets one in the middle; its place is given back when it comes to the front. */
  remove(number: number): void {
    this.columns.alive[number % this.columns.alive.length] = 0;
  }

  /** The oldest entry that was not removed, or -1. */
  oldest(): number {
    while (this.first < this.next && this.columns.alive[this.first % this.columns.alive.length] === 0)
      this.first++;
    return this.first < this.next ? this.first : -1;
  }

  private place(number: number, entry: Remembered): void {
    this.set(number, entry);
    this.hold(number, 0);
    this.columns.alive[number % this.columns.alive.length] = 1;
  }

  private grow(): void {
    const before = this.columns;
    this.columns = makeColumns(before.alive.length * 2);
    for (const name of Object.keys(before) as Array<keyof Columns>)
      this.copy(before[name], this.columns[name]);
  }

  /** Copies a column into a longer one, in runs that end where one of the two begins anew. */
  private copy(from: Column, to: Column): void {
    for (let number = this.first; number < this.next;) {
      const [source, target] = [number % from.length, number % to.length];
      const run = Math.min(this.next - number, from.length - source, to.length - target);
      to.set(from.subarray(source, source + run), target);
      number += run;
    }
  }
}
