import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { sharedDays } from './support/counts.js';
import { everything, judge } from './support/judged.js';
import { sharedIsThere } from './support/shared.js';
import { influxStore, memoryStore, type TestStore } from './support/store.js';

/** Long enough before the first outage of the day to have learned, and into its midst. */
const [from, to] = [13 * 60, 15 * 60];
/** InfluxDB adds up in another order than the embedded engine; the last bits may differ. */
const tolerance = 1e-9;

describe.skipIf(!sharedIsThere() || !influxdIsBuilt())(
  'what the tasks store, on influxd and embedded',
  () => {
    let influxd: Influxd;
    let stores: TestStore[];
    let tables: Array<Map<string, number>>;

    beforeAll(async () => {
      influxd = await startInfluxd();
      stores = [await memoryStore(), await influxStore(influxd)];
      const counts = sharedDays('data/transactions_1.csv');
      await Promise.all(stores.map((store) => judge(store, counts, from, to)));
      tables = await Promise.all(stores.map(everything));
    }, 240_000);
    afterAll(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await influxd.stop();
    });

    it.each(['minute', 'baseline', 'anomaly', 'anomaly incident'])('has the same points of %s', (begin) => {
      const [embedded, real] = tables.map((table) =>
        [...table].filter(([key]) => key.startsWith(`${begin} `)).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      expect(embedded!.length).toBeGreaterThan(20);
      expect(embedded!.map(([key]) => key)).toEqual(real!.map(([key]) => key));
      const differing = embedded!.filter(
        ([, value], i) => Math.abs(value - real![i]![1]) > tolerance * Math.max(1, Math.abs(value)),
      );
      expect(differing).toEqual([]);
    });
  },
);
