import type { Status } from '@firewatch/flux';
import { statuses } from '@firewatch/flux';
import { MinuteCounts, type SegmentCount } from './minute-counts.js';
import { FileFormatError } from './errors.js';
import { type Layout, readLayout } from './layout.js';
import { type CsvRecord, readCsv } from './records.js';
import { parseFileTime, timeFormats } from './time.js';
import { Timeline } from './timeline.js';

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

export interface ReadOptions {
  /** Columns to keep as segments. Default: auth_code. */
  tags?: readonly string[];
  /**
   * What a minute without a row means. Default: `zero` in a long file, where a minute without transactions has
   * no row; `absent` in a wide one, which has a row for every minute it knows of.
   */
  gaps?: 'zero' | 'absent';
}

/**
 * Reads per-minute counts: long (`time,status,count`) or wide (`minute,approved,denied,…`). Several files are
 * read as one, in the order given.
 * @throws FileFormatError naming file, line and remedy.
 */
export async function readTransactionsFile(
  paths: string | readonly string[],
  { tags = ['auth_code'], gaps }: ReadOptions = {},
): Promise<TransactionsFile> {
  const files = typeof paths === 'string' ? [paths] : paths;
  const timeline = new Timeline();
  const collected = new MinuteCounts();
  let zeroFilled = gaps === 'zero';
  for (const file of files) {
    let layout: Layout | null = null;
    for await (const { header, record } of readCsv(file)) {
      layout ??= readLayout(file, header, tags);
      addRecord(file, layout, record, timeline, collected);
    }
    if (layout === null) throw new FileFormatError(file, null, 'has a header but no rows');
    zeroFilled ||= gaps === undefined && layout.kind === 'long';
  }
  return { ...collected.toSeries(files[0] ?? '', zeroFilled), dated: timeline.dated };
}

function addRecord(
  file: string,
  layout: Layout,
  { line, values }: CsvRecord,
  timeline: Timeline,
  collected: MinuteCounts,
): void {
  const text = values[layout.time] ?? '';
  const time = parseFileTime(text);
  if (time === null) throw new FileFormatError(file, line, `time ${quoted(text)} is none of ${timeFormats}`);
  const minute = timeline.place(time);
  if (minute === null)
    throw new FileFormatError(file, line, `time ${quoted(text)} is of another kind than those before it`);
  if (layout.kind === 'long') {
    const name = (values[layout.status] ?? '').toLowerCase();
    if (!isStatus(name))
      throw new FileFormatError(file, line, `status ${quoted(name)} is none of ${statuses.join(', ')}`);
    const count = parseCount(file, line, values[layout.count] ?? '');
    collected.add(minute, name, count);
    const tagged = layout.tags.flatMap(({ tag, column }) => {
      const value = values[column];
      return value ? [[tag, value] as const] : [];
    });
    if (tagged.length > 0) collected.addSegment(minute, name, count, Object.fromEntries(tagged));
    return;
  }
  for (const { status, column } of layout.columns) {
    const cell = values[column] ?? '';
    if (cell !== '') collected.add(minute, status, parseCount(file, line, cell));
  }
}

function parseCount(file: string, line: number, text: string): number {
  const count = /^\d+(\.0+)?$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(count))
    throw new FileFormatError(file, line, `count ${quoted(text)} is not a whole number of 0 or more`);
  return count;
}

function isStatus(name: string): name is Status {
  return (statuses as readonly string[]).includes(name);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
