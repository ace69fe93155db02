import type { Random } from './random.js';

/** Standard normal, by the polar method. */
export function normal(random: Random): number {
  for (;;) {
    const x = random.between(-1, 1);
    const y = random.between(-1, 1);
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Gamma with the given shape and scale 1, by Marsaglia and Tsang's rejection. */
export function gamma(random: Random, shape: number): number {
  // Below shape 1: a draw at shape + 1, pulled down.
  if (shape < 1) return gamma(random, shape + 1) * Math.exp(Math.log(1 - random.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log(1 - random.uniform()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** Above this mean, counting up from zero takes longer than rejection. */
const countingLimit = 25;

/** Poisson count; 0 for a mean of 0 or less. */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  return mean < countingLimit ? poissonByCounting(random, mean) : poissonByRejection(random, mean);
}

function poissonByCounting(random: Random, mean: number): number {
  const stop = Math.exp(-mean);
  let product = 1 - random.uniform();
  let count = 0;
  while (product > stop) {
    product *= 1 - random.uniform();
    count++;
  }
  return count;
}

/** Hörmann's transformed rejection (PTRS), exact for means of 10 and more. */
function poissonByRejection(random: Random, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accept = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.between(-0.5, 0.5);
    const v = 1 - random.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= accept) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (left <= count * Math.log(mean) - mean - logFactorial(count)) return count;
  }
}

/** ln n!, by Stirling's series (relative error below 1e-9 from n = 9 on), summed below that. */
function logFactorial(n: number): number {
  if (n < 9) {
    let sum = 0;
    for (let factor = 2; factor <= n; factor++) sum += Math.log(factor);
    return sum;
  }
  const x = n + 1;
  return (
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * x) -
    1 / (360 * x * x * x) +
    1 / (1260 * x * x * x * x * x)
  );
}

/**
 * A count that scatters more than Poisson, as traffic does: a Poisson count of a gamma-distributed mean.
 * @param dispersion variance ÷ mean; 1 is Poisson
 */
export function overdispersed(random: Random, mean: number, dispersion: number): number {
  if (mean <= 0) return 0;
  if (dispersion <= 1) return poisson(random, mean);
  const scale = dispersion - 1;
  return poisson(random, gamma(random, mean / scale) * scale);
}
