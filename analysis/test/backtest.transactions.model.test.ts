import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LevelFigures } from '../src/backtest/evaluate.js';
import type { BacktestReport } from '../src/backtest/summary.js';
import { run } from '../src/commands/backtest.js';
import { sharedFile } from './files.js';
import { collectingTerminal } from './terminal.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-backtest-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function backtest(...argv: string[]): Promise<BacktestReport> {
  const { terminal, output, errors } = collectingTerminal();
  expect({ code: await run([...argv, '--json'], {}, terminal), errors }).toEqual({ code: 0, errors: [] });
  return JSON.parse(output.join('')) as BacktestReport;
}

async function table(path: string): Promise<string[][]> {
  return (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(','));
}

/** Compares a table of scores with the reference, cell by cell; an absent minute has empty cells in both. */
async function expectScores(path: string, reference: string): Promise<void> {
  const [got, want] = [await table(path), await table(reference)];
  expect(got[0]).toEqual(want[0]);
  expect(got.length).toBe(want.length);
  const apart: string[] = [];
  want.slice(1).forEach((row, minute) =>
    row.forEach((cell, column) => {
      const other = got[minute + 1]![column]!;
      const equal =
        cell === '' || other === '' ? cell === other : Math.abs(Number(cell) - Number(other)) <= 1e-6;
      if (!equal) apart.push(`minute ${row[0]!} ${want[0]![column]!}: ${other} for ${cell}`);
    }),
  );
  expect(apart).toEqual([]);
}

/** Compares the incidents that ended with the reference's, status by status in order of time. */
async function expectIncidents(report: BacktestReport, reference: string): Promise<void> {
  const [, ...wanted] = await table(reference);
  const ended = report.incidents.filter(({ state }) => state !== 'open');
  const key = ({ status, start }: { status: string; start: number }) =>
    `${status} ${String(start).padStart(5, '0')}`;
  const got = [...ended].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const want = wanted
    .map(([status, since, end, state, peak, excess]) => ({
      status: status!,
      start: Number(since),
      end: Number(end),
      state,
      peak: Number(peak),
      excess: Number(excess),
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  expect(got.map(({ status, start, end, state }) => ({ status, start, end, state }))).toEqual(
    want.map(({ status, start, end, state }) => ({ status, start, end, state })),
  );
  got.forEach((incident, index) => {
    expect(Math.abs(incident.peak - want[index]!.peak)).toBeLessThanOrEqual(1e-6);
    expect(Math.abs(incident.excess - want[index]!.excess)).toBeLessThanOrEqual(1e-3);
  });
}

it('finds every labelled window of the two days of transactions, by the scores of the reference', async () => {
  const [first, second, labels, expected, incidents] = [
    sharedFile('data/transactions_1.csv'),
    sharedFile('data/transactions_2.csv'),
    sharedFile('model/labels_t1t2.csv'),
    sharedFile('model/expected_t1t2.csv'),
    sharedFile('model/expected_incidents_t1t2.csv'),
  ];
  if (!first || !second || !labels || !expected || !incidents) return;
  const scores = join(folder, 'scores.csv');
  const report = await backtest(first, second, '--labels', labels, '--scores', scores);
  console.log('transactions', { warning: report.warning, critical: report.critical });
  expect(report).toMatchObject({
    minutes: 2880,
    windows: 22,
    warning: { found: 22 },
    critical: { found: 22 },
  });
  expect(Number(report.warning!.falseAlarmsPerDay!.toFixed(1))).toBeLessThanOrEqual(3.9);
  expect(Number(report.critical!.falseAlarmsPerDay!.toFixed(1))).toBeLessThanOrEqual(0.7);
  await expectScores(scores, expected);
  await expectIncidents(report, incidents);
  const page = await readFile(new URL('../../docs/model.md', import.meta.url), 'utf8');
  const told = page.match(/\| two days of real transactions,.*\n.*\n/)![0].split('\n');
  const row = ({ found, falseAlarmsPerDay, meanDelayMinutes }: LevelFigures) => [
    `${String(found)} of ${String(report.windows)}`,
    falseAlarmsPerDay!.toFixed(2),
    `${meanDelayMinutes!.toFixed(2)} min`,
  ];
  expect([told[0]!, told[1]!].map((line) => line.split(/\s*\|\s*/).slice(3, -1))).toEqual([
    row(report.warning!),
    row(report.critical!),
  ]);
});

it('leaves absent minutes out, as the reference does', async () => {
  const [first, expected] = [sharedFile('data/transactions_1.csv'), sharedFile('model/expected_gap.csv')];
  if (!first || !expected) return;
  const gap = join(folder, 'gap.csv');
  const minuteOf = (row: string) => Number(row.slice(0, 2)) * 60 + Number(row.slice(4, 6));
  const absent = (minute: number) => (minute >= 600 && minute < 610) || (minute >= 700 && minute < 840);
  const [header, ...rows] = (await readFile(first, 'utf8')).trim().split('\n');
  const present = rows.filter((row) => !absent(minuteOf(row)));
  // In a long file only a row says that a minute was watched, so the silent ones are given one.
  const seen = new Set(present.map(minuteOf));
  for (let minute = 0; minute < 1440; minute++)
    if (!absent(minute) && !seen.has(minute))
      present.push(
        `${String(Math.floor(minute / 60)).padStart(2, '0')}h ${String(minute % 60).padStart(2, '0')},approved,0`,
      );
  await writeFile(gap, [header, ...present.sort()].join('\n'));
  const scores = join(folder, 'gap-scores.csv');
  const report = await backtest(gap, '--gaps', 'absent', '--scores', scores);
  expect(report.absent).toBe(150);
  await expectScores(scores, expected);
});
