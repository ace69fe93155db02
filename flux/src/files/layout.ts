import type { Status } from '../statuses.js';
import { statuses } from '../statuses.js';
import { FileFormatError } from './errors.js';

/** Which column is what: a row a minute and status (long), or a row a minute (wide). */
export type Layout =
  | {
      kind: 'long';
      time: number;
      status: number;
      count: number;
      tags: Array<{ tag: string; column: number }>;
    }
  | { kind: 'wide'; time: number; columns: Array<{ status: Status; column: number }> };

const timeNames = ['time', 'timestamp', 'minute'];
const countNames = ['count', 'f1', 'f0_'];

/**
 * Recognises a header (names in lower case).
 * @throws FileFormatError when it is neither long nor wide.
 */
export function readLayout(file: string, header: readonly string[], tags: readonly string[]): Layout {
  const time = firstOf(header, timeNames);
  if (time === null)
    throw new FileFormatError(
      file,
      1,
      `no column ${timeNames.join(', ')} in the header "${header.join(',')}"`,
    );
  const status = header.indexOf('status');
  if (status >= 0) {
    const count = firstOf(header, countNames);
    if (count === null)
      throw new FileFormatError(file, 1, 'no column count (or F1, f0_) beside time and status in the header');
    return { kind: 'long', time, status, count, tags: tagColumns(header, tags) };
  }
  const columns = statuses.flatMap((name) => {
    const column = header.indexOf(name);
    return column < 0 ? [] : [{ status: name, column }];
  });
  if (columns.length === 0)
    throw new FileFormatError(
      file,
      1,
      'neither long (time,status,count) nor wide (minute,approved,denied,…): no column is named status or like a status',
    );
  return { kind: 'wide', time, columns };
}

function firstOf(header: readonly string[], names: readonly string[]): number | null {
  const index = header.findIndex((name) => names.includes(name));
  return index < 0 ? null : index;
}

function tagColumns(header: readonly string[], tags: readonly string[]) {
  return tags.flatMap((tag) => {
    const column = header.indexOf(tag.toLowerCase());
    return column < 0 ? [] : [{ tag, column }];
  });
}
