import type { BodyLine } from './decode.js';
import { splitLines } from './lines.js';
import type { ParsedItem } from './types.js';

/** Reads newline-delimited JSON; blank lines are let pass, each bad line is reported with its number. */
export async function* parseNdjson(
  body: AsyncIterable<Buffer>,
  longest: number,
): AsyncGenerator<ParsedItem[]> {
  for await (const lines of splitLines(body, longest)) {
    const items: ParsedItem[] = [];
    for (const line of lines) {
      const item = parseLine(line);
      if (item !== null) items.push(item);
    }
    if (items.length > 0) yield items;
  }
}

function parseLine(line: BodyLine): ParsedItem | null {
  const { number } = line;
  if ('problem' in line) return { line: number, problem: line.problem };
  if (line.text.trim() === '') return null;
  try {
    return { line: number, value: JSON.parse(line.text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's own message repeats the text, which may hold what must not be repeated.
    return { line: number, problem: 'is not JSON: one object a line is expected' };
  }
}
