import { Lines } from './lines.js';
import type { SendLines } from './types.js';

/** What became of many lines: refused ones by index, or the reason why the rest could not be tried. */
export type IsolatedResult =
  | { kind: 'done'; refused: Map<number, string> }
  | { kind: 'unavailable'; reason: string; retryAfterMs?: number };

type Range = [from: number, to: number];

/**
 * Writes lines; where InfluxDB refuses them, halves find the ones that it means. Lines that were stored on the way
 * are written again, which changes nothing.
 */
export async function sendIsolating(send: SendLines, lines: Lines): Promise<IsolatedResult> {
  const refused = new Map<number, string>();
  let each: readonly string[] | undefined;
  const part = ([from, to]: Range): Lines => {
    if (to - from === lines.count) return lines;
    each ??= lines.toArray();
    return Lines.of(each.slice(from, to));
  };
  const ranges: Range[] = lines.count === 0 ? [] : [[0, lines.count]];
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [from, to] = range;
    const result = await send(part(range));
    if (result.kind === 'unavailable') return result;
    if (result.kind === 'stored') continue;
    if (to - from === 1) refused.set(from, result.reason);
    else {
      const middle = Math.ceil((from + to) / 2);
      ranges.push([middle, to], [from, middle]);
    }
  }
  return { kind: 'done', refused };
}
