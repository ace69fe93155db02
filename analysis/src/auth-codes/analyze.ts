import type { Database } from '../duckdb/database.js';
import { sql } from '../duckdb/sql.js';
import { counted, fixed, percent, times, whole } from '../output/numbers.js';
import { spanOfMinutes } from '../output/times.js';
import type { Calendar } from '../output/times.js';
import { meaningOf } from './meanings.js';
import type { CodeCount } from './read.js';
import { readAuthCodes } from './read.js';
import type { AuthCode, AuthCodesAnalysis } from './types.js';

/** The level of the hour tables: from this z on, chance does not explain ten minutes. */
const anomalous = 4;
const slotMinutes = 10;

interface CodeRow {
  auth_code: string;
  count: number;
  share: number;
  peak_at: number;
  peak: number;
  peak_expected: number;
  z: number;
}

/**
 * Counts authorisation codes and finds where each came beyond its share.
 * @throws FileFormatError
 */
export async function analyzeAuthCodes(database: Database, file: string): Promise<AuthCodesAnalysis> {
  const { rows, dated } = await readAuthCodes(file);
  await load(database, rows);
  const found = await database.rows<CodeRow>(sql('auth-codes'));
  const minutes = rows.map(({ minute }) => minute);
  const first = minutes.reduce((least, minute) => Math.min(least, minute));
  const last = minutes.reduce((most, minute) => Math.max(most, minute));
  const calendar = { dated, first, minutes: last - first + 1 };
  const codes = found.map(toCode);
  const volume = codes.reduce((sum, { count }) => sum + count, 0);
  return { kind: 'auth codes', file, calendar, volume, codes, story: tell(codes, volume, calendar) };
}

/** `51 (insufficient funds)`. */
export function codeName({ code, meaning }: Pick<AuthCode, 'code' | 'meaning'>): string {
  return meaning === null ? code : `${code} (${meaning})`;
}

async function load({ connection }: Database, rows: readonly CodeCount[]): Promise<void> {
  await connection.run('CREATE OR REPLACE TABLE codes (minute BIGINT, auth_code VARCHAR, count BIGINT)');
  const appender = await connection.createAppender('codes');
  for (const { minute, code, count } of rows) {
    appender.appendBigInt(BigInt(minute));
    appender.appendVarchar(code);
    appender.appendBigInt(BigInt(count));
    appender.endRow();
  }
  appender.closeSync();
}

function toCode(row: CodeRow): AuthCode {
  return {
    code: row.auth_code,
    meaning: meaningOf(row.auth_code),
    count: row.count,
    share: row.share,
    peak: { minute: row.peak_at, count: row.peak, expected: row.peak_expected, z: row.z },
  };
}

function tell(codes: readonly AuthCode[], volume: number, calendar: Calendar): string[] {
  const odd = codes
    .filter(({ peak }) => peak.z >= anomalous)
    .sort((a, b) => b.peak.count - b.peak.expected - (a.peak.count - a.peak.expected));
  const told = odd.map((code) => {
    const { minute, count, expected } = code.peak;
    return (
      `${codeName(code)}: ${spanOfMinutes(minute, minute + slotMinutes - 1, calendar)} ${whole(count)} ` +
      `where its share would be ${fixed(expected)} (${times(count / expected)}).`
    );
  });
  const mix = codes.slice(0, 5).map((code) => `${codeName(code)} ${percent(code.share)}`);
  return [
    ...(told.length > 0
      ? told
      : ['No code came beyond its share in any ten minutes by more than chance explains.']),
    `In all ${counted(volume, 'transaction')} with ${counted(codes.length, 'code')}: ${mix.join(', ')}.`,
  ];
}
