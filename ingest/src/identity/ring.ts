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

const smallest = 1024;
/** Leaves room for numbers before the first entry's, and for as many after it as stay small integers. */
const firstNumber = 2 ** 30;
type Columns = ReturnType<typeof makeColumns>;

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
    this.write(this.columns, number, entry);
    return number;
  }

  /** Puts one before the oldest. */
  unshift(entry: Remembered): number {
    if (this.length === this.columns.alive.length) this.grow();
    const number = --this.first;
    this.write(this.columns, number, entry);
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

  set(number: number, entry: Remembered): void {
    this.write(this.columns, number, entry);
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

  private write(columns: Columns, number: number, entry: Remembered): void {
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
    columns.alive[at] = 1;
  }

  private grow(): void {
    const larger = makeColumns(this.columns.alive.length * 2);
    for (let number = this.first; number < this.next; number++) {
      if (this.columns.alive[number % this.columns.alive.length] === 1)
        this.write(larger, number, this.get(number));
    }
    this.columns = larger;
  }
}
