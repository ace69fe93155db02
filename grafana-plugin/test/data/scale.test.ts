import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type ScaleKind, roundTick, toHeight, toHeights } from '../../src/data/scale.js';

const kinds: ScaleKind[] = ['linear', 'sqrt', 'log'];

describe('scales', () => {
  it.each(kinds)('%s keeps zero at zero and the order of counts', (kind) => {
    expect(toHeight(0, kind)).toBe(0);
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => a >= b || toHeight(a, kind) < toHeight(b, kind)),
    );
  });

  it.each(kinds)('%s maps the greatest count to 1 and leaves gaps', (kind) => {
    expect(toHeights([0, null, 40], 40, kind)).toEqual([0, null, 1]);
  });

  it('does not divide by nothing', () => {
    expect(toHeights([0, 0], 0, 'linear')).toEqual([0, 0]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 2],
    [7, 5],
    [10, 10],
    [49.9, 20],
    [450, 200],
    [999, 500],
  ])('the round count below %d is %d', (max, tick) => {
    expect(roundTick(max)).toBe(tick);
  });
});
