/** So many sums are kept side by side. */
const lanes = 32;

/** So many floats stay near the processor while they are gone through lane by lane. */
const near = 32 * lanes;

/** The sums: one list for all, since most tables are short. */
const sums = new Float64Array(lanes);

/**
 * The sum of the floats in [start, stop), in the order of influxd's vector instructions: one sum for each place in a block of
 * 32, those then folded in halves, and what is left over behind the last block in turn. That is AVX2's order; on a processor
 * without it influxd adds otherwise, and the last digit may differ.
 */
export function laneSum(data: ArrayLike<number>, start: number, stop: number): number {
  const end = stop - ((stop - start) % lanes);
  let total = 0;
  if (end > start) {
    sums.fill(0);
    for (let from = start; from < end; from += near)
      for (let lane = 0; lane < lanes; lane += 4)
        addToFour(data, from + lane, Math.min(from + near, end), lane);
    for (let half = lanes / 2; half >= 1; half /= 2)
      for (let lane = 0; lane < half; lane++) sums[lane] += sums[lane + half];
    total = sums[0];
  }
  for (let at = end; at < stop; at++) total += data[at];
  return total;
}

/** Four sums at a time fit into registers. */
function addToFour(data: ArrayLike<number>, start: number, end: number, lane: number): void {
  let a = sums[lane];
  let b = sums[lane + 1];
  let c = sums[lane + 2];
  let d = sums[lane + 3];
  for (let at = start; at < end; at += lanes) {
    a += data[at];
    b += data[at + 1];
    c += data[at + 2];
    d += data[at + 3];
  }
  sums[lane] = a;
  sums[lane + 1] = b;
  sums[lane + 2] = c;
  sums[lane + 3] = d;
}
