import { splitCells } from './csv-cells.js';
import type { BodyLine } from './decode.js';
import { splitLines } from './lines.js';
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

export interface CsvOptions {
  /** Configured tags; a column of that name is one. */
  tags: readonly string[];
  /** Bytes that a line may have. */
  longest: number;
}

/**
 * Reads CSV with a header, a record a line: a cell with a line break would be refused in any case, and so neither an
 * open quote nor a line that is too long takes others along. Each bad line is reported with its number.
 * @throws CsvHeaderError when a needed column is missing, doubled or not known
 */
export async function* parseCsv(
  body: AsyncIterable<Buffer>,
  { tags, longest }: CsvOptions,
): AsyncGenerator<ParsedItem[]> {
  let columns: Column[] | null = null;
  for await (const lines of splitLines(body, longest)) {
    const items: ParsedItem[] = [];
    for (const line of lines) {
      const record = readRecord(line);
      if (record === null) continue;
      if (columns !== null) items.push(toItem(record, columns, line.number));
      else if (typeof record === 'string') throw new CsvHeaderError(`the header ${record}`);
      else columns = readHeader(record, tags);
    }
    if (items.length > 0) yield items;
  }
  if (columns === null)
    throw new CsvHeaderError('the body is empty; a header line such as `time,status,count` is expected');
}

/** The line's cells, or what is wrong with it; null: it is blank. */
function readRecord(line: BodyLine): string[] | string | null {
  if ('problem' in line) return line.problem;
  if (line.text.trim() === '') return null;
  return splitCells(line.text) ?? 'is not CSV: quotes do not match';
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

function toItem(record: readonly string[] | string, columns: readonly Column[], line: number): ParsedItem {
  if (typeof record === 'string') return { line, problem: record };
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
