import { basename } from 'node:path';
import type { Status } from '@firewatch/flux';
import { minuteMs, statuses } from '@firewatch/flux';
import type { Database } from '../duckdb/database.js';
import { minutesOfSpan } from '@firewatch/flux/files';
import type { TransactionsFile } from '@firewatch/flux/files';

/** Loads counts, as read from a file, into the table `minutes`; minutes without transactions have no row. */
export async function loadMinutes({ connection }: Database, file: TransactionsFile): Promise<void> {
  await connection.run(
    'CREATE OR REPLACE TABLE minutes (minute BIGINT, status VARCHAR, count BIGINT, amount DOUBLE)',
  );
  const appender = await connection.createAppender('minutes');
  const first = file.start / minuteMs;
  for (const status of statuses)
    file.counts[status].forEach((count, index) => {
      if (count === 0) return;
      appender.appendBigInt(BigInt(first + index));
      appender.appendVarchar(status);
      appender.appendBigInt(BigInt(count));
      appender.appendNull();
      appender.endRow();
    });
  appender.closeSync();
}

/**
 * The table `minutes` as counts minute by minute; every minute of its span is taken as covered.
 * @param file that the table was counted from
 * @throws FileFormatError when the span cannot be right
 */
export async function readMinutes(database: Database, file: string): Promise<TransactionsFile> {
  const [span] = await database.rows<{ first: number; last: number }>(
    'SELECT min(minute) AS first, max(minute) AS last FROM minutes',
  );
  const { first, last } = span!;
  const minutes = minutesOfSpan(basename(file), first, last);
  const counts = Object.fromEntries(statuses.map((status) => [status, new Float64Array(minutes)])) as Record<
    Status,
    Float64Array
  >;
  const rows = await database.rows<{ minute: number; status: Status; count: number }>(
    'SELECT minute, status, count FROM minutes',
  );
  for (const { minute, status, count } of rows) counts[status][minute - first] = count;
  return {
    start: first * minuteMs,
    dated: true,
    minutes,
    counts,
    covered: new Uint8Array(minutes).fill(1),
    segments: [],
  };
}
