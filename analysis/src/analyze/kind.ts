import { basename } from 'node:path';
import { statuses } from '@firewatch/flux';
import { FileFormatError, readCsv } from '@firewatch/flux/files';
import type { SqlName } from '../duckdb/sql.js';
import { hasSingles } from '../transactions/singles.js';
import { queriesOf } from './analyzed.js';
import type { FileKind } from './analyzed.js';

/** What each kind of file looks like, for error messages. */
const shapes =
  'a checkout file has `time,today,yesterday,…`; transactions have `time,status,count` or `minute,approved,denied,…`; ' +
  'authorisation codes have `timestamp,auth_code,count`';

/**
 * Recognises a file by its columns alone; its name says nothing.
 * @throws FileFormatError naming the columns found and those known.
 */
export async function kindOf(file: string): Promise<FileKind> {
  return kindOfHeader(basename(file), await headerOf(file));
}

/**
 * The queries that a file is judged by, in the order they run.
 * @throws FileFormatError as `kindOf`
 */
export async function queriesOfFile(file: string): Promise<readonly SqlName[]> {
  const header = await headerOf(file);
  const kind = kindOfHeader(basename(file), header);
  return queriesOf[kind === 'transactions' && hasSingles(header) ? 'single transactions' : kind];
}

async function headerOf(file: string): Promise<string[]> {
  for await (const { header } of readCsv(file)) return header;
  throw new FileFormatError(basename(file), null, 'has a header but no rows');
}

/** @param header names in lower case */
export function kindOfHeader(file: string, header: readonly string[]): FileKind {
  const has = (name: string) => header.includes(name);
  if (has('today') && (has('time') || has('hour'))) return 'checkout';
  if (has('status') || statuses.some(has)) return 'transactions';
  if (has('auth_code')) return 'auth codes';
  throw new FileFormatError(file, 1, `the columns "${header.join(',')}" are of no known kind: ${shapes}`);
}
