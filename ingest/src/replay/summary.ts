import { statuses, type Status, type Subject } from '@firewatch/flux';
import type { FileCount } from '@firewatch/flux/files';
import type { StoredFinding } from '../analytics/types.js';

/** What a replay found of one status (or silence). */
export interface StatusSummary {
  total: number;
  anomalousMinutes: number;
  first: StoredFinding | null;
  /** The first of those with the highest score. */
  worst: StoredFinding | null;
}

/** Per status: the file's total and what was found. Silence has no total of its own. */
export function summarize(
  counts: readonly FileCount[],
  findings: readonly StoredFinding[],
): Partial<Record<Subject, StatusSummary>> {
  const totals = new Map<Status, number>();
  for (const { status, count } of counts) totals.set(status, (totals.get(status) ?? 0) + count);
  const summary: Partial<Record<Subject, StatusSummary>> = {};
  for (const subject of [...statuses, 'silence'] as Subject[]) {
    const own = findings
      .filter(({ status }) => status === subject)
      .sort((a, b) => (a.time < b.time ? -1 : 1));
    if (subject === 'silence' && own.length === 0) continue;
    summary[subject] = {
      total: subject === 'silence' ? 0 : (totals.get(subject) ?? 0),
      anomalousMinutes: own.length,
      first: own[0] ?? null,
      worst: own.reduce<StoredFinding | null>(
        (best, one) => (best === null || one.score > best.score ? one : best),
        null,
      ),
    };
  }
  return summary;
}

/** The summary as a table for people. */
export function formatSummary(summary: Partial<Record<Subject, StatusSummary>>): string {
  const rows = Object.entries(summary).map(([status, { total, anomalousMinutes, first, worst }]) => [
    status,
    String(total),
    String(anomalousMinutes),
    first === null ? '–' : describe(first),
    worst === null ? '–' : describe(worst),
  ]);
  const table = [['status', 'total', 'anomalous minutes', 'first', 'worst'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 || column === 2 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What, how much and when: `2026-01-30 10:59 critical, 80 in a minute, 3.2 expected (score 9.1)`. */
function describe({ time, severity, observed, expected, window, score }: StoredFinding): string {
  const minutes = window === 1 ? 'a minute' : `${String(window)} minutes`;
  const usual = String(Math.round(expected * 10) / 10);
  return `${short(time)} ${severity}, ${String(observed)} in ${minutes}, ${usual} expected (score ${score.toFixed(1)})`;
}

function short(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
