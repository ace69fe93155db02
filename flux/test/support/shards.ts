import { statuses, type Status } from '../../src/index.js';
import { minute, type Counts } from './counts.js';

/** What shard `name` of two has of a count: `a` the larger half, `b` the rest. */
export function partOf(name: 'a' | 'b', count: number): number {
  const larger = Math.ceil(count * 0.6);
  return name === 'a' ? larger : count - larger;
}

/** The minutes [from, to) as a shard's rollup writes them, as line protocol in seconds. */
export function reportOf(
  name: string,
  counts: Counts,
  { from, to, part }: { from: number; to: number; part: (count: number, status: Status) => number },
): string {
  const lines: string[] = [];
  for (let t = from; t < to; t++)
    for (const status of statuses)
      lines.push(
        `minute,status=${status},shard=${name} count=${part(counts.of[status][t]!, status)}i,covered=1i ${minute(t).getTime() / 1000}`,
      );
  return lines.join('\n');
}
