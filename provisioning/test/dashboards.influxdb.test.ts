import { runQuery } from '@firewatch/flux';
import { afterAll, beforeAll, describe } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { dashboardSuite } from './dashboard-suite.js';
import { influxdDatabase } from './databases.js';

describe.runIf(influxdIsBuilt())('with a real InfluxDB', () => {
  let influxd: Influxd;
  let fill: Awaited<ReturnType<typeof influxdDatabase>>;
  beforeAll(async () => {
    influxd = await startInfluxd();
    fill = await influxdDatabase(influxd);
  });
  afterAll(() => influxd.stop());

  dashboardSuite('influxd', () => ({ fill, ask: (flux, now) => runQuery(influxd, flux, { now }) }));
});
