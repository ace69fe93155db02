import type { Subject } from '../statuses.js';
import type { ScoreRow } from './types.js';

/** What is off now: of each status the minute with the highest score, the worst status first. */
export function worstOf(scores: readonly ScoreRow[]): ScoreRow[] {
  const worst = new Map<Subject, ScoreRow>();
  for (const row of scores)
    if (row.severity > 0 && row.score > (worst.get(row.status)?.score ?? 0)) worst.set(row.status, row);
  return [...worst.values()].sort((a, b) => b.score - a.score);
}
