/** A negative number where a belongs before b. */
export type Compare = (a: number, b: number) => number;

const blockSize = 20;

/**
 * Sorts row numbers as Go's stable sort does. JavaScript's own gives the same for a proper order;
 * with NaN, which is neither less nor greater than anything, only the same algorithm ends in the same order.
 */
export function stableSort(rows: number[], compare: Compare): number[] {
  const sorter = new Sorter(rows, compare);
  const { length } = rows;
  let size = blockSize;
  for (let from = 0; from < length; from += size) sorter.insertion(from, Math.min(from + size, length));
  for (; size < length; size *= 2) {
    for (let from = 0; from + size < length; from += 2 * size)
      sorter.merge(from, from + size, Math.min(from + 2 * size, length));
  }
  return rows;
}

/** Works on the array in place, by exchanging neighbours and rotating parts. */
class Sorter {
  constructor(
    private readonly rows: number[],
    private readonly compare: Compare,
  ) {}

  insertion(from: number, to: number): void {
    for (let i = from + 1; i < to; i++)
      for (let j = i; j > from && this.less(j, j - 1); j--) this.swap(j, j - 1);
  }

  /** Merges the sorted parts [a, m) and [m, b) after Kim and Kutzner's SymMerge. */
  merge(a: number, m: number, b: number): void {
    if (m - a === 1) return this.insertFirst(a, m, b);
    if (b - m === 1) return this.insertLast(a, m);
    const middle = (a + b) >> 1;
    const n = middle + m;
    let start = m > middle ? n - b : a;
    let end = m > middle ? middle : m;
    while (start < end) {
      const c = (start + end) >> 1;
      if (!this.less(n - 1 - c, c)) start = c + 1;
      else end = c;
    }
    const stop = n - start;
    if (start < m && m < stop) this.rotate(start, m, stop);
    if (a < start && start < middle) this.merge(a, start, middle);
    if (middle < stop && stop < b) this.merge(middle, stop, b);
  }

  /** Moves the row at a behind those of [m, b) that are less. */
  private insertFirst(a: number, m: number, b: number): void {
    let i = m;
    let j = b;
    while (i < j) {
      const half = (i + j) >> 1;
      if (this.less(half, a)) i = half + 1;
      else j = half;
    }
    for (let k = a; k < i - 1; k++) this.swap(k, k + 1);
  }

  /** Moves the row at m before those of [a, m) that are greater. */
  private insertLast(a: number, m: number): void {
    let i = a;
    let j = m;
    while (i < j) {
      const half = (i + j) >> 1;
      if (!this.less(m, half)) i = half + 1;
      else j = half;
    }
    for (let k = m; k > i; k--) this.swap(k, k - 1);
  }

  private less(i: number, j: number): boolean {
    return this.compare(this.rows[i], this.rows[j]) < 0;
  }

  private swap(i: number, j: number): void {
    [this.rows[i], this.rows[j]] = [this.rows[j], this.rows[i]];
  }

  private rotate(a: number, m: number, b: number): void {
    const part = [...this.rows.slice(m, b), ...this.rows.slice(a, m)];
    part.forEach((row, index) => (this.rows[a + index] = row));
  }
}

/** Sorts rows by this order, ties by number; as Go does where the values hold a NaN. */
export function sortRows(rows: number[], compare: Compare, hasNaN: boolean): number[] {
  return hasNaN ? stableSort(rows, compare) : rows.sort((a, b) => compare(a, b) || a - b);
}
