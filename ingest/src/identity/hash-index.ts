import type { Hash64 } from './hash.js';

const smallest = 1024;
/** Linear probing stays short below this share of used places. */
const fullest = 0.6;

/** A place has 16 bytes: the halves of the hash, and the number plus one; 0: the place is free. */
interface Places {
  hashes: Int32Array;
  values: Float64Array;
}

/** Both are views of one buffer, so that a place lies in one line of the processor's cache. */
function makePlaces(capacity: number): Places {
  const buffer = new ArrayBuffer(capacity * 16);
  return { hashes: new Int32Array(buffer), values: new Float64Array(buffer) };
}

/** A map from 64-bit hashes to numbers in typed arrays: 16 bytes a place instead of a Map's 100 and more. */
export class HashIndex {
  private capacity = smallest;
  private places = makePlaces(smallest);
  private used = 0;

  get size(): number {
    return this.used;
  }

  /** The number under the hash, or -1. */
  get(hash: Hash64): number {
    return this.valueAt(this.placeOf(hash.high, hash.low)) - 1;
  }

  has(hash: Hash64): boolean {
    return this.valueAt(this.placeOf(hash.high, hash.low)) !== 0;
  }

  /** @param value 0 or more */
  set(hash: Hash64, value: number): void {
    if (this.used >= this.capacity * fullest) this.grow();
    const place = this.placeOf(hash.high, hash.low);
    if (this.valueAt(place) === 0) this.used++;
    this.put(place, hash.high, hash.low, value + 1);
  }

  delete(hash: Hash64): void {
    let hole = this.placeOf(hash.high, hash.low);
    if (this.valueAt(hole) === 0) return;
    this.used--;
    this.free(hole);
    const mask = this.capacity - 1;
    // What lies behind moves up where its own way from home led over the hole: no gravestones to clean up.
    for (let next = (hole + 1) & mask; this.valueAt(next) !== 0; next = (next + 1) & mask) {
      const { hashes } = this.places;
      const [high, low] = [hashes[next * 4]!, hashes[next * 4 + 1]!];
      const home = low & mask;
      if (((next - home) & mask) < ((next - hole) & mask)) continue;
      this.put(hole, high, low, this.valueAt(next));
      this.free(next);
      hole = next;
    }
  }

  private placeOf(high: number, low: number): number {
    const { hashes } = this.places;
    const mask = this.capacity - 1;
    let place = low & mask;
    while (this.valueAt(place) !== 0 && (hashes[place * 4 + 1] !== low || hashes[place * 4] !== high))
      place = (place + 1) & mask;
    return place;
  }

  private valueAt(place: number): number {
    return this.places.values[place * 2 + 1]!;
  }

  private free(place: number): void {
    this.places.values[place * 2 + 1] = 0;
  }

  private put(place: number, high: number, low: number, value: number): void {
    const { hashes, values } = this.places;
    hashes[place * 4] = high;
    hashes[place * 4 + 1] = low;
    values[place * 2 + 1] = value;
  }

  private grow(): void {
    const { hashes, values } = this.places;
    const before = this.capacity;
    this.capacity *= 2;
    this.places = makePlaces(this.capacity);
    for (let place = 0; place < before; place++) {
      const value = values[place * 2 + 1]!;
      if (value === 0) continue;
      const [high, low] = [hashes[place * 4]!, hashes[place * 4 + 1]!];
      this.put(this.placeOf(high, low), high, low, value);
    }
  }
}
