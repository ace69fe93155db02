import { decodeLine } from './decode.js';
import { splitLines, type BodyLine } from './lines.js';
import type { ParsedItem } from './types.js';

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

function parseLine(line: BodyLine, longest: number): ParsedItem | null {
  const { number } = line;
  const decoded = decodeLine(line, longest);
  if ('problem' in decoded) return { line: number, problem: decoded.problem };
  if (decoded.text.trim() === '') return null;
  try {
    return { line: number, value: JSON.parse(decoded.text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's own message repeats the text, which may hold what must not be repeated.
    return { line: number, problem: 'is not JSON: one object a line is expected' };
  }
}
