import { deploy, loadModel } from '@firewatch/flux';
import { afterAll, beforeAll, describe } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { describeService } from './support/end-to-end.js';
import { dropBuckets } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

describe.runIf(influxdIsBuilt())('with a real influxd', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
  });
  afterAll(() => influxd.stop());

  describeService('influxd', async () => {
    await dropBuckets(influxd);
    await deploy(influxd, { model: loadModel() });
    return {
      FIREWATCH_DATA: await temporaryFolder(),
      INFLUX_URL: influxd.url,
      INFLUX_TOKEN: influxd.token,
      INFLUX_ORG: influxd.org,
    };
  });
});
