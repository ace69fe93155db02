import { afterAll, beforeAll, describe } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { describeDeploy } from './support/deploying.js';

describe.skipIf(!influxdIsBuilt())('deploy to influxd', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
  });
  afterAll(() => influxd.stop());
  describeDeploy(() => influxd);
});
