import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, defaultBackOff } from '../src/write/back-off.js';

const { firstMs, longestMs } = defaultBackOff;

describe('the wait before the next attempt', () => {
  it('doubles with each failure, up to a bound', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((failures) => backOff(failures, defaultBackOff, 1));
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  it('differs from client to client, by up to a half, and is never shorter than the server asks', () => {
    const input = fc.record({
      failures: fc.integer({ min: 1, max: 1_000 }),
      random: fc.double({ min: 0, max: 1, noNaN: true }),
      askedMs: fc.nat(60_000),
    });
    fc.assert(
      fc.property(input, ({ failures, random, askedMs }) => {
        const full = backOff(failures, defaultBackOff, 1);
        const wait = backOff(failures, defaultBackOff, random, askedMs);
        expect(wait).toBeGreaterThanOrEqual(Math.max(askedMs, full / 2));
        expect(wait).toBeLessThanOrEqual(Math.max(askedMs, full));
        expect(full).toBeGreaterThanOrEqual(firstMs);
        expect(full).toBeLessThanOrEqual(longestMs);
      }),
    );
  });
});
