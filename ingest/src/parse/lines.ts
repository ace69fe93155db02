/** One line of a body: its number from 1, and its bytes; null: it was longer than allowed. */
export interface BodyLine {
  number: number;
  bytes: Buffer | null;
}

const newline = 10;

/** Cuts a streamed body into lines; what is too long is let go as it comes, so memory stays flat. */
export async function* splitLines(body: AsyncIterable<Buffer>, longest: number): AsyncGenerator<BodyLine[]> {
  let rest: Buffer[] = [];
  let restLength = 0;
  let number = 0;
  const take = (end: Buffer): BodyLine => {
    const tooLong = restLength + end.length > longest;
    const bytes = tooLong ? null : rest.length === 0 ? end : Buffer.concat([...rest, end]);
    rest = [];
    restLength = 0;
    return { number: ++number, bytes };
  };
  for await (const chunk of body) {
    const lines: BodyLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      lines.push(take(chunk.subarray(from, at)));
      from = at + 1;
    }
    const left = chunk.subarray(from);
    restLength += left.length;
    if (restLength <= longest) rest.push(left);
    else rest = [];
    if (lines.length > 0) yield lines;
  }
  if (restLength > 0) yield [take(Buffer.alloc(0))];
}
