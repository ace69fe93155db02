import { decodeLine, decodeLines, type BodyLine } from './decode.js';

const newline = 10;

/** Cuts a streamed body into lines; what is too long is let go as it comes, so memory stays flat. */
export async function* splitLines(body: AsyncIterable<Buffer>, longest: number): AsyncGenerator<BodyLine[]> {
  let rest: Buffer[] = [];
  let restLength = 0;
  let number = 0;
  const keep = (left: Buffer): void => {
    restLength += left.length;
    if (restLength <= longest) rest.push(left);
    else rest = [];
  };
  /** The line that what was kept begins. */
  const take = (end: Buffer): BodyLine => {
    keep(end);
    const bytes = restLength > longest ? null : rest.length === 1 ? end : Buffer.concat(rest);
    rest = [];
    restLength = 0;
    return decodeLine(bytes, ++number, longest);
  };
  for await (const chunk of body) {
    const first = chunk.indexOf(newline);
    if (first < 0) {
      keep(chunk);
      continue;
    }
    const lines = [take(chunk.subarray(0, first))];
    const last = chunk.lastIndexOf(newline);
    if (last > first) {
      for (const line of decodeLines(chunk.subarray(first + 1, last), number + 1, longest)) lines.push(line);
      number += lines.length - 1;
    }
    keep(chunk.subarray(last + 1));
    yield lines;
  }
  if (restLength > 0) yield [take(Buffer.alloc(0))];
}
