import { statuses, type Status } from '../statuses.js';
import { FileFormatError } from './errors.js';
import { readLayout, type Layout } from './layout.js';
import { readCsv, type CsvRecord } from './records.js';
import { parseFileTime, timeFormats } from './time.js';
import { Timeline } from './timeline.js';

/** One count of a file. */
export interface FileCount {
  /** Its row, from 1 for the first after the header. */
  row: number;
  /** ms since the epoch; a file without dates begins on 1 January 2026. */
  time: number;
  status: Status;
  count: number;
  /** Of the tags that were asked for, those that the row has. */
  tags: Readonly<Record<string, string>>;
}

/** `zero`: nothing happened in a minute without a row; `absent`: nothing is known of it. */
export type Gaps = 'zero' | 'absent';

export interface ReadOptions {
  /** Columns to keep as tags. Default: auth_code. */
  tags?: readonly string[];
  /**
   * What a minute without a row means. Default: `zero` in a long file, where a minute without transactions has no
   * row; `absent` in a wide one, which has a row for every minute it knows of.
   */
  gaps?: Gaps;
}

export interface ReadResult {
  gaps: Gaps;
  /** Whether the file's times carry a date. */
  dated: boolean;
}

/** What the ingest takes in one count. */
const largestCount = 1e9;

/**
 * Reads counts, long (`time,status,count`) or wide (`minute,approved,denied,…`); several files are read as one, in
 * the order given. An empty cell of a wide file says nothing.
 * @param take is given each count, in the file's order, zeros too
 * @throws FileFormatError naming file, line and remedy
 */
export async function readCounts(
  paths: readonly string[],
  { tags = ['auth_code'], gaps }: ReadOptions,
  take: (count: FileCount) => void,
): Promise<ReadResult> {
  const timeline = new Timeline();
  let anyLong = false;
  for (const file of paths) {
    let layout: Layout | null = null;
    let row = 0;
    for await (const { header, record } of readCsv(file)) {
      layout ??= readLayout(file, header, tags);
      row++;
      const time = readTime(file, layout, record, timeline);
      for (const count of readRow(file, layout, record)) take({ row, time, ...count });
    }
    if (layout === null) throw new FileFormatError(file, null, 'has a header but no rows');
    anyLong ||= layout.kind === 'long';
  }
  return { gaps: gaps ?? (anyLong ? 'zero' : 'absent'), dated: timeline.dated };
}

function readTime(file: string, layout: Layout, { line, values }: CsvRecord, timeline: Timeline): number {
  const text = values[layout.time] ?? '';
  const time = parseFileTime(text);
  if (time === null) throw new FileFormatError(file, line, `time ${quoted(text)} is none of ${timeFormats}`);
  const placed = timeline.place(time);
  if (placed === null)
    throw new FileFormatError(file, line, `time ${quoted(text)} is of another kind than those before it`);
  return placed;
}

type RowCount = Pick<FileCount, 'status' | 'count' | 'tags'>;

function readRow(file: string, layout: Layout, { line, values }: CsvRecord): RowCount[] {
  if (layout.kind === 'wide')
    return layout.columns.flatMap(({ status, column }) => {
      const cell = values[column] ?? '';
      return cell === '' ? [] : [{ status, count: readCount(file, line, cell), tags: {} }];
    });
  const name = (values[layout.status] ?? '').toLowerCase();
  if (!isStatus(name))
    throw new FileFormatError(file, line, `status ${quoted(name)} is none of ${statuses.join(', ')}`);
  const tags = layout.tags.flatMap(({ tag, column }) => {
    const value = values[column];
    return value ? [[tag, value] as const] : [];
  });
  const count = readCount(file, line, values[layout.count] ?? '');
  return [{ status: name, count, tags: Object.fromEntries(tags) }];
}

function readCount(file: string, line: number, text: string): number {
  const count = /^\d+(\.0+)?$/.test(text) ? Number(text) : NaN;
  if (!(count <= largestCount))
    throw new FileFormatError(
      file,
      line,
      `count ${quoted(text)} is not a whole number of 0 or more, up to ${String(largestCount)}`,
    );
  return count;
}

function isStatus(name: string): name is Status {
  return (statuses as readonly string[]).includes(name);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
