import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd } from '../influxd/start.js';
import type { Influxd } from '../influxd/start.js';
import { firewatch } from './command.js';
import { install } from './installation.js';
import type { Installation, Reply } from './installation.js';
import { burst, describeBadInput, describeMainJob } from './main-job.js';

describe.skipIf(!influxdIsBuilt())('with a real influxd', () => {
  let influxd: Influxd;
  let installation: Installation;

  beforeAll(async () => {
    influxd = await startInfluxd();
    const env = { INFLUX_URL: influxd.url, INFLUX_TOKEN: influxd.token, INFLUX_ORG: influxd.org };
    const first = await firewatch(['deploy', '--json'], env);
    expect(first).toMatchObject({ code: 0 });
    const second = await firewatch(['deploy', '--json'], env);
    expect(second).toMatchObject({ code: 0 });
    installation = await install(env);
  });
  afterAll(async () => {
    await installation.close();
    await influxd.stop();
  });

  describeMainJob('influxd', () => installation);
  describeBadInput('influxd', () => installation);

  it('gives the reply that the embedded engine gives', async () => {
    const embedded = await install();
    try {
      const both = [embedded, installation];
      await embedded.command(['replay', 'test/fixtures/sample-day.csv']);
      // The two must judge the same minute; a pair that straddles a minute's end is asked for again.
      let replies: Array<Reply['recommendation']>;
      let tries = 0;
      do {
        await Promise.all(both.map((one) => one.post(burst('denied', 60))));
        replies = await Promise.all(
          both.map(
            async (one) =>
              (await (await one.request('/v1/recommendation')).json()) as Reply['recommendation'],
          ),
        );
      } while (new Set(replies.map(({ findings }) => findings.length)).size > 1 && ++tries < 5);
      expect(replies.map(({ action }) => action)).toEqual(['alert', 'alert']);
      const found = replies.map(({ findings }) =>
        findings.map(({ status, severity }) => `${status} ${severity}`),
      );
      expect(found[0]).toEqual(found[1]);
    } finally {
      await embedded.close();
    }
  });
});
