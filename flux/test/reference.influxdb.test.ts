import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { sharedDays, type Counts } from './support/counts.js';
import { judge, stored, worstDifference } from './support/judged.js';
import { sharedIsThere } from './support/shared.js';
import { influxStore } from './support/store.js';

/** Minutes of `expected_gap.csv` that nobody watched. */
const gone = (t: number): boolean => (t >= 600 && t < 610) || (t >= 700 && t < 840);
const [oneDay, twoDays] = [
  ['data/transactions_1.csv'],
  ['data/transactions_1.csv', 'data/transactions_2.csv'],
];

describe.skipIf(!sharedIsThere() || !influxdIsBuilt())('scores that influxd computes', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
  }, 120_000);
  afterAll(() => influxd.stop());

  // What is computed begins so long before what is compared that nothing earlier has a part in it.
  it.concurrent.each<[string, string[], string, number, number, number, Counts['covered']?]>([
    ['from a cold start', oneDay, 'expected_t1t2', 0, 0, 90],
    ['in the outage of 14h to 19h', oneDay, 'expected_t1t2', 710, 840, 1200],
    ['in the silence of an hour', twoDays, 'expected_t1t2', 1330, 1420, 1540],
    ['around gaps', oneDay, 'expected_gap', 520, 595, 900, (t) => !gone(t)],
  ])('equal the reference %s', async (_, files, expected, from, compareFrom, to, covered) => {
    const store = await influxStore(influxd);
    await judge(store, { ...sharedDays(...files), ...(covered && { covered }) }, from, to);
    const scores = await stored(store, 'anomaly', 'score');
    const file = `model/${expected}.csv`;
    const { compared, worst, missing } = worstDifference(scores, file, (t) => t >= compareFrom && t < to);
    expect(missing).toEqual([]);
    expect(compared).toBe((to - compareFrom) * 6);
    expect(worst).toBeLessThanOrEqual(1e-6);
    await store.close();
  });
});
