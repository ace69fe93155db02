import { isAscii, isUtf8 } from 'node:buffer';

/** One line of a body: its number from 1, and its text, or why it has none. */
export type BodyLine = { number: number; text: string } | { number: number; problem: string };

const newline = 10;
const byteOrderMark = '\uFEFF';

/**
 * Reads a line's bytes as UTF-8; the body may begin with a byte order mark. Bytes of another encoding are refused:
 * read all the same, different ids would become one.
 * @param bytes null: it was longer than allowed
 */
export function decodeLine(bytes: Buffer | null, number: number, longest: number): BodyLine {
  if (bytes === null || bytes.length > longest)
    return { number, problem: `is longer than ${String(longest)} bytes` };
  if (!isUtf8(bytes)) return { number, problem: 'is not UTF-8' };
  const text = bytes.toString('utf8');
  return { number, text: number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text };
}

/** Reads the lines of a text, the last one without its line break; the first has this number. */
export function decodeLines(bytes: Buffer, first: number, longest: number): BodyLine[] {
  // Nearly all bodies are ASCII: read in one go, a line costs a fifth of what it costs alone.
  if (isAscii(bytes)) {
    const texts = bytes.toString('latin1').split('\n');
    return texts.map((text, index) =>
      text.length > longest ? decodeLine(null, first + index, longest) : { number: first + index, text },
    );
  }
  const lines: BodyLine[] = [];
  for (let from = 0; from <= bytes.length;) {
    const found = bytes.indexOf(newline, from);
    const end = found < 0 ? bytes.length : found;
    lines.push(decodeLine(bytes.subarray(from, end), first + lines.length, longest));
    from = end + 1;
  }
  return lines;
}
