import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deploy, loadModel, type Recommendation } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { minuteMs, minuteStart, secondMs } from '../src/clock.js';
import { hoursAgo, replayThrough } from './support/replaying.js';
import { startRunning, type RunningService } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

const sample = fileURLToPath(new URL('../../test/fixtures/sample-day.csv', import.meta.url));

/** The part of the sample day that is replayed, in minutes from its first: two incidents, and an hour of calm. */
const [first, end] = [820, 1240];

const rowsOf = (text: string): string[] => text.trim().split('\n');

/** That part as a file of its own. */
async function partOfTheDay(): Promise<string> {
  const [names, ...rows] = rowsOf(await readFile(sample, 'utf8'));
  const midnight = Date.parse(rows[0]!.split(',')[0]!);
  const minuteOf = (row: string) => (Date.parse(row.split(',')[0]!) - midnight) / minuteMs;
  const file = join(await temporaryFolder(), 'part.csv');
  const part = rows.filter((row) => minuteOf(row) >= first && minuteOf(row) < end);
  await writeFile(file, [names, ...part, ''].join('\n'));
  return file;
}

/** The middle minutes of its incidents, from its first. */
async function middles(): Promise<number[]> {
  const [, ...rows] = rowsOf(await readFile(sample.replace('.csv', '.labels.csv'), 'utf8'));
  return rows
    .map((row) => row.split(',').slice(1).map(Number))
    .map(([begin, last]) => Math.floor((begin! + last!) / 2) - first)
    .filter((minute) => minute >= 0);
}

/** 60 denials in the minute that is open, with times and ids of their own. */
function burst(now: number) {
  return Array.from({ length: 60 }, (_, i) => ({
    id: `burst ${String(i)}`,
    time: minuteStart(now) + i * 100,
    status: 'denied',
    tags: { auth_code: i % 3 === 0 ? '51' : '59' },
  }));
}

describe.runIf(influxdIsBuilt())('the reply on influxd', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
    await deploy(influxd, { model: loadModel() });
  });
  afterAll(() => influxd.stop());

  it('is that of the embedded engine, whole and to the last digit', { timeout: 900_000 }, async () => {
    const clock = hoursAgo();
    const present = clock.now();
    const start = async (more: Record<string, string>) =>
      startRunning({ FIREWATCH_DATA: await temporaryFolder(), ...more }, { clock });
    const embedded = await start({});
    const real = await start({
      INFLUX_URL: influxd.url,
      INFLUX_TOKEN: influxd.token,
      INFLUX_ORG: influxd.org,
    });
    const compared: Recommendation[] = [];
    const compare = async (ask: (service: RunningService) => Promise<Recommendation>) => {
      const [expected, got] = await Promise.all([ask(embedded), ask(real)]);
      expect(got).toEqual(expected);
      compared.push(expected);
      return expected;
    };
    const read = async (service: RunningService) =>
      (await service.get('/v1/recommendation')).body as Recommendation;

    expect(await compare(read)).toMatchObject({ action: 'learning' });
    const file = await partOfTheDay();
    const [report, other] = await Promise.all(
      [embedded, real].map((service) => replayThrough(service, file, clock)),
    );
    expect(other).toEqual(report);

    for (const minute of await middles()) {
      clock.set(Date.parse(report!.from) + minute * minuteMs + 30 * secondMs);
      expect(await compare(read)).toMatchObject({ action: 'alert' });
    }
    clock.set(present);
    expect(await compare(read)).toMatchObject({ action: 'ok' });
    const reply = await compare(
      async (service) => (await service.post(burst(present))).body.recommendation as Recommendation,
    );
    expect(reply).toMatchObject({ action: 'alert', concerns: ['denied'] });

    // Equal says little of what no reply had.
    const findings = compared.flatMap((one) => one.findings);
    const seen = new Set([...compared, ...findings].flatMap((each) => Object.keys(each)));
    for (const part of ['incident', 'visible', 'score', 'upper', 'lower', 'since', 'excess', 'segments'])
      expect(seen).toContain(part);
  });
});
