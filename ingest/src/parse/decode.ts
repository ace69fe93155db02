import { isUtf8 } from 'node:buffer';
import type { BodyLine } from './lines.js';

/** A line's text, or why it has none. */
export type DecodedLine = { text: string } | { problem: string };

const byteOrderMark = '\uFEFF';

/**
 * Reads a line's bytes as UTF-8; the body may begin with a byte order mark. Bytes of another encoding are refused:
 * read all the same, different ids would become one.
 */
export function decodeLine({ number, bytes }: BodyLine, longest: number): DecodedLine {
  if (bytes === null) return { problem: `is longer than ${String(longest)} bytes` };
  if (!isUtf8(bytes)) return { problem: 'is not UTF-8' };
  const text = bytes.toString('utf8');
  return { text: number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text };
}
