import { panicError } from '../../eval/errors.js';
import { greater, lesser } from '../../eval/operators.js';
import { asin } from '../../numeric/arctan.js';
import { sin } from '../../numeric/trigonometric.js';
import { unstableSort } from '../../table/unstable-sort.js';

interface Centroid {
  mean: number;
  weight: number;
}

/** A merging t-digest: quantiles of a stream of values from a bounded number of centroids. */
export class TDigest {
  private readonly mostMerged: number;
  private readonly mostPending: number;
  private merged: Centroid[] = [];
  private pending: Centroid[] = [];
  private mergedWeight = 0;
  private pendingWeight = 0;
  private min = Number.MAX_VALUE;
  private max = -Number.MAX_VALUE;

  /** Throws FluxError, as influxd panics, for a negative compression. */
  constructor(private readonly compression: number) {
    if (Math.ceil(compression) < 0) throw panicError('runtime error: makeslice: cap out of range');
    this.mostMerged = 2 * Math.ceil(compression);
    this.mostPending = 8 * Math.ceil(compression);
  }

  /** NaN is left out. */
  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.pending.push({ mean: value, weight: 1 });
    this.pendingWeight++;
    if (this.pending.length > this.mostPending || this.merged.length > this.mostMerged) this.merge();
  }

  /** NaN where nothing was added. */
  quantile(q: number): number {
    this.merge();
    const { merged, mergedWeight } = this;
    const first = merged[0];
    if (!first) return NaN;
    if (merged.length === 1) return first.mean;
    const index = q * mergedWeight;
    if (index <= first.weight / 2) return this.min + ((2 * index) / first.weight) * (first.mean - this.min);
    let before = 0;
    let previous = 0;
    for (let i = 0; i < merged.length; i++) {
      const { weight, mean } = merged[i];
      const middle = before + weight / 2;
      if (middle >= index) return weighted(merged[i - 1].mean, middle - index, mean, index - previous);
      before += weight;
      previous = middle;
    }
    const last = merged.at(-1)!;
    const z1 = index - mergedWeight - last.weight / 2;
    return weighted(last.mean, z1, this.max, last.weight / 2 - z1);
  }

  private merge(): void {
    if (this.pending.length === 0 && this.merged.length <= this.mostMerged) return;
    const all = unstableSort([...this.pending, ...this.merged], (a, b) => a.mean < b.mean);
    this.mergedWeight += this.pendingWeight;
    this.pendingWeight = 0;
    this.pending = [];
    let current = { ...all[0] };
    this.merged = [current];
    let soFar = current.weight;
    let limit = this.mergedWeight * this.integratedQ(1);
    for (const next of all.slice(1)) {
      if (soFar + next.weight <= limit) {
        soFar += next.weight;
        current.weight += next.weight;
        current.mean += (next.weight * (next.mean - current.mean)) / current.weight;
        continue;
      }
      limit = this.mergedWeight * this.integratedQ(this.location(soFar / this.mergedWeight) + 1);
      soFar += next.weight;
      this.merged.push((current = { ...next }));
    }
    this.min = Math.min(this.min, this.merged[0].mean);
    this.max = Math.max(this.max, this.merged.at(-1)!.mean);
  }

  private integratedQ(k: number): number {
    return (sin((Math.min(k, this.compression) * Math.PI) / this.compression - Math.PI / 2) + 1) / 2;
  }

  private location(q: number): number {
    return (this.compression * (asin(2 * q - 1) + Math.PI / 2)) / Math.PI;
  }
}

function weighted(x1: number, w1: number, x2: number, w2: number): number {
  if (x1 > x2) return weighted(x2, w2, x1, w1);
  return greater(x1, lesser((x1 * w1 + x2 * w2) / (w1 + w2), x2));
}
