/** More points than this are not told apart on paper. */
const mostBins = 2880;
const sizes = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440];

/** Minutes to draw as one point. */
export function binSize(minutes: number): number {
  return sizes.find((size) => minutes / size <= mostBins) ?? sizes.at(-1)!;
}

/** Series in bins of `size` minutes, rounded to two decimals; null where a bin has no value (all NaN). */
export function binned(series: Float64Array, size: number, how: 'mean' | 'max'): Array<number | null> {
  return Array.from({ length: Math.ceil(series.length / size) }, (_, bin) => {
    const values = series.subarray(bin * size, (bin + 1) * size).filter((value) => !Number.isNaN(value));
    if (values.length === 0) return null;
    const value =
      how === 'max'
        ? values.reduce((a, b) => Math.max(a, b))
        : values.reduce((a, b) => a + b) / values.length;
    return Math.round(value * 100) / 100;
  });
}

/** How minutes are put on the axis. */
export interface Shape {
  /** Minutes a point. */
  step: number;
  points: number;
  /** First minute, since the epoch. */
  first: number;
}
