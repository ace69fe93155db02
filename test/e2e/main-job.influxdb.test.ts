import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd } from '../influxd/start.js';
import type { Influxd } from '../influxd/start.js';
import { firewatch } from './command.js';
import { install } from './installation.js';
import type { Installation } from './installation.js';
import { describeBadInput, describeMainJob, sample, type ReplaySummary } from './main-job.js';
import { until } from './until.js';

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

  it('gives the reply that the embedded engine gives', { timeout: 900_000 }, async () => {
    const fresh = await startInfluxd();
    const pair = await Promise.all([install(), deployTo(fresh).then(install)]);
    try {
      // Begun late in a minute, the two might put the day's end on different ones.
      await until('a minute to be young', () => new Date().getUTCSeconds() < 40);
      const replays = await Promise.all(pair.map((one) => one.command(['replay', sample, '--json'])));
      const summaries = replays.map(({ stdout }) => JSON.parse(stdout) as ReplaySummary);
      expect(summaries[0]).toEqual(summaries[1]);
      const replies = await withinOneMinute(() =>
        Promise.all(pair.map((one) => one.post({ status: 'denied', count: 60 }))),
      );
      const [embedded, real] = replies.map(({ body: { recommendation } }) => ({
        action: recommendation.action,
        concerns: recommendation.concerns,
        denied: recommendation.findings.find(({ status }) => status === 'denied')!,
      }));
      expect(embedded).toMatchObject({ action: 'alert', concerns: ['denied'] });
      const { status, direction, severity, window, observed, expected } = embedded!.denied;
      expect(real).toMatchObject({
        action: 'alert',
        concerns: ['denied'],
        denied: { status, direction, severity, window, observed },
      });
      // The one replayed longer than the other, and its baseline has that many live minutes less.
      expect(Number(real!.denied['expected']) / Number(expected)).toBeCloseTo(1, 1);
    } finally {
      await Promise.all(pair.map((one) => one.close()));
      await fresh.stop();
    }
  });
});

/** Creates buckets and tasks as a user does, and gives the settings of an ingest in front of them. */
async function deployTo({ url, token, org }: Influxd): Promise<Record<string, string>> {
  const env = { INFLUX_URL: url, INFLUX_TOKEN: token, INFLUX_ORG: org };
  expect(await firewatch(['deploy', '--json'], env)).toMatchObject({ code: 0 });
  return env;
}

/** Does something again until it began and ended in one minute, for which all its answers stand. */
async function withinOneMinute<T>(act: () => Promise<T>): Promise<T> {
  const minuteOf = () => Math.floor(Date.now() / 60_000);
  for (;;) {
    const began = minuteOf();
    const result = await act();
    if (minuteOf() === began) return result;
  }
}
