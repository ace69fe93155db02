/** Longest part that is sorted by insertion. */
const shortPart = 12;
/** From so many on, the pivot is a median of medians, and a nearly sorted part is worth repairing. */
const longPart = 50;
/** Swaps of a median of medians whose items all descend. */
const allSwapped = 12;

type Tendency = 'ascending' | 'descending' | 'unknown';

/**
 * Sorts in place as Go does where it does not keep equal items in their order: by Orson Peters' pattern-defeating quicksort.
 * Only the same algorithm leaves equal items in the same order.
 */
export function unstableSort<T>(items: T[], less: (a: T, b: T) => boolean): T[] {
  new Quicksort(items, less).sort(0, items.length, bitLength(items.length));
  return items;
}

function bitLength(n: number): number {
  return 32 - Math.clz32(n);
}

class Quicksort<T> {
  private swaps = 0;

  constructor(
    private readonly items: T[],
    private readonly before: (a: T, b: T) => boolean,
  ) {}

  /** Sorts [from, to). @param patience so many unbalanced partitions are borne */
  sort(from: number, to: number, patience: number): void {
    let [a, b] = [from, to];
    let left = patience;
    let wasBalanced = true;
    let wasPartitioned = true;
    for (;;) {
      const length = b - a;
      if (length <= shortPart) return this.insertion(a, b);
      if (left === 0) return this.heap(a, b);
      if (!wasBalanced) {
        this.scatter(a, b);
        left--;
      }
      let [pivot, tendency] = this.pivot(a, b);
      if (tendency === 'descending') {
        this.reverse(a, b);
        pivot = b - 1 - (pivot - a);
        tendency = 'ascending';
      }
      if (wasBalanced && wasPartitioned && tendency === 'ascending' && this.repair(a, b)) return;
      if (a > 0 && !this.less(a - 1, pivot)) {
        // Nothing here is less than what stands before it: what equals that needs no more sorting.
        a = this.equalFirst(a, b, pivot);
        continue;
      }
      const middle = this.partition(a, b, pivot);
      wasPartitioned = this.partitioned;
      const [lower, upper] = [middle - a, b - middle];
      wasBalanced = Math.min(lower, upper) >= Math.floor(length / 8);
      if (lower < upper) {
        this.sort(a, middle, left);
        a = middle + 1;
      } else {
        this.sort(middle + 1, b, left);
        b = middle;
      }
    }
  }

  /** Whether the last partition found its part partitioned. */
  private partitioned = true;

  private partition(a: number, b: number, pivot: number): number {
    this.swap(a, pivot);
    let [i, j] = [a + 1, b - 1];
    this.partitioned = true;
    for (;;) {
      while (i <= j && this.less(i, a)) i++;
      while (i <= j && !this.less(j, a)) j--;
      if (i > j) break;
      this.partitioned = false;
      this.swap(i++, j--);
    }
    this.swap(j, a);
    return j;
  }

  private equalFirst(a: number, b: number, pivot: number): number {
    this.swap(a, pivot);
    let [i, j] = [a + 1, b - 1];
    for (;;) {
      while (i <= j && !this.less(a, i)) i++;
      while (i <= j && this.less(a, j)) j--;
      if (i > j) return i;
      this.swap(i++, j--);
    }
  }

  private insertion(a: number, b: number): void {
    for (let i = a + 1; i < b; i++) this.sink(i, a);
  }

  /** Moves an item down as long as it belongs before its neighbour. */
  private sink(from: number, least: number): void {
    for (let i = from; i > least && this.less(i, i - 1); i--) this.swap(i, i - 1);
  }

  /** Puts a few pairs right; true where the part is sorted then. */
  private repair(a: number, b: number): boolean {
    let i = a + 1;
    for (let step = 0; step < 5; step++) {
      while (i < b && !this.less(i, i - 1)) i++;
      if (i === b) return true;
      if (b - a < longPart) return false;
      this.swap(i, i - 1);
      if (i - a >= 2) this.sink(i - 1, 0);
      if (b - i >= 2) for (let j = i + 1; j < b && this.less(j, j - 1); j++) this.swap(j, j - 1);
    }
    return false;
  }

  private pivot(a: number, b: number): [number, Tendency] {
    const length = b - a;
    const quarter = Math.floor(length / 4);
    let [i, j, k] = [a + quarter, a + 2 * quarter, a + 3 * quarter];
    this.swaps = 0;
    if (length >= longPart) {
      i = this.median(i - 1, i, i + 1);
      j = this.median(j - 1, j, j + 1);
      k = this.median(k - 1, k, k + 1);
    }
    j = this.median(i, j, k);
    return [j, this.swaps === 0 ? 'ascending' : this.swaps === allSwapped ? 'descending' : 'unknown'];
  }

  private median(a: number, b: number, c: number): number {
    const [low, high] = this.ordered(a, b);
    const [middle] = this.ordered(high, c);
    return this.ordered(low, middle)[1];
  }

  private ordered(a: number, b: number): [number, number] {
    if (!this.less(b, a)) return [a, b];
    this.swaps++;
    return [b, a];
  }

  /** Breaks up patterns by a few swaps that are the same for every part of a length. */
  private scatter(a: number, b: number): void {
    const length = b - a;
    let random = BigInt(length);
    const mask = (1n << BigInt(bitLength(length))) - 1n;
    const middle = a + Math.floor(length / 4) * 2;
    for (let i = middle - 1; i <= middle + 1; i++) {
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      const other = Number(random & mask);
      this.swap(i, a + (other >= length ? other - length : other));
    }
  }

  private reverse(a: number, b: number): void {
    for (let i = a, j = b - 1; i < j; i++, j--) this.swap(i, j);
  }

  private heap(first: number, to: number): void {
    const length = to - first;
    const down = (from: number, end: number): void => {
      let root = from;
      for (;;) {
        let child = 2 * root + 1;
        if (child >= end) return;
        if (child + 1 < end && this.less(first + child, first + child + 1)) child++;
        if (!this.less(first + root, first + child)) return;
        this.swap(first + root, first + child);
        root = child;
      }
    };
    for (let i = Math.floor((length - 1) / 2); i >= 0; i--) down(i, length);
    for (let i = length - 1; i >= 0; i--) {
      this.swap(first, first + i);
      down(0, i);
    }
  }

  private less(i: number, j: number): boolean {
    return this.before(this.items[i], this.items[j]);
  }

  private swap(i: number, j: number): void {
    const { items } = this;
    [items[i], items[j]] = [items[j], items[i]];
  }
}
