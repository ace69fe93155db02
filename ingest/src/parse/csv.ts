import { Readable } from 'node:stream';
import { parse, type CsvError, type Options } from 'csv-parse';
import type { ParsedItem } from './types.js';

/** The header cannot be used, so nothing of the body can. */
export class CsvHeaderError extends Error {
  override readonly name = 'CsvHeaderError';
}

type Column = 'id' | 'time' | 'status' | 'count' | 'amount' | { tag: string };

const names: Readonly<Record<string, Column>> = {
  id: 'id',
  time: 'time',
  timestamp: 'time',
  status: 'status',
  count: 'count',
  f1: 'count',
  f0_: 'count',
  amount: 'amount',
};
const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const itemsAtOnce = 500;

export interface CsvOptions {
  /** Configured tags; a column of that name is one. */
  tags: readonly string[];
  /** Bytes that a record may have. */
  longest: number;
}

interface ParsedRow {
  record: string[];
  info: { lines: number };
}

/**
 * Reads CSV with a header; each bad line is reported with its number.
 * @throws CsvHeaderError when a needed column is missing, doubled or not known
 */
export async function* parseCsv(
  body: AsyncIterable<Buffer>,
  options: CsvOptions,
): AsyncGenerator<ParsedItem[]> {
  const skipped: ParsedItem[] = [];
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: options.longest,
    on_skip: (error) => {
      skipped.push({ line: Number(error?.['lines'] ?? 0), problem: skipReason(error) });
    },
  } satisfies Options);
  const source = Readable.from(body);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let columns: Column[] | null = null;
  let items: ParsedItem[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      if (columns === null) columns = readHeader(record, options.tags);
      else items.push(toItem(record, columns, info.lines));
      if (items.length < itemsAtOnce) continue;
      yield [...skipped.splice(0), ...items];
      items = [];
    }
  } finally {
    source.destroy();
  }
  if (columns === null)
    throw new CsvHeaderError('the body is empty; a header line such as `time,status,count` is expected');
  if (items.length + skipped.length > 0) yield [...skipped, ...items];
}

/** Which column is what. @throws CsvHeaderError */
export function readHeader(header: readonly string[], tags: readonly string[]): Column[] {
  const columns = header.map((name): Column => {
    const lower = name.toLowerCase();
    const tag = tags.find((known) => known.toLowerCase() === lower);
    const column = Object.hasOwn(names, lower) ? names[lower] : tag === undefined ? undefined : { tag };
    if (column === undefined)
      throw new CsvHeaderError(
        `the header's column ${String(header.indexOf(name) + 1)} is not known: there are time, status, count, amount, id and the configured tags (${tags.join(', ') || 'none'})`,
      );
    return column;
  });
  const keys = columns.map((column) => (typeof column === 'string' ? column : `/tags/${column.tag}`));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new CsvHeaderError(`the header has two columns for ${twice}`);
  if (!keys.includes('status')) throw new CsvHeaderError('the header has no column status');
  return columns;
}

function toItem(record: readonly string[], columns: readonly Column[], line: number): ParsedItem {
  if (record.length !== columns.length)
    return {
      line,
      problem: `has ${String(record.length)} fields where the header has ${String(columns.length)}`,
    };
  const value: Record<string, unknown> = {};
  const tags: Record<string, string> = {};
  columns.forEach((column, index) => {
    const cell = record[index] ?? '';
    if (cell === '') return;
    if (typeof column !== 'string') tags[column.tag] = cell;
    else value[column] = column === 'count' || column === 'amount' ? toNumber(cell) : cell;
  });
  if (Object.keys(tags).length > 0) value['tags'] = tags;
  return { line, value };
}

/** A cell that is no number stays text, which the schema then refuses with the right words. */
function toNumber(cell: string): number | string {
  return number.test(cell) ? Number(cell) : cell;
}

function skipReason(error: CsvError | undefined): string {
  if (error?.code === 'CSV_MAX_RECORD_SIZE') return 'is too long';
  return 'is not CSV: quotes do not match';
}
