import { expect, it } from 'vitest';
import type { StoredFinding } from '../src/analytics/types.js';
import { formatSummary, summarize } from '../src/replay/summary.js';

const finding = (minute: string, more: Partial<StoredFinding> = {}): StoredFinding => ({
  time: `2026-01-30T${minute}:00Z`,
  status: 'denied',
  severity: 'warning',
  score: 3.61,
  window: 5,
  observed: 41,
  expected: 20.04,
  ...more,
});
const count = (row: number, status: 'approved' | 'denied', number: number) => ({
  row,
  time: 0,
  status,
  count: number,
  tags: {},
});
const counts = [count(1, 'approved', 1_000), count(2, 'denied', 41), count(3, 'denied', 80)];
const findings = [
  finding('10:59', { severity: 'critical', score: 9.14, window: 1, observed: 80, expected: 3.2 }),
  finding('10:15'),
  finding('10:20', { status: 'silence' }),
];

it('sums up each status: total, minutes that were off, first and worst finding', () => {
  const summary = summarize(counts, findings);
  expect(summary.approved).toEqual({ total: 1_000, anomalousMinutes: 0, first: null, worst: null });
  expect(summary.denied).toEqual({
    total: 121,
    anomalousMinutes: 2,
    first: findings[1],
    worst: findings[0],
  });
  expect(summary.silence).toMatchObject({ total: 0, anomalousMinutes: 1 });
  expect(summarize(counts, [])).not.toHaveProperty('silence');
});

it('takes the first of findings that are equally bad for the worst', () => {
  const equals = ['10:40', '10:20', '10:30'].map((minute) => finding(minute));
  expect(summarize(counts, equals).denied?.worst).toEqual(equals[1]);
});

it('says of the first and the worst finding what, how much and when', () => {
  const [head, ...rows] = formatSummary(summarize(counts, findings)).split('\n');
  expect(head).toMatch(/^status +total +anomalous minutes +first +worst$/);
  expect(rows[0]).toMatch(/^approved +1000 +0 +– +–$/);
  expect(rows[1]).toMatch(
    /^denied +121 +2 {2}2026-01-30 10:15 warning, 41 in 5 minutes, 20 expected \(score 3\.6\) {2}2026-01-30 10:59 critical, 80 in a minute, 3\.2 expected \(score 9\.1\)$/,
  );
  expect(rows.at(-1)).toMatch(/^silence/);
});
