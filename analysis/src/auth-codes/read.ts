import { basename } from 'node:path';
import { FileFormatError, parseFileTime, readCsv, timeFormats, Timeline } from '@firewatch/flux/files';

export interface CodeCount {
  /** Since the epoch. */
  minute: number;
  code: string;
  count: number;
}

/**
 * Reads `timestamp,auth_code,count`.
 * @throws FileFormatError naming line and remedy
 */
export async function readAuthCodes(path: string): Promise<{ rows: CodeCount[]; dated: boolean }> {
  const file = basename(path);
  const timeline = new Timeline();
  const rows: CodeCount[] = [];
  for await (const { header, record } of readCsv(path)) {
    const cell = (names: readonly string[]) => record.values[columnOf(file, header, names)] ?? '';
    const text = cell(['time', 'timestamp', 'minute']);
    const time = parseFileTime(text);
    const placed = time && timeline.place(time);
    if (placed === null)
      throw new FileFormatError(
        file,
        record.line,
        `time "${text}" is none of ${timeFormats}, or unlike those before`,
      );
    const code = cell(['auth_code']);
    if (code === '')
      throw new FileFormatError(file, record.line, 'auth_code is empty; give the code or drop the row');
    const count = cell(['count', 'f1', 'f0_']);
    if (!/^\d+$/.test(count))
      throw new FileFormatError(file, record.line, `count "${count}" is not a whole number of 0 or more`);
    rows.push({ minute: Math.floor(placed / 60_000), code, count: Number(count) });
  }
  if (!rows.some(({ count }) => count > 0))
    throw new FileFormatError(file, null, 'no row counts a transaction');
  return { rows, dated: timeline.dated };
}

function columnOf(file: string, header: readonly string[], names: readonly string[]): number {
  const index = header.findIndex((name) => names.includes(name));
  if (index < 0)
    throw new FileFormatError(file, 1, `authorisation codes need a column ${names.join(' or ')}`);
  return index;
}
