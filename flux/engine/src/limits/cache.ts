/** What the entries of a cache may weigh together, by what each does. */
export interface Weight<K> {
  most: number;
  of: (key: K) => number;
}

/** Keeps the entries used last, up to a number, and up to a weight where one is given. */
export class Cache<K, V> {
  private readonly entries = new Map<K, V>();
  private weighs = 0;

  constructor(
    private readonly capacity: number,
    private readonly weight: Weight<K> = { most: Infinity, of: () => 0 },
  ) {}

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  set(key: K, value: V): void {
    this.delete(key);
    this.entries.set(key, value);
    this.weighs += this.weight.of(key);
    while (this.entries.size > this.capacity || (this.weighs > this.weight.most && this.entries.size > 1)) {
      const [oldest] = this.entries.keys();
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    if (this.entries.delete(key)) this.weighs -= this.weight.of(key);
  }

  get size(): number {
    return this.entries.size;
  }
}
