/** A point that is to be written, and the item that it is of. */
export interface ClaimedPoint {
  /** Place of the item in its request. */
  item: number;
  /** Number of its identity. */
  number: number;
  /** What its line begins with. */
  prefix: string;
  /** The event's time, ms since the epoch, and the nanoseconds that the point lies after it. */
  base: number;
  offset: number;
  count: number;
  /** NaN: it has none. */
  amount: number;
}

/** A point to be written to. */
export const blankPoint = (): ClaimedPoint => ({
  item: 0,
  number: 0,
  prefix: '',
  base: 0,
  offset: 0,
  count: 0,
  amount: NaN,
});

const [item, number, base, offset, count, amount] = [0, 1, 2, 3, 4, 5];
const width = 6;

/** The points that a request writes, their numbers side by side: every transaction comes by here. */
export class ClaimedPoints {
  private readonly numbers: Float64Array;
  private readonly prefixes: string[] = [];

  /** @param most points that there will be at most */
  constructor(most: number) {
    this.numbers = new Float64Array(most * width);
  }

  get length(): number {
    return this.prefixes.length;
  }

  add(point: ClaimedPoint): void {
    const at = this.length * width;
    this.prefixes.push(point.prefix);
    this.numbers[at + item] = point.item;
    this.numbers[at + number] = point.number;
    this.numbers[at + base] = point.base;
    this.numbers[at + offset] = point.offset;
    this.numbers[at + count] = point.count;
    this.numbers[at + amount] = point.amount;
  }

  /** @param into is written to and returned */
  get(index: number, into: ClaimedPoint): ClaimedPoint {
    const at = index * width;
    into.prefix = this.prefixes[index]!;
    into.item = this.numbers[at + item]!;
    into.number = this.numbers[at + number]!;
    into.base = this.numbers[at + base]!;
    into.offset = this.numbers[at + offset]!;
    into.count = this.numbers[at + count]!;
    into.amount = this.numbers[at + amount]!;
    return into;
  }

  /** The times of the events, ms since the epoch. */
  times(): Float64Array {
    return Float64Array.from({ length: this.length }, (_, index) => this.numbers[index * width + base]!);
  }

  itemAt(index: number): number {
    return this.numbers[index * width + item]!;
  }

  numberAt(index: number): number {
    return this.numbers[index * width + number]!;
  }

  /** Has a point say something else; @param newAmount null: what it says of it stays */
  change(index: number, newCount: number, newAmount: number | null): void {
    this.numbers[index * width + count] = newCount;
    if (newAmount !== null) this.numbers[index * width + amount] = newAmount;
  }

  /** The place of the point that an identity has here; -1: it has none. */
  indexOf(identity: number): number {
    for (let index = 0; index < this.length; index++) if (this.numberAt(index) === identity) return index;
    return -1;
  }
}
