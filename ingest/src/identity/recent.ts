import { hourMs } from '../clock.js';
import { blankHash, mix, type Hash64 } from './hash.js';
import { HashIndex } from './hash-index.js';
import { Ring, type Remembered } from './ring.js';

export interface RecentLimits {
  /** Default: 2,000,000. */
  identities?: number;
  /** Default: 2 hours. */
  ageMs?: number;
}

/** The identities accepted lately, and the points that they took; the oldest are forgotten first. */
export class RecentIdentities {
  private readonly ring = new Ring();
  private readonly byIdentity = new HashIndex();
  private readonly points = new HashIndex();
  private readonly identities: number;
  private readonly ageMs: number;
  /** The hash of the point that is looked at, and what it is made of. */
  private readonly point = blankHash();
  private readonly place = blankHash();

  constructor({ identities = 2_000_000, ageMs = 2 * hourMs }: RecentLimits = {}) {
    this.identities = identities;
    this.ageMs = ageMs;
  }

  get size(): number {
    return this.byIdentity.size;
  }

  /** The number of what is remembered under (id, status), or -1. */
  find(identity: Hash64): number {
    return this.byIdentity.get(identity);
  }

  get(number: number): Remembered {
    return this.ring.get(number);
  }

  /** The claim that holds an identity; 0: none. */
  claimOf(number: number): number {
    return this.ring.claimOf(number);
  }

  /** Has a claim hold an identity, or with 0 none; what was forgotten meanwhile stays so. */
  hold(number: number, claim: number): void {
    if (this.ring.has(number)) this.ring.hold(number, claim);
  }

  /** True when an identity lies on the point of this series and time already. */
  isTaken(series: number, base: number, offset: number): boolean {
    return this.points.has(this.pointHash(series, base, offset));
  }

  /** True when for one more the oldest has to be forgotten. */
  get isFull(): boolean {
    return this.byIdentity.size >= this.identities;
  }

  /** Remembers an identity that was not known; the ones over the limits are forgotten. */
  add(entry: Remembered): number {
    this.forgetOld(entry.seenAt);
    return this.index(this.ring.push(entry), entry);
  }

  /** Remembers an identity that was not known and is older than all that are; nothing is forgotten for it. */
  addOlder(entry: Remembered): number {
    return this.index(this.ring.unshift(entry), entry);
  }

  /** Changes what is remembered; its point must stay. What was forgotten meanwhile stays so. */
  update(number: number, entry: Remembered): void {
    if (this.ring.has(number)) this.ring.set(number, entry);
  }

  /** Forgets what is remembered under a number, if anything. */
  remove(number: number): void {
    if (!this.ring.has(number)) return;
    const entry = this.ring.get(number);
    this.byIdentity.delete(entry);
    const point = this.pointHash(entry.series, entry.base, entry.offset);
    if (this.points.get(point) === number) this.points.delete(point);
    this.ring.remove(number);
  }

  private forgetOld(now: number): void {
    for (let number = this.ring.oldest(); number >= 0; number = this.ring.oldest()) {
      const tooOld = now - this.ring.seenAt(number) > this.ageMs;
      if (!tooOld && !this.isFull) return;
      this.remove(number);
    }
  }

  private index(number: number, entry: Remembered): number {
    this.byIdentity.set(entry, number);
    this.points.set(this.pointHash(entry.series, entry.base, entry.offset), number);
    return number;
  }

  /** Hash of the point itself: one of whole seconds and one of milliseconds can fall on the same nanosecond. */
  private pointHash(series: number, base: number, offset: number): Hash64 {
    this.place.high = series;
    this.place.low = offset % 1_000_000;
    return mix(this.place, base + Math.floor(offset / 1_000_000), this.point);
  }
}
