import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './support/evaluate.js';
import { memoryStore, type TestStore } from './support/store.js';

interface Reference extends Record<string, number> {
  y: number;
  n: number;
}

interface Row extends Record<string, number> {
  x: number;
  e: number;
  y: number;
  E: number;
}

const reference = (least: number, most: number): fc.Arbitrary<Reference> =>
  fc
    .record({
      n: fc.integer({ min: least, max: most }),
      perMinute: fc.double({ min: 0.05, max: 200, noNaN: true }),
    })
    .map(({ n, perMinute }) => ({ n, y: Math.round(perMinute * n) }));
const references = (least: number, most: number): fc.Arbitrary<Reference[]> =>
  fc.array(reference(least, most), { minLength: 20, maxLength: 25 });
const runs = { numRuns: 3, endOnFailure: true };

describe('the closed forms, against the test that they stand for', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await memoryStore();
  });
  afterAll(() => store.close());

  /** Whole counts this far around a closed form are tried. */
  const reach = 4;

  /** Of each count in closed form the whole count nearest to the expectation that reaches the level; −1: none does. */
  async function nearest(
    edges: readonly number[],
    of: readonly Reference[],
    { window, level, side }: { window: number; level: number; side: 1 | -1 },
  ): Promise<number[]> {
    const tried = edges.map((edge) =>
      Array.from({ length: 2 * reach + 1 }, (_, i) => Math.round(edge) + side * (i - reach)),
    );
    const rows = tried.flatMap((counts, i) =>
      counts.map((x): Row => ({ x: Math.max(0, x), e: window, y: of[i]!.y, E: of[i]!.n })),
    );
    const values = await evaluate(store, 'lr(x: r.x, e: r.e, y: r.y, E: r.E)', rows);
    return tried.map((counts, i) => {
      const found = counts.findIndex((x, j) => x >= 0 && side * values[i * counts.length + j]! >= level);
      return counts[found] ?? -1;
    });
  }

  it.each([
    ['upper', 1, 3],
    ['lower', -1, 0],
  ] as const)('the %s edge of the band is within 1.3 counts', async (name, side, least) => {
    await fc.assert(
      fc.asyncProperty(references(15, 60), async (of) => {
        const edges = await evaluate(store, `${name}Edge(m: r.y / r.n, ratio: 1.0 / r.n)`, of);
        const counts = await nearest(edges, of, { window: 1, level: 3.5, side });
        edges.forEach((edge, i) => {
          // Below, an edge of 0 says that no count may be too low; above, fewer than 3 say nothing.
          if (edge === 0) return;
          expect(
            Math.abs(edge - (side > 0 ? Math.max(counts[i]!, least) : counts[i]!)),
            JSON.stringify(of[i]),
          ).toBeLessThanOrEqual(1.3);
        });
        expect(edges.some((edge) => edge > least)).toBe(true);
      }),
      runs,
    );
  });

  it('the visible rise is within 3.2 of the count in 15 minutes that is critical', async () => {
    await fc.assert(
      fc.asyncProperty(references(60, 60), async (of) => {
        const counts = (await evaluate(store, 'visibleUpward(m: r.y / r.n, n: r.n)', of)).map(
          (factor, i) => factor * 15 * (of[i]!.y / of[i]!.n),
        );
        const critical = await nearest(counts, of, { window: 15, level: 4.5, side: 1 });
        counts.forEach((count, i) =>
          expect(Math.abs(count - Math.max(critical[i]!, 3)), JSON.stringify(of[i])).toBeLessThanOrEqual(3.2),
        );
      }),
      runs,
    );
  });

  it('the visible loss is within 2.4 of the count in 5 minutes that is critical', async () => {
    await fc.assert(
      fc.asyncProperty(references(15, 25), async (of) => {
        const shares = await evaluate(store, 'visibleDownward(m: r.y / r.n, E: r.n)', of);
        const counts = shares.map((share, i) => share * 5 * (of[i]!.y / of[i]!.n));
        const critical = await nearest(counts, of, { window: 5, level: 4.5, side: -1 });
        shares.forEach((share, i) => {
          const m = 5 * (of[i]!.y / of[i]!.n);
          // From 75 % on the share alone decides, not the count; a loss of fewer than 30 is never seen.
          if (m < 30) expect(share).toBe(0);
          else if (share > 0 && share < 0.75)
            expect(Math.abs(counts[i]! - critical[i]!), JSON.stringify(of[i])).toBeLessThanOrEqual(2.4);
        });
      }),
      runs,
    );
  });
});
