import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gamma, normal, overdispersed, poisson } from '../src/simulate/distributions.js';
import { Random } from '../src/simulate/random.js';

const draws = 20_000;

function moments(draw: (random: Random) => number, seed: string): { mean: number; variance: number } {
  const random = Random.of(1, seed);
  const values = Array.from({ length: draws }, () => draw(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1) };
}

/** Five standard errors of a mean; the seeds are fixed, so a pass stays a pass. */
const tolerance = (variance: number) => 5 * Math.sqrt(variance / draws);

describe('Random', () => {
  it('gives the same numbers for the same seed and address, whatever was drawn before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(50), (seed, address, before) => {
        const random = Random.of(seed, 'a');
        for (let drawn = 0; drawn < before; drawn++) random.uniform();
        const twice = [random.at(address).uniform(), Random.of(seed, 'a').at(address).uniform()];
        expect(twice[0]).toBe(twice[1]);
      }),
    );
  });

  it('gives streams of neighbouring addresses that are uniform and do not follow one another', () => {
    const firsts = Array.from({ length: draws }, (_, minute) => Random.of(7, 'count', minute).uniform());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / draws;
    const together = firsts
      .slice(1)
      .reduce((sum, value, index) => sum + (value - 0.5) * (firsts[index]! - 0.5), 0);
    expect(Math.abs(mean - 0.5)).toBeLessThan(tolerance(1 / 12));
    expect(Math.abs(together / draws)).toBeLessThan(5 / 12 / Math.sqrt(draws));
  });

  it('stays within the bounds asked for', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, width) => {
        const random = Random.of(seed);
        const value = random.integer(low, low + width);
        expect(Number.isInteger(value) && value >= low && value <= low + width).toBe(true);
        expect(random.uniform()).toBeLessThan(1);
      }),
    );
  });

  it('picks in proportion to the weights', () => {
    const random = Random.of(3);
    let heavy = 0;
    for (let drawn = 0; drawn < draws; drawn++)
      if (
        random.pick([
          ['heavy', 3],
          ['light', 1],
        ]) === 'heavy'
      )
        heavy++;
    expect(Math.abs(heavy / draws - 0.75)).toBeLessThan(tolerance(0.75 * 0.25));
    expect(() => random.pick([])).toThrow(RangeError);
  });
});

describe('distributions', () => {
  it('normal has mean 0 and variance 1', () => {
    const { mean, variance } = moments(normal, 'normal');
    expect(Math.abs(mean)).toBeLessThan(tolerance(1));
    expect(Math.abs(variance - 1)).toBeLessThan(tolerance(2));
  });

  it.each([0.3, 1, 2.5, 40])('gamma of shape %d has mean and variance %d', (shape) => {
    const { mean, variance } = moments((random) => gamma(random, shape), `gamma ${shape}`);
    expect(Math.abs(mean - shape)).toBeLessThan(tolerance(shape));
    expect(Math.abs(variance - shape) / shape).toBeLessThan(5 * Math.sqrt((2 + 6 / shape) / draws));
  });

  it.each([0.02, 0.9, 8, 24.9, 25.1, 90, 4000])(
    'a Poisson count of mean %d has that mean and variance',
    (rate) => {
      const { mean, variance } = moments((random) => poisson(random, rate), `poisson ${rate}`);
      expect(Math.abs(mean - rate)).toBeLessThan(tolerance(rate));
      expect(Math.abs(variance - rate) / rate).toBeLessThan(5 * Math.sqrt((2 + 1 / rate) / draws));
    },
  );

  it.each([
    [0.5, 1.1],
    [30, 1.1],
    [400, 1.5],
  ])('an overdispersed count of mean %d has %d times the variance', (rate, dispersion) => {
    const { mean, variance } = moments((random) => overdispersed(random, rate, dispersion), `over ${rate}`);
    expect(Math.abs(mean - rate)).toBeLessThan(tolerance(rate * dispersion));
    expect(Math.abs(variance / rate / dispersion - 1)).toBeLessThan(5 * Math.sqrt((3 + 1 / rate) / draws));
  });

  it('counts are whole and never negative, at any mean', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -5, max: 1e6, noNaN: true }), (seed, mean) => {
        const count = overdispersed(Random.of(seed), mean, 1.2);
        expect(Number.isInteger(count) && count >= 0).toBe(true);
        if (mean <= 0) expect(count).toBe(0);
      }),
    );
  });
});
