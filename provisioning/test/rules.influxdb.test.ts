import { runQuery } from '@firewatch/flux';
import { afterAll, beforeAll, describe } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { influxdDatabase } from './databases.js';
import { ruleSuite } from './rule-suite.js';

describe.runIf(influxdIsBuilt())('with a real InfluxDB', () => {
  let influxd: Influxd;
  let fill: Awaited<ReturnType<typeof influxdDatabase>>;
  beforeAll(async () => {
    influxd = await startInfluxd();
    fill = await influxdDatabase(influxd);
  });
  afterAll(() => influxd.stop());

  ruleSuite('influxd', () => ({ fill, ask: (flux, now) => runQuery(influxd, flux, { now }) }));
});
