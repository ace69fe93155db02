import type { Status } from '../statuses.js';
import { readCounts, type ReadOptions } from './counts.js';
import { MinuteCounts, type SegmentCount } from './minute-counts.js';

/** Counts a minute and status, as read from one or more files. */
export interface TransactionsFile {
  /** Start of the first minute, ms since the epoch (UTC); a file without dates begins on 1 January 2026. */
  start: number;
  /** Whether the file's times carry a date. */
  dated: boolean;
  /** Length of every series below. */
  minutes: number;
  /** Transactions a minute. */
  counts: Record<Status, Float64Array>;
  /** 1: the minute was watched, so that no row means no transaction; 0: nothing is known of it. */
  covered: Uint8Array;
  /** Rows that carry tags, e.g. auth_code; empty where the file has none. */
  segments: SegmentCount[];
}

const minuteMs = 60_000;

/**
 * Reads per-minute counts into one series a status.
 * @throws FileFormatError naming file, line and remedy.
 */
export async function readTransactionsFile(
  paths: string | readonly string[],
  options: ReadOptions = {},
): Promise<TransactionsFile> {
  const files = typeof paths === 'string' ? [paths] : paths;
  const collected = new MinuteCounts();
  const { gaps, dated } = await readCounts(files, options, ({ time, status, count, tags }) => {
    const minute = Math.floor(time / minuteMs);
    collected.add(minute, status, count);
    if (Object.keys(tags).length > 0) collected.addSegment(minute, status, count, { ...tags });
  });
  return { ...collected.toSeries(files[0] ?? '', gaps === 'zero'), dated };
}
