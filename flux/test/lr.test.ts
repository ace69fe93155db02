import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './support/evaluate.js';
import { memoryStore, type TestStore } from './support/store.js';

interface Case extends Record<string, number> {
  x: number;
  e: number;
  y: number;
  E: number;
}

const count = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 1e9 }),
);
const exposure = fc.oneof(fc.integer({ min: 1, max: 75 }), fc.integer({ min: 1, max: 1e9 }));
const cases = (one: fc.Arbitrary<Case>): fc.Arbitrary<Case[]> =>
  fc.array(one, { minLength: 40, maxLength: 60 });
const anyCase = fc.record({ x: count, e: exposure, y: count, E: exposure });
const runs = { numRuns: 8 };

describe('lr, the signed root of the Poisson likelihood ratio', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await memoryStore();
  });
  afterAll(() => store.close());

  const lr = (of: readonly Case[]): Promise<number[]> =>
    evaluate(store, 'lr(x: r.x, e: r.e, y: r.y, E: r.E)', of);

  it('agrees with values worked out by hand', async () => {
    const value = (k: number, e: number, y: number, E: number): number => {
      const r = (k + y) / (e + E);
      return Math.sqrt(2 * (k * Math.log(k / (r * e)) + y * Math.log(y / (r * E))));
    };
    const [above, below, ofNothing, none] = await lr([
      { x: 12, e: 1, y: 240, E: 60 },
      { x: 1, e: 1, y: 240, E: 60 },
      { x: 5, e: 1, y: 0, E: 60 },
      { x: 0, e: 1, y: 0, E: 60 },
    ]);
    expect(above).toBeCloseTo(value(11.5, 1, 240, 60), 10);
    expect(below).toBeCloseTo(-value(1.5, 1, 240, 60), 10);
    expect(ofNothing).toBeCloseTo(Math.sqrt(2 * 4.5 * Math.log(4.5 / (4.5 / 61))), 10);
    expect(none).toBe(0);
  });

  it('is 0 where an exposure is 0', async () => {
    expect(
      await lr([
        { x: 3, e: 0, y: 3, E: 60 },
        { x: 3, e: 1, y: 3, E: 0 },
        { x: 0, e: 0, y: 0, E: 0 },
      ]),
    ).toEqual([0, 0, 0]);
  });

  it('has the sign of the difference, and is a number for counts up to 1e9', async () => {
    await fc.assert(
      fc.asyncProperty(cases(anyCase), async (of) => {
        const values = await lr(of);
        values.forEach((value, i) => {
          const { x, e, y, E } = of[i]!;
          expect(Number.isFinite(value)).toBe(true);
          if (x * E >= y * e) expect(value).toBeGreaterThanOrEqual(0);
          if (x * E <= y * e) expect(value).toBeLessThanOrEqual(0);
        });
      }),
      runs,
    );
  });

  it('is 0 at the expectation', async () => {
    const expected = fc
      .record({
        perMinute: fc.integer({ min: 0, max: 1e6 }),
        e: fc.integer({ min: 1, max: 15 }),
        E: fc.integer({ min: 1, max: 75 }),
      })
      .map(({ perMinute, e, E }) => ({ x: perMinute * e, e, y: perMinute * E, E }));
    await fc.assert(
      fc.asyncProperty(cases(expected), async (of) => {
        for (const value of await lr(of)) expect(Math.abs(value)).toBe(0);
      }),
      runs,
    );
  });

  it.each([
    ['exactly up to 1e6', 1e6, 0],
    ['within 2e-3 up to 1e9, where doubles cancel', 1e9, 2e-3],
  ])('rises with the count, %s', async (_, most, tolerance) => {
    const one = fc.record({
      x: fc.integer({ min: 0, max: most - 1 }),
      e: fc.integer({ min: 1, max: 15 }),
      y: fc.integer({ min: 0, max: most }),
      E: fc.integer({ min: 15, max: 75 }),
    });
    await fc.assert(
      fc.asyncProperty(cases(one), async (of) => {
        const values = await lr(of.flatMap((c) => [c, { ...c, x: c.x + 1 }]));
        of.forEach((_c, i) => expect(values[2 * i + 1]! - values[2 * i]!).toBeGreaterThanOrEqual(-tolerance));
      }),
      runs,
    );
  });
});
