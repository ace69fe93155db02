import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minuteOf, sharedDays } from './support/counts.js';
import { incidentsOf, judge, stored, worstDifference } from './support/judged.js';
import { sharedCsv, sharedIsThere, sharedPath } from './support/shared.js';
import { memoryStore, type TestStore } from './support/store.js';

const within = 1e-6;

describe.skipIf(!sharedIsThere())('two days of transactions, against the reference arithmetic', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await memoryStore();
    await judge(store, sharedDays('data/transactions_1.csv', 'data/transactions_2.csv'));
  }, 600_000);
  afterAll(() => store.close());

  it('scores every minute of every status the same', async () => {
    const { compared, worst, missing } = worstDifference(
      await stored(store, 'anomaly', 'score'),
      'model/expected_t1t2.csv',
    );
    expect(missing).toEqual([]);
    expect(compared).toBe(2880 * 6);
    expect(worst).toBeLessThanOrEqual(within);
  });

  it('opens, follows and ends the same incidents', async () => {
    const name = ['', 'open', 'recovered', 'absorbed'];
    const found = (await incidentsOf(store))
      .map((r) => [r.status, r.since, r.end, name[r.state], r.peak.toFixed(6), r.excess.toFixed(3)].join(','))
      .sort();
    expect(found).toEqual(
      sharedCsv('model/expected_incidents_t1t2.csv')
        .rows.map((r) => r.join(','))
        .sort(),
    );
  });

  it('tells people of seven critical incidents', async () => {
    const critical = (await incidentsOf(store)).filter((r) => r.peak >= 4.5);
    expect([...new Set(critical.map((r) => r.incident))]).toHaveLength(7);
  });
});

describe.skipIf(!sharedIsThere())('a day with minutes that nobody watched', () => {
  it('scores the others as the reference does, and those not at all', async () => {
    const store = await memoryStore();
    const gone = (t: number): boolean => (t >= 600 && t < 610) || (t >= 700 && t < 840);
    await judge(store, { ...sharedDays('data/transactions_1.csv'), covered: (t) => !gone(t) });
    const { compared, worst, missing } = worstDifference(
      await stored(store, 'anomaly', 'score'),
      'model/expected_gap.csv',
    );
    expect(missing).toEqual([]);
    expect(compared).toBe(1440 * 6);
    expect(worst).toBeLessThanOrEqual(within);
    await store.close();
  });
});

interface Reference {
  score(
    X: ArrayLike<number>[],
    cov?: ArrayLike<number>,
  ): Record<string, { score: Float64Array; flagged: Uint8Array; run: Uint16Array }>;
  incidents(
    X: ArrayLike<number>[],
    S: unknown,
  ): Record<string, { state: Uint8Array; since: Int32Array; peak: Float64Array; excess: Float64Array }>;
  ST: string[];
}

describe.skipIf(!sharedIsThere())('generated traffic, three days a seed', () => {
  it.each([101, 102, 103])('seed %i equals the reference in scores, runs and incidents', async (seed) => {
    const { score, incidents, ST } = (await import(sharedPath('model/rateguard.mjs'))) as Reference;
    const { generate } = (await import(sharedPath('model/generator.mjs'))) as {
      generate(seed: number, days: number): { X: Int32Array[] };
    };
    const { X } = generate(seed, 3);
    const store = await memoryStore();
    await judge(store, { minutes: 4320, of: Object.fromEntries(ST.map((s, i) => [s, X[i]!])) as never });
    const S = score(X);
    const I = incidents(X, S);
    const pairs: Array<[string, Record<string, Record<string, ArrayLike<number>>>]> = [
      ['score', S],
      ['run', S],
      ['flagged', S],
      ['state', I],
      ['peak', I],
      ['excess', I],
    ];
    for (const [field, reference] of pairs) {
      const values = await stored(store, 'anomaly', field);
      expect(values).toHaveLength(4320 * 6);
      // Of silence the reference keeps the score alone.
      const compared = values.filter((v) => field in reference[v.status]!);
      expect(compared.length).toBeGreaterThanOrEqual(4320 * 5);
      const worst = Math.max(
        ...compared.map((v) => Math.abs(v.value - reference[v.status]![field]![v.minute]!)),
      );
      expect(worst, field).toBeLessThanOrEqual(field === 'excess' ? 1e-5 : within);
    }
    const begun = await stored(store, 'anomaly', 'since');
    expect(begun.map((v) => (v.value === 0 ? -1 : minuteOf(new Date(v.value * 1000))))).toEqual(
      begun.map((v) => I[v.status]!.since[v.minute]!),
    );
    await store.close();
  });
});
