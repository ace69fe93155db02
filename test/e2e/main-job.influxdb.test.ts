import { afterAll, beforeAll, describe, expect } from 'vitest';
import { influxdIsBuilt, startInfluxd } from '../influxd/start.js';
import type { Influxd } from '../influxd/start.js';
import { firewatch } from './command.js';
import { install } from './installation.js';
import type { Installation } from './installation.js';
import { describeBadInput, describeMainJob } from './main-job.js';

describe.skipIf(!influxdIsBuilt())('with a real influxd', () => {
  let influxd: Influxd;
  let installation: Installation;

  beforeAll(async () => {
    influxd = await startInfluxd();
    installation = await install(await deployTo(influxd));
  });
  afterAll(async () => {
    await installation.close();
    await influxd.stop();
  });

  describeMainJob('influxd', () => installation);
  describeBadInput('influxd', () => installation);
});

/** Creates buckets and tasks as a user does, and gives the settings of an ingest in front of them. */
async function deployTo({ url, token, org }: Influxd): Promise<Record<string, string>> {
  const env = { INFLUX_URL: url, INFLUX_TOKEN: token, INFLUX_ORG: org };
  expect(await firewatch(['deploy', '--json'], env)).toMatchObject({ code: 0 });
  return env;
}
