import type { ShardStatus } from '../deploy/status.js';
import type { BucketReport, DeployReport } from '../deploy/types.js';
import type { Status } from './deploy-status.js';

/** What was deployed, or on a dry run would be, a line each. */
export function reportLines(report: DeployReport, { dryRun }: { dryRun: boolean }): string[] {
  const { replication } = report;
  return [
    ...(dryRun ? ['dry run: nothing is changed; without --dry-run this would be done:'] : []),
    `role ${report.role}`,
    ...report.buckets.map(bucketLine),
    ...report.tasks.map(({ name, change, previousModel }) => {
      const other = previousModel !== undefined && previousModel !== report.model;
      return `task ${name}: ${change}${other ? ` (it had model ${previousModel})` : ''}`;
    }),
    ...(replication === undefined
      ? []
      : [`hub ${replication.to}: ${replication.remote}`, `replication: ${replication.replication}`]),
    `model ${report.model}`,
  ];
}

function bucketLine({ name, change, days, before, refused }: BucketReport): string {
  const kept = `bucket ${name}: ${change}, keeps ${span(days)}`;
  if (refused !== undefined)
    return `${kept}, not ${span(refused)}: that would delete what is older (--transactions-days and --analytics-days do)`;
  if (before === undefined) return kept;
  const shorter = days !== null && (before === null || days < before);
  return `${kept} (before: ${span(before)}${shorter ? '; what is older is deleted' : ''})`;
}

function span(days: number | null): string {
  return days === null ? 'everything' : `${String(days)} days`;
}

/** A line for each shard, the columns under one another. */
export function statusLines({ role, shards }: Status): string[] {
  if (shards.length === 0) return ['no shard has reported yet'];
  const cells = shards.map((shard) => [shard.shard, lag(shard), queue(shard), told(shard, role === 'hub')]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

function lag({ lagSeconds, away, retired }: ShardStatus): string {
  if (retired !== null) return `retired ${retired}`;
  if (lagSeconds === null) return 'AWAY, nothing has come';
  return away ? `AWAY, ${String(lagSeconds)} s behind` : `${String(lagSeconds)} s behind`;
}

function queue({ queueBytes }: ShardStatus): string {
  if (queueBytes === null) return 'queue not known';
  return queueBytes < 10_000
    ? `queue ${String(queueBytes)} B`
    : `queue ${String(Math.round(queueBytes / 1000))} kB`;
}

/** Ingests tell every 10 s: after this long they are away, or cannot reach the hub. */
const longestToldSeconds = 60;

function told({ lastError, toldSeconds }: ShardStatus, secondHand: boolean): string {
  const error = lastError === null ? 'no error' : `last error: ${lastError}`;
  if (!secondHand) return error;
  if (toldSeconds === null) return 'its ingest has told nothing';
  const seconds = String(toldSeconds);
  return toldSeconds > longestToldSeconds
    ? `not told since ${seconds} s (then: ${error})`
    : `${error} (told ${seconds} s ago)`;
}
