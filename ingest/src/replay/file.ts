import { createReadStream } from 'node:fs';
import { statuses, type Status } from '@firewatch/flux';
import { CsvError, parse } from 'csv-parse';
import { minuteStart } from '../clock.js';
import { FileTimeline } from './file-time.js';

/** A file that cannot be replayed: names the file, the line and the remedy. */
export class ReplayFileError extends Error {
  override readonly name = 'ReplayFileError';
}

/** One count of the file. */
export interface FileCount {
  /** Its row, from 1 for the first after the header. */
  row: number;
  /** ms on the file's own axis. */
  time: number;
  status: Status;
  count: number;
  tags: Readonly<Record<string, string>>;
}

export interface ReplayFile {
  counts: FileCount[];
  /** Start of the first and of the last minute, ms on the file's axis. */
  firstMinute: number;
  lastMinute: number;
}

interface Layout {
  time: number;
  /** Null: a column for each status. */
  status: number | null;
  counts: Array<{ column: number; status: Status | null }>;
  tags: Array<{ column: number; tag: string }>;
}

/**
 * Reads counts, long (`time,status,count`) or wide (`minute,approved,denied,…`).
 * @throws ReplayFileError
 */
export async function readReplayFile(path: string, tags: readonly string[]): Promise<ReplayFile> {
  const counts: FileCount[] = [];
  const timeline = new FileTimeline();
  let layout: Layout | null = null;
  let row = 0;
  let [firstMinute, lastMinute] = [Infinity, -Infinity];
  for await (const { record, info } of readRows(path)) {
    const fail = (problem: string): never => {
      throw new ReplayFileError(`${path}:${String(info.lines)}: ${problem}`);
    };
    if (layout === null) {
      layout =
        readLayout(record, tags) ??
        fail('neither long (time,status,count) nor wide (minute,approved,denied,…)');
      continue;
    }
    row++;
    const time = timeline.place(record[layout.time] ?? '');
    if (typeof time === 'string') return fail(`the time ${time}`);
    firstMinute = Math.min(firstMinute, minuteStart(time));
    lastMinute = Math.max(lastMinute, minuteStart(time));
    for (const { column, status: named } of layout.counts) {
      const status = named ?? toStatus(record[layout.status ?? -1] ?? '');
      if (status === null) return fail(`the status must be one of ${statuses.join(', ')}`);
      const text = record[column] ?? '';
      if (!/^\d{1,9}(\.0+)?$/.test(text)) return fail('the count must be a whole number of 0 or more');
      if (Number(text) > 0)
        counts.push({ row, time, status, count: Number(text), tags: readTags(record, layout) });
    }
  }
  if (row === 0) throw new ReplayFileError(`${path}: there are no rows`);
  return { counts, firstMinute, lastMinute };
}

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

async function* readRows(path: string): AsyncGenerator<ParsedRow> {
  const source = createReadStream(path);
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* parser as AsyncIterable<ParsedRow>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof CsvError) throw new ReplayFileError(`${path}: is not CSV: ${message}`);
    if (code === 'ENOENT') throw new ReplayFileError(`${path}: there is no such file`);
    if (code === 'EISDIR') throw new ReplayFileError(`${path}: is a folder`);
    if (code === 'EACCES') throw new ReplayFileError(`${path}: may not be read`);
    throw error;
  } finally {
    source.destroy();
  }
}

function readLayout(header: readonly string[], tags: readonly string[]): Layout | null {
  const names = header.map((name) => name.toLowerCase());
  const find = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name));
  const time = find('time', 'timestamp', 'minute');
  if (time < 0) return null;
  const status = find('status');
  const tagColumns = tags
    .map((tag) => ({ tag, column: find(tag.toLowerCase()) }))
    .filter(({ column }) => column >= 0);
  if (status >= 0) {
    const column = find('count', 'f1', 'f0_');
    return column < 0 ? null : { time, status, counts: [{ column, status: null }], tags: tagColumns };
  }
  const counts = names.flatMap((name, column) => {
    const named = toStatus(name);
    return named === null ? [] : [{ column, status: named }];
  });
  return counts.length === 0 ? null : { time, status: null, counts, tags: [] };
}

function readTags(record: readonly string[], layout: Layout): Record<string, string> {
  const given = layout.tags.map(({ column, tag }) => [tag, record[column] ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

function toStatus(text: string): Status | null {
  return statuses.find((status) => status === text.toLowerCase()) ?? null;
}
