import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, normal, sharedDays } from './support/counts.js';
import { judge, stored, worstDifference } from './support/judged.js';
import { sharedIsThere } from './support/shared.js';
import { memoryStore, type TestStore } from './support/store.js';

const file = 'model/expected_t1t2.csv';

describe.skipIf(!sharedIsThere())('scores of real transactions', () => {
  it.each([
    ['from a cold start', 0, 90, 0],
    ['when an outage begins', 670, 900, 750],
  ])(
    'equal the reference %s',
    async (_, from, to, compareFrom) => {
      const store = await memoryStore();
      await judge(store, sharedDays('data/transactions_1.csv'), from, to);
      const scores = await stored(store, 'anomaly', 'score');
      const { compared, worst, missing } = worstDifference(scores, file, (t) => t >= compareFrom && t < to);
      expect(missing).toEqual([]);
      expect(compared).toBe((to - compareFrom) * 6);
      expect(worst).toBeLessThanOrEqual(1e-6);
      await store.close();
    },
    120_000,
  );
});

describe('steady traffic', () => {
  let store: TestStore;
  const silentFrom = 100;
  beforeAll(async () => {
    store = await memoryStore();
    await judge(
      store,
      countsOf(125, (status, t) => (t >= silentFrom && t < silentFrom + 10 ? 0 : normal[status])),
    );
  }, 120_000);
  afterAll(() => store.close());

  it('is judged from the fortieth covered minute, and is calm', async () => {
    const windows = (await stored(store, 'anomaly', 'window')).filter((v) => v.status === 'denied');
    expect(windows.filter((v) => v.value === 0).map((v) => v.minute)).toEqual([...Array(40).keys()]);
    const scores = (await stored(store, 'anomaly', 'score')).filter((v) => v.minute < silentFrom);
    expect(Math.max(...scores.map((v) => v.value))).toBeLessThan(1);
  });

  it('sees silence once it lasts, by the volume that is missing', async () => {
    const silence = (await stored(store, 'anomaly', 'score')).filter(
      (v) => v.status === 'silence' && v.value > 0,
    );
    expect(silence.map((v) => v.minute)).toEqual([102, 103, 104, 105, 106, 107, 108, 109]);
    for (const { minute, value } of silence)
      expect(value).toBeCloseTo(Math.sqrt(2 * (minute - silentFrom + 1) * 117), 6);
  });

  it('flags the minutes of an outage, so that references keep them out', async () => {
    const flagged = (await stored(store, 'anomaly', 'flagged')).filter((v) => v.value > 0);
    expect(new Set(flagged.map((v) => v.status))).toEqual(new Set(['approved']));
    expect(flagged.map((v) => v.minute)).toEqual([103, 104, 105, 106, 107, 108, 109]);
    const n = (await stored(store, 'baseline', 'n')).filter((v) => v.status === 'approved');
    expect(n.find((v) => v.minute === 124)!.value).toBe(15);
  });

  it('writes the band around what is normal', async () => {
    const at = async (field: string, status: string): Promise<number | undefined> =>
      (await stored(store, 'baseline', field)).find((v) => v.minute === 95 && v.status === status)?.value;
    expect(await at('expected', 'denied')).toBe(10);
    expect(await at('lower', 'denied')).toBeLessThan(10);
    expect(await at('upper', 'denied')).toBeGreaterThan(20);
    expect(await at('upper', 'processing')).toBe(3);
    expect(await at('lower', 'processing')).toBe(0);
    expect(await at('visible', 'denied')).toBeCloseTo(1.4366, 4);
    expect(await at('visible', 'approved')).toBeCloseTo(0.75, 6);
    expect(await at('visible', 'refunded')).toBeUndefined();
    expect(await at('expected', 'silence')).toBeCloseTo(117, 6);
  });
});
