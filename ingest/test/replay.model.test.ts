import { readFile } from 'node:fs/promises';
import { loadModel } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { sharedCsv, sharedIsThere, sharedPath } from '../../flux/test/support/shared.js';
import { minuteMs } from '../src/clock.js';
import { hoursAgo, replayThrough } from './support/replaying.js';
import { startRunning } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

const model = loadModel();
const dayMinutes = 1440;
const watched = ['approved', 'denied', 'failed', 'reversed', 'backend_reversed'] as const;

/** The file's transactions by status. */
async function totalsOf(file: string): Promise<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const line of (await readFile(file, 'utf8')).trim().split('\n').slice(1)) {
    const [, status, count] = line.trim().split(',');
    totals[status!] = (totals[status!] ?? 0) + Number(count);
  }
  return totals;
}

/** The reference's anomalous minutes of the first day, a status: the first, the worst, and how many. */
function anomaliesOf(status: string) {
  const { names, rows } = sharedCsv('model/expected_t1t2.csv');
  const scores = rows.slice(0, dayMinutes).map((row) => Number(row[names.indexOf(status)]));
  const over = scores.flatMap((score, minute) =>
    score >= model.constants.warningLevel ? [{ minute, score }] : [],
  );
  const worst = over.reduce((best, one) => (one.score > best.score ? one : best));
  return { count: over.length, first: over[0]!, worst };
}

describe.runIf(sharedIsThere())('a replay of transactions_1', () => {
  it('gives its totals and the findings of the reference, and 60 denials then alert', async () => {
    const clock = hoursAgo();
    const service = await startRunning({ FIREWATCH_DATA: await temporaryFolder() }, { clock });
    const file = sharedPath('data/transactions_1.csv');
    const report = await replayThrough(service, file, clock);
    expect(report).toMatchObject({ minutes: dayMinutes, duplicates: 0, again: false });
    const totals = await totalsOf(file);
    for (const [status, total] of Object.entries(totals))
      expect(report.statuses[status as keyof typeof report.statuses]?.total, status).toBe(total);
    for (const status of watched) {
      const { count, first, worst } = anomaliesOf(status);
      const found = report.statuses[status]!;
      const at = ({ time, score }: { time: string; score: number }) => ({
        minute: (Date.parse(time) - Date.parse(report.from)) / minuteMs,
        score,
      });
      expect(found.anomalousMinutes, status).toBe(count);
      // Three digits of a score are told.
      const told = (score: number) => expect.closeTo(score, 2) as number;
      expect(at(found.first!), status).toEqual({ ...first, score: told(first.score) });
      expect(at(found.worst!), status).toEqual({ ...worst, score: told(worst.score) });
    }

    const burst = Array.from({ length: 60 }, (_, i) => ({
      id: `burst ${String(i)}`,
      time: clock.now(),
      status: 'denied',
    }));
    const { status, body } = await service.post(burst);
    expect([status, body.accepted]).toEqual([200, 60]);
    expect(body.recommendation).toMatchObject({ action: 'alert', concerns: ['denied'] });
    expect(body.recommendation.findings).toContainEqual(
      expect.objectContaining({
        status: 'denied',
        severity: 'critical',
        reason: expect.stringMatching(/^denied 6\d .* expected/) as string,
      }),
    );
  });
});
