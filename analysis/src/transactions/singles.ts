import { basename } from 'node:path';
import { statuses } from '@firewatch/flux';
import type { Database } from '../duckdb/database.js';
import { identifier, quote, sql } from '../duckdb/sql.js';
import { FileFormatError, readCsv } from '@firewatch/flux/files';

const timeNames = ['time', 'timestamp'];
const countNames = ['count', 'f1', 'f0_'];
/** Bad rows that are named; beyond, only their number is told. */
const namedProblems = 5;

/** Whether a header (in lower case) is of single transactions: a time and a status, and nothing that counts. */
export function hasSingles(header: readonly string[]): boolean {
  return header.includes('status') && !countNames.some((name) => header.includes(name));
}

/**
 * Counts a file of single transactions into the table `minutes`, in one pass of SQL over the file, so that
 * millions of rows need little memory. Bad rows are left out and reported.
 * @returns notes on rows left out
 * @throws FileFormatError when no row is usable
 */
export async function countSingles(database: Database, file: string): Promise<string[]> {
  const layout = await layoutOf(file);
  const { connection } = database;
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`CREATE OR REPLACE TEMP VIEW source AS ${scan(file, layout)}`);
  const at = layout.epoch
    ? 'make_timestamp(try_cast(time AS BIGINT) * 1000)'
    : '(try_cast(time AS TIMESTAMPTZ))::TIMESTAMP';
  const known = statuses.map(quote).join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW transactions AS
     SELECT ${at} AS event_time, lower(status) AS status, amount FROM source
     WHERE ${at} IS NOT NULL AND lower(status) IN (${known})`,
  );
  await connection.run(`CREATE OR REPLACE TABLE minutes AS ${sql('transactions-minutes')}`);
  const notes = await badRows(database, file, layout);
  const [counted] = await database.rows<{ rows: number }>('SELECT count(*) AS rows FROM minutes');
  if (counted!.rows === 0)
    throw new FileFormatError(basename(file), null, `no row is a transaction. ${notes.join(' ')}`.trim());
  return notes;
}

interface SinglesLayout {
  header: string[];
  time: string;
  /** Whether times are epoch milliseconds. */
  epoch: boolean;
}

async function layoutOf(file: string): Promise<SinglesLayout> {
  for await (const { header, record } of readCsv(file)) {
    const index = header.findIndex((name) => timeNames.includes(name));
    if (index < 0)
      throw new FileFormatError(
        basename(file),
        1,
        `single transactions need a column ${timeNames.join(' or ')}`,
      );
    return { header, time: header[index]!, epoch: /^\d{11,}$/.test(record.values[index] ?? '') };
  }
  throw new FileFormatError(basename(file), null, 'has a header but no rows');
}

/** The file's rows with columns `time`, `status` and `amount` (null where there is none). */
function scan(file: string, layout: SinglesLayout): string {
  const amount = layout.header.includes('amount') ? 'amount' : 'NULL::DOUBLE AS amount';
  const rows = readCall(file, layout, { time: 'VARCHAR', status: 'VARCHAR', onError: 'ignore_errors' });
  return `SELECT ${identifier(layout.time)} AS time, status, ${amount} FROM ${rows}`;
}

interface ReadCall {
  /** Types that the two columns are read as. */
  time: string;
  status: string;
  onError: 'ignore_errors' | 'store_rejects';
}

function readCall(file: string, { header, time }: SinglesLayout, call: ReadCall): string {
  const types: Record<string, string> = { [time]: call.time, status: call.status, amount: 'DOUBLE' };
  const columns = header.map((name) => `${quote(name)}: ${quote(types[name] ?? 'VARCHAR')}`);
  return (
    `read_csv(${quote(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', ` +
    `${call.onError} = true, columns = {${columns.join(', ')}})`
  );
}

/** Which rows were left out, by line. The file is read again for that, and only when rows were left out. */
async function badRows(database: Database, file: string, layout: SinglesLayout): Promise<string[]> {
  const total = await database.rows<{ rows: number }>(
    `SELECT count(*) AS rows FROM read_csv(${quote(file)}, auto_detect = false, header = true, ` +
      `delim = '\x1f', quote = '', escape = '', columns = {'line': 'VARCHAR'}) WHERE trim(line) <> ''`,
  );
  const [used] = await database.rows<{ rows: number }>('SELECT sum(count) AS rows FROM minutes');
  const bad = total[0]!.rows - used!.rows;
  if (bad <= 0) return [];
  await database.connection.run(
    `CREATE OR REPLACE TYPE status AS ENUM (${statuses.flatMap(spellings).map(quote).join(', ')})`,
  );
  const time = layout.epoch ? 'BIGINT' : 'TIMESTAMP';
  // Every column is asked for: DuckDB counts columns among those asked for, and would name the wrong one.
  await database.rows(
    `SELECT max(COLUMNS(*)) FROM ${readCall(file, layout, { time, status: 'status', onError: 'store_rejects' })}`,
  );
  const named = await database.rows<{ line: number; column_name: string | null; csv_line: string }>(
    'SELECT line, arg_min(column_name, column_idx) AS column_name, any_value(csv_line) AS csv_line ' +
      'FROM reject_errors GROUP BY line ORDER BY line',
  );
  const lines = named
    .slice(0, namedProblems)
    .map(
      ({ line, column_name, csv_line }) =>
        `line ${String(line)} (${column_name ?? 'number of fields'}: ${csv_line.trim()})`,
    );
  const more = bad > lines.length ? ` and ${String(bad - lines.length)} more` : '';
  return [`${String(bad)} bad ${bad === 1 ? 'row was' : 'rows were'} left out: ${lines.join('; ')}${more}.`];
}

function spellings(status: string): string[] {
  return [status, status.toUpperCase(), status[0]!.toUpperCase() + status.slice(1)];
}
