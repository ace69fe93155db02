import { basename } from 'node:path';
import { FileFormatError, readCsv } from '@firewatch/flux/files';
import { InvalidRowsError } from './errors.js';
import type { RowProblem } from './errors.js';
import { hourName, referenceNames, references } from './types.js';
import type { CheckoutInput, CheckoutRow, Reference } from './types.js';

const hoursOfDay = 24;
const hourFormat = /^(\d{1,2})(?:h|:00|h ?00)?$/i;

interface Columns {
  time: number;
  today: number;
  references: Array<[Reference, number]>;
}

/**
 * Reads an hour table: 24 rows with `time`, `today` and at least one reference. A reference column may be
 * absent and any number but the hour may be empty; both are said in `notes`.
 * @throws InvalidRowsError naming every bad row by line; FileFormatError where the file is no hour table.
 */
export async function readCheckout(file: string): Promise<CheckoutInput> {
  const name = basename(file);
  const problems: RowProblem[] = [];
  const rows = new Map<number, { line: number; row: CheckoutRow }>();
  let columns: Columns | null = null;
  for await (const { header, record } of readCsv(file)) {
    columns ??= columnsOf(name, header);
    const { row, problem } = readRow(columns, record.values);
    const earlier = row && rows.get(row.hour);
    if (problem) problems.push({ line: record.line, problem });
    else if (row && earlier)
      problems.push({
        line: record.line,
        problem: `${hourName(row.hour)} is already on line ${String(earlier.line)}; keep one of them`,
      });
    else if (row) rows.set(row.hour, { line: record.line, row });
  }
  if (columns === null)
    throw new FileFormatError(name, null, 'has a header but no rows; 24 hours are expected');
  const missing = Array.from({ length: hoursOfDay }, (_, hour) => hour).filter((hour) => !rows.has(hour));
  if (problems.length === 0 && missing.length > 0)
    problems.push({ line: null, problem: missingHours(missing) });
  if (problems.length > 0) throw new InvalidRowsError(name, problems);
  const ordered = [...rows.values()].map(({ row }) => row).sort((a, b) => a.hour - b.hour);
  refuseEmptyDays(name, ordered);
  return { file, rows: ordered, notes: notesOn(columns, ordered) };
}

function columnsOf(file: string, header: string[]): Columns {
  const time = header.findIndex((name) => name === 'time' || name === 'hour');
  const today = header.indexOf('today');
  if (time < 0 || today < 0)
    throw new FileFormatError(file, 1, 'an hour table needs the columns `time` and `today`');
  const present = references.flatMap((reference): Array<[Reference, number]> => {
    const index = header.indexOf(reference);
    return index < 0 ? [] : [[reference, index]];
  });
  if (present.length === 0)
    throw new FileFormatError(
      file,
      1,
      `there is nothing to compare today with: add at least one of ${references.map((r) => `\`${r}\``).join(', ')}`,
    );
  return { time, today, references: present };
}

function readRow(columns: Columns, values: string[]): { row?: CheckoutRow; problem?: string } {
  const time = values[columns.time] ?? '';
  const hour = Number(hourFormat.exec(time)?.[1] ?? NaN);
  if (!(hour < hoursOfDay)) return { problem: `\`${time}\` is not an hour from 00h to 23h` };
  const today = readNumber(values[columns.today] ?? '');
  if (today === undefined || (today !== null && !Number.isInteger(today)))
    return { problem: badNumber('today', values[columns.today], 'a whole number of sales') };
  const row: CheckoutRow = {
    hour,
    today,
    references: { yesterday: null, same_day_last_week: null, avg_last_week: null, avg_last_month: null },
  };
  for (const [reference, index] of columns.references) {
    const value = readNumber(values[index] ?? '');
    if (value === undefined) return { problem: badNumber(reference, values[index], 'a number of sales') };
    row.references[reference] = value;
  }
  return { row };
}

/** A count or an average; null when empty; undefined when it is neither. */
function readNumber(text: string): number | null | undefined {
  if (text === '') return null;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function badNumber(column: string, text: string | undefined, wanted: string): string {
  const why = /^-\d/.test(text ?? '') ? 'is negative' : `is not ${wanted}`;
  return `${column} \`${text ?? ''}\` ${why}; give ${wanted}, or leave it empty where it is not known`;
}

function missingHours(missing: number[]): string {
  const names = missing.map(hourName).join(', ');
  return (
    `${missing.length === 1 ? 'the hour' : 'the hours'} ${names} ${missing.length === 1 ? 'is' : 'are'} missing; ` +
    'no row is not the same as no sales: add the row with 0, or with an empty `today` where the hour is not over'
  );
}

function refuseEmptyDays(file: string, rows: CheckoutRow[]): void {
  if (rows.every((row) => row.today === null))
    throw new FileFormatError(file, null, '`today` is empty in every hour; there is nothing to judge');
  if (rows.every((row) => references.every((reference) => row.references[reference] === null)))
    throw new FileFormatError(
      file,
      null,
      'the references are empty in every hour; there is nothing to compare with',
    );
  if (rows.every((row) => !row.today && references.every((reference) => !row.references[reference])))
    throw new FileFormatError(file, null, 'every number is zero; check the export that made the file');
}

function notesOn(columns: Columns, rows: CheckoutRow[]): string[] {
  const notes: string[] = [];
  const present = columns.references.map(([reference]) => reference);
  const absent = references.filter((reference) => !present.includes(reference));
  const rest = present.length === 1 ? 'the other one' : `the median of the other ${String(present.length)}`;
  if (absent.length > 0)
    notes.push(`No ${absent.map((r) => referenceNames[r]).join(', no ')} in the file: expected is ${rest}.`);
  const empty = (row: CheckoutRow) =>
    present.filter((reference) => row.references[reference] === null).length;
  const incomplete = rows.filter((row) => empty(row) > 0 && empty(row) < present.length);
  if (incomplete.length > 0)
    notes.push(`References are empty at ${names(incomplete)}: expected is the median of those given there.`);
  const alone = rows.filter((row) => empty(row) === present.length);
  if (alone.length > 0) notes.push(`Not judged, because no reference is given: ${names(alone)}.`);
  const open = rows.filter((row) => row.today === null);
  if (open.length > 0) notes.push(`Not judged, because today is empty: ${names(open)}.`);
  if (rows.every((row) => row.today === null || row.today === 0))
    notes.push('Today is zero in every hour: an outage of the whole day, or an export that failed.');
  for (const reference of present)
    if (rows.every((row) => row.references[reference] === 0))
      notes.push(`${referenceNames[reference]} is zero in every hour; check whether it was really recorded.`);
  return notes;
}

function names(rows: CheckoutRow[]): string {
  return rows.map((row) => hourName(row.hour)).join(', ');
}
