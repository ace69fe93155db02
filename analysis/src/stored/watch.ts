import type { Row } from '@firewatch/flux';
import type { Intake, ShardCoverage } from './types.js';

/** Coverage a shard, of the rows of `report-coverage`, in a range of so many minutes. */
export function toCoverage(rows: readonly Row[], minutes: number): ShardCoverage[] {
  const shards = new Map<string, { known: number; covered: number; gap: number }>();
  for (const row of rows) {
    if (row['result'] === 'judged') continue;
    const shard = String(row['shard'] ?? '');
    const entry = shards.get(shard) ?? { known: 0, covered: 0, gap: 1 };
    shards.set(shard, entry);
    if (row['result'] === 'known') entry.known = Number(row['_value']);
    else if (row['result'] === 'covered') entry.covered = Number(row['_value']);
    else entry.gap = Number(row['elapsed']);
  }
  return [...shards]
    .map(([shard, { known, covered, gap }]) => ({
      shard,
      covered,
      partial: known - covered,
      absent: Math.max(0, minutes - known),
      longestGap: gap - 1,
    }))
    .sort((a, b) => (a.shard < b.shard ? -1 : 1));
}

/** Minutes that the model judged, of the rows of `report-coverage`. */
export function toJudged(rows: readonly Row[]): number {
  return Number(rows.find((row) => row['result'] === 'judged')?.['_value'] ?? 0);
}

/** What the ingests told, of the rows of `report-intake`. */
export function toIntake(rows: readonly Row[]): Intake {
  const values = new Map(
    rows.map((row) => [`${String(row['result'])} ${String(row['_field'])}`, row['_value']]),
  );
  const value = (key: string) => {
    const found = values.get(key);
    return typeof found === 'number' ? found : null;
  };
  return {
    received: value('sum received'),
    accepted: value('sum accepted'),
    duplicates: value('sum duplicates'),
    rejected: value('sum rejected'),
    queued: value('sum queued'),
    queueDepth: value('highest queue_depth'),
    queueAge: value('highest queue_age'),
    deadLetters: value('highest dead_letters'),
    queryMs: value('mean query_ms'),
    taskLag: value('highest task_lag'),
  };
}
