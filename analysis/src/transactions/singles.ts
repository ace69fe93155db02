import { basename } from 'node:path';
import { statuses } from '@firewatch/flux';
import type { Database } from '../duckdb/database.js';
import { identifier, quote, sql } from '../duckdb/sql.js';
import { FileFormatError, readCsv } from '@firewatch/flux/files';
import type { CsvRecord } from '@firewatch/flux/files';

const timeNames = ['time', 'timestamp'];
const countNames = ['count', 'f1', 'f0_'];
/** Bad rows that are named; beyond, only their number is told. */
const namedProblems = 5;
/** Records that are judged at a time when bad ones are named. */
const batchRows = 10_000;

/** Whether a header (in lower case) is of single transactions: a time and a status, and nothing that counts. */
export function hasSingles(header: readonly string[]): boolean {
  return header.includes('status') && !countNames.some((name) => header.includes(name));
}

/**
 * Counts a file of single transactions into the table `minutes`, by SQL over the file, so that millions of rows need little
 * memory. Bad rows are left out and reported.
 * @returns notes on rows left out
 * @throws FileFormatError when no row is usable
 */
export async function countSingles(database: Database, file: string): Promise<string[]> {
  const layout = await layoutOf(file);
  const { connection } = database;
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW transactions AS
     SELECT ${timeOf(layout)} AS event_time, lower(trim(status)) AS status, try_cast(amount AS DOUBLE) AS amount
     FROM (${scan(file, layout, 'ignore_errors')}) WHERE ${faultOf(layout)} IS NULL`,
  );
  await connection.run(`CREATE OR REPLACE TABLE minutes AS ${sql('transactions-minutes')}`);
  const bad = await countBadRows(database, file, layout);
  const notes = bad > 0 ? [tellBadRows(bad, await findBadRows(database, file, layout))] : [];
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

/** SQL: when a row with a column `time` happened; null where that cannot be read. */
function timeOf({ epoch }: SinglesLayout): string {
  return epoch
    ? 'make_timestamp(try_cast(time AS BIGINT) * 1000)'
    : '(try_cast(time AS TIMESTAMPTZ))::TIMESTAMP';
}

/** SQL: the column for which a row with `time`, `status` and `amount` is bad; null: it is a transaction. */
function faultOf(layout: SinglesLayout): string {
  return `CASE
    WHEN ${timeOf(layout)} IS NULL THEN ${quote(layout.time)}
    WHEN coalesce(lower(trim(status)), '') NOT IN (${statuses.map(quote).join(', ')}) THEN 'status'
    WHEN coalesce(trim(amount), '') <> '' AND NOT coalesce(isfinite(try_cast(amount AS DOUBLE)), false) THEN 'amount'
  END`;
}

/** The file's rows as text, with columns `time`, `status` and `amount` (null where there is none). */
function scan(
  file: string,
  { header, time }: SinglesLayout,
  onError: 'ignore_errors' | 'store_rejects',
): string {
  const columns = header.map((name) => `${quote(name)}: 'VARCHAR'`).join(', ');
  const amount = header.includes('amount') ? 'amount' : 'NULL::VARCHAR AS amount';
  return (
    `SELECT ${identifier(time)} AS time, status, ${amount} FROM read_csv(${quote(file)}, auto_detect = false, ` +
    `header = true, delim = ',', quote = '"', escape = '"', ${onError} = true, columns = {${columns}})`
  );
}

/** Rows that are no transactions, those among them that have another width than the header included. */
async function countBadRows(database: Database, file: string, layout: SinglesLayout): Promise<number> {
  const [faulty] = await database.rows<{ rows: number }>(
    `SELECT count(*) AS rows FROM (${scan(file, layout, 'store_rejects')}) WHERE ${faultOf(layout)} IS NOT NULL`,
  );
  // A blank line is no row.
  const [misshapen] = await database.rows<{ rows: number }>(
    "SELECT count(DISTINCT line) AS rows FROM reject_errors WHERE trim(csv_line, E' \\r\\n') <> ''",
  );
  return faulty!.rows + misshapen!.rows;
}

interface BadRow {
  line: number;
  fault: string;
  values: string[];
}

/**
 * The first bad rows by line, which SQL over a file cannot tell: records are read again with their lines, and judged by the
 * same predicate, some thousands at a time. Only done where rows are bad.
 */
async function findBadRows(database: Database, file: string, layout: SinglesLayout): Promise<BadRow[]> {
  const bad: BadRow[] = [];
  let batch: CsvRecord[] = [];
  for await (const { record } of readCsv(file, { anyWidth: true })) {
    batch.push(record);
    if (batch.length < batchRows) continue;
    bad.push(...(await badRowsOf(database, batch, layout)));
    batch = [];
    if (bad.length >= namedProblems) return bad.slice(0, namedProblems);
  }
  return [...bad, ...(await badRowsOf(database, batch, layout))].slice(0, namedProblems);
}

async function badRowsOf(
  database: Database,
  records: readonly CsvRecord[],
  layout: SinglesLayout,
): Promise<BadRow[]> {
  const { header } = layout;
  await database.connection.run(
    'CREATE OR REPLACE TABLE records (row INTEGER, time VARCHAR, status VARCHAR, amount VARCHAR)',
  );
  const places = [layout.time, 'status', 'amount'].map((name) => header.indexOf(name));
  const appender = await database.connection.createAppender('records');
  for (const [row, { values }] of records.entries()) {
    if (values.length !== header.length) continue;
    appender.appendInteger(row);
    for (const place of places) appender.appendVarchar(values[place] ?? '');
    appender.endRow();
  }
  appender.closeSync();
  const faulty = await database.rows<{ row: number; fault: string }>(
    `SELECT row, ${faultOf(layout)} AS fault FROM records WHERE fault IS NOT NULL`,
  );
  const faults = new Map(faulty.map(({ row, fault }) => [row, fault]));
  return records.flatMap(({ line, values }, row) => {
    const fault = values.length === header.length ? faults.get(row) : 'number of fields';
    return fault === undefined ? [] : [{ line, fault, values }];
  });
}

function tellBadRows(count: number, named: readonly BadRow[]): string {
  const lines = named.map(
    ({ line, fault, values }) => `line ${String(line)} (${fault}: ${values.join(',')})`,
  );
  const more = count > lines.length ? ` and ${String(count - lines.length)} more` : '';
  return `${String(count)} bad ${count === 1 ? 'row was' : 'rows were'} left out: ${lines.join('; ')}${more}.`;
}
