import type { Hash64 } from './hash.js';

const smallest = 1024;
/** Linear probing stays short below this share of used places. */
const fullest = 0.6;

/** A map from 64-bit hashes to numbers in typed arrays: 16 bytes a place instead of a Map's 100 and more. */
export class HashIndex {
  private high = new Int32Array(smallest);
  private low = new Int32Array(smallest);
  /** The number plus one; 0: the place is free. */
  private values = new Float64Array(smallest);
  private used = 0;

  get size(): number {
    return this.used;
  }

  /** The number under the hash, or -1. */
  get(hash: Hash64): number {
    return this.values[this.placeOf(hash)]! - 1;
  }

  has(hash: Hash64): boolean {
    return this.values[this.placeOf(hash)] !== 0;
  }

  /** @param value 0 or more */
  set(hash: Hash64, value: number): void {
    if (this.used >= this.values.length * fullest) this.grow();
    const place = this.placeOf(hash);
    if (this.values[place] === 0) this.used++;
    this.put(place, hash.high, hash.low, value + 1);
  }

  delete(hash: Hash64): void {
    let hole = this.placeOf(hash);
    if (this.values[hole] === 0) return;
    this.used--;
    this.values[hole] = 0;
    const mask = this.values.length - 1;
    // What lies behind moves up where its own way from home led over the hole: no gravestones to clean up.
    for (let next = (hole + 1) & mask; this.values[next] !== 0; next = (next + 1) & mask) {
      const home = this.low[next]! & mask;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      this.put(hole, this.high[next]!, this.low[next]!, this.values[next]!);
      this.values[next] = 0;
      hole = next;
    }
  }

  private placeOf({ high, low }: Hash64): number {
    const mask = this.values.length - 1;
    let place = low & mask;
    while (this.values[place] !== 0 && (this.low[place] !== low || this.high[place] !== high))
      place = (place + 1) & mask;
    return place;
  }

  private put(place: number, high: number, low: number, value: number): void {
    this.high[place] = high;
    this.low[place] = low;
    this.values[place] = value;
  }

  private grow(): void {
    const [high, low, values] = [this.high, this.low, this.values];
    this.high = new Int32Array(values.length * 2);
    this.low = new Int32Array(values.length * 2);
    this.values = new Float64Array(values.length * 2);
    for (let i = 0; i < values.length; i++)
      if (values[i] !== 0)
        this.put(this.placeOf({ high: high[i]!, low: low[i]! }), high[i]!, low[i]!, values[i]!);
  }
}
