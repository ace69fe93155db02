import { InfluxDB } from '@influxdata/influxdb-client';
import type { Connection } from '@firewatch/flux';
import { loadModel } from '@firewatch/flux';
import { expect } from 'vitest';
import { readReport, reportJson, reportPage } from '../src/report.js';
import { storedHour } from './stored.js';

const hour = storedHour(new Date('2026-01-05T10:00:00Z'));

/** The hour's range. */
export const storedRange = { from: hour.from, to: hour.to };

/** Writes the hour into the bucket analytics, which exists. */
export function storeHour(connection: Connection): Promise<void> {
  return store(connection, hour.lines);
}

/** Writes lines (ns) into the bucket analytics. */
export async function store({ url, token, org }: Connection, lines: string[]): Promise<void> {
  const api = new InfluxDB({ url, token }).getWriteApi(org, 'analytics', 'ns', { maxRetries: 0 });
  api.writeRecords(lines);
  await api.close();
}

/** Reads the hour's report and holds it against what was stored. */
export async function expectHoursReport(connection: Connection): Promise<void> {
  const report = await readReport(connection, { ...storedRange, model: loadModel() });
  const json = reportJson(report);
  expect(json).toMatchObject({
    from: '2026-01-05T10:00:00Z',
    to: '2026-01-05T11:00:00Z',
    // 58 minutes of 100 approved and 10 denied a shard-and-a-half; in ten of them 70 and 40.
    volume: (48 * 110 + 10 * 110) * 1.5,
    totals: { approved: (48 * 100 + 10 * 70) * 1.5, denied: (48 * 10 + 10 * 40) * 1.5, failed: 0 },
    amounts: { approved: (48 * 100 + 10 * 70) * 30, failed: 0 },
    pricedShare: 1,
    judgedMinutes: 52,
    coverage: [
      { shard: 'a', covered: 57, partial: 1, absent: 2, longestGap: 2 },
      { shard: 'b', covered: 57, partial: 1, absent: 2, longestGap: 2 },
    ],
    intake: {
      // 360 reports of i1, 60 of i2.
      received: 12_600,
      accepted: 12_180,
      rejected: 420,
      // Those of i1 before the hour are not of it; then six of i1 after it started anew, and six of i2.
      queued: 12,
      queueDepth: 25,
      queueAge: 50,
      deadLetters: 0,
      queryMs: 4,
      taskLag: 31,
    },
  });
  expect(json.incidents).toEqual([
    {
      id: '2026-01-05T10:20Z',
      since: '2026-01-05T10:20:00Z',
      until: '2026-01-05T10:35:00Z',
      severity: 'critical',
      harm: 300,
      excess: { denied: 300 },
      excessBefore: {},
      // A denied transaction is of 20 on average.
      money: { denied: 6000 },
      detectMinutes: 5,
      // Two minutes after it was noticed.
      criticalMinutes: 7,
      recoverMinutes: 16,
      statuses: [
        {
          status: 'denied',
          direction: 'above',
          since: '2026-01-05T10:20:00Z',
          until: '2026-01-05T10:35:00Z',
          state: 'recovered',
          peak: 6,
          excess: 300,
        },
      ],
    },
  ]);
  expect(report.story[0]).toBe(
    '10:20 to 10:35 (16 min, critical): denied 300 too many; visible after 5 min of data, over after 16 min; in money, by the mean amount: denied 6,000.00 extra.',
  );
  const page = await reportPage(report, new Date('2026-01-06T06:00:00Z'));
  expect(page).toContain('<td class="text breaks">denied +300</td>');
  expect(page.length).toBeLessThan(1_000_000);
}
