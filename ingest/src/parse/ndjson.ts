import { isUtf8 } from 'node:buffer';
import { splitLines, type BodyLine } from './lines.js';
import type { ParsedItem } from './types.js';

const byteOrderMark = '\uFEFF';

/** Reads newline-delimited JSON; blank lines are let pass, each bad line is reported with its number. */
export async function* parseNdjson(
  body: AsyncIterable<Buffer>,
  longest: number,
): AsyncGenerator<ParsedItem[]> {
  for await (const lines of splitLines(body, longest)) {
    const items = lines.map((line) => parseLine(line, longest)).filter((item) => item !== null);
    if (items.length > 0) yield items;
  }
}

function parseLine({ number: line, bytes }: BodyLine, longest: number): ParsedItem | null {
  if (bytes === null) return { line, problem: `is longer than ${String(longest)} bytes` };
  if (!isUtf8(bytes)) return { line, problem: 'is not UTF-8' };
  const text = bytes.toString('utf8').replace(byteOrderMark, line === 1 ? '' : byteOrderMark);
  if (text.trim() === '') return null;
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's own message repeats the text, which may hold what must not be repeated.
    return { line, problem: 'is not JSON: one object a line is expected' };
  }
}
