import {
  deployedFor,
  recompute,
  rfc3339,
  runQuery,
  type Connection,
  type Model,
  type Subject,
} from '@firewatch/flux';
import type { Gaps } from '@firewatch/flux/files';
import { flux } from '@influxdata/influxdb-client';
import { createHistory } from '../analytics/history.js';
import { dayMs, minuteMs, minuteStart, type Clock } from '../clock.js';
import type { Ingest } from '../client/ingest.js';
import { readReplayFile } from './file.js';
import { endNow, fileKey, notTwice, onDate, rowId, type Placement } from './placement.js';
import { declareCovered, sendCounts } from './send.js';
import { summarize, type StatusSummary } from './summary.js';

/** It cannot be replayed as asked; the message says why. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError';
}

export interface ReplayRequest {
  file: string;
  date: number | null;
  /** What a minute without a row means; null: as the file's form has it. */
  gaps: Gaps | null;
  speed: number | null;
  ingest: Ingest;
  connection: Connection;
  model: Model;
  tags: readonly string[];
  retentionDays: number;
  clock: Clock;
  onProgress: (stage: 'sending' | 'judging', done: number, total: number) => void;
}

export interface ReplayReport {
  file: string;
  from: string;
  /** Exclusive. */
  to: string;
  /** Those that it knows of. */
  minutes: number;
  rows: number;
  /** It was replayed there before, so nothing has changed. */
  again: boolean;
  accepted: number;
  duplicates: number;
  statuses: Partial<Record<Subject, StatusSummary>>;
}

/**
 * Sends a file through the ingest, declares its minutes covered, and computes the analytics.
 * @throws ReplayError, IngestError where the ingest or its token will not do, ConfigurationError where the tasks have
 * another model; nothing is stored then, unless the ingest refuses some of the rows
 */
export async function replay(request: ReplayRequest): Promise<ReplayReport> {
  const { ingest, connection, model, onProgress } = request;
  const file = await readReplayFile(request.file, request);
  const key = fileKey(file);
  const coveredBy = `replay-${key}`;
  const placement = await place(request, file, coveredBy);
  const covered = file.covered.map((span) => ({
    from: span.from + placement.shift,
    to: span.to + placement.shift,
  }));
  // Before anything is stored: counts of minutes that are never declared covered would stay unjudged.
  await deployedFor(connection, model);
  await declareCovered(ingest, { spans: covered, by: coveredBy, checkOnly: true });
  const sent = await sendCounts({
    ingest,
    counts: file.counts,
    shift: placement.shift,
    speed: request.speed,
    id: (row) => rowId(key, row, placement),
    onProgress: (done) => onProgress('sending', done, file.counts.length),
  });
  if (sent.rejected > 0)
    throw new ReplayError(
      `the ingest rejected ${String(sent.rejected)} rows; the first: ${sent.firstRejected ?? ''}`,
    );
  await declareCovered(ingest, { spans: covered, by: coveredBy });
  const minutes = covered.reduce((sum, span) => sum + (span.to - span.from) / minuteMs, 0);
  const [from, to] = [new Date(placement.from), new Date(placement.to)];
  if (sent.accepted > 0 || !(await isJudged(connection, { model, from, to, minutes })))
    await recompute(connection, {
      from,
      to,
      model,
      onProgress: ({ done, total }) => onProgress('judging', done, total),
    });
  const stop = new AbortController().signal;
  const history = createHistory(connection, { model, influxTimeoutMs: 15_000, stop });
  const findings = await history.findings({ from, to });
  return {
    file: request.file,
    from: rfc3339(from),
    to: rfc3339(to),
    minutes,
    rows: file.counts.length,
    again: placement.again,
    accepted: sent.accepted,
    duplicates: sent.duplicates,
    statuses: summarize(file.counts, findings),
  };
}

async function place(
  { date, clock, retentionDays, connection, model }: ReplayRequest,
  file: Awaited<ReturnType<typeof readReplayFile>>,
  coveredBy: string,
): Promise<Placement> {
  const now = clock.now();
  const placement =
    date === null
      ? notTwice(
          endNow(file, now),
          file,
          await lastReplayed(connection, { bucket: model.constants.transactionsBucket, coveredBy }),
        )
      : onDate(file, date);
  if (placement.from < now - retentionDays * dayMs)
    throw new ReplayError(
      `the file would begin at ${rfc3339(new Date(placement.from))}, which is older than the ${String(retentionDays)} days that are kept`,
    );
  if (placement.to > minuteStart(now))
    throw new ReplayError(
      `the file would end at ${rfc3339(new Date(placement.to))}, which is not over yet: give an earlier --date`,
    );
  return placement;
}

/** The last minute (ms) that an earlier replay of the file covered, or null. */
async function lastReplayed(
  connection: Connection,
  { bucket, coveredBy }: { bucket: string; coveredBy: string },
): Promise<number | null> {
  const query = flux`from(bucket: ${bucket})
    |> range(start: 0)
    |> filter(fn: (r) => r._measurement == "coverage" and r._field == "full" and r.ingest == ${coveredBy})
    |> last()`;
  const [row] = await runQuery(connection, query.toString());
  return row === undefined ? null : Date.parse(String(row['_time']));
}

/** True when all covered minutes of the range have been judged. */
async function isJudged(
  connection: Connection,
  { model, from, to, minutes }: { model: Model; from: Date; to: Date; minutes: number },
): Promise<boolean> {
  const query = flux`from(bucket: ${model.constants.analyticsBucket})
    |> range(start: ${from}, stop: ${to})
    |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "score")
    |> group(columns: ["status"])
    |> count()`;
  const rows = await runQuery(connection, query.toString());
  return rows.length > 0 && rows.every((row) => Number(row['_value']) >= minutes);
}
