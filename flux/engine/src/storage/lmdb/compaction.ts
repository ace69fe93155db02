import { blockPoints, encodeBlock } from './block-codec.js';
import { copyValues, lowerBound, makeValues, mergeColumns, sliceValues } from '../columns.js';
import type { BlockIndex } from './block-index.js';
import type { BlockKey } from './keys.js';
import type { Series } from '../catalog.js';
import type { Columns } from '../columns.js';

/** How the blocks of one series change. */
export interface Rewrite {
  series: Series;
  removed: BlockKey[];
  added: Array<{ key: BlockKey; block: Buffer }>;
}

/**
 * The series' blocks with newer points worked in. A point belongs to the last block that begins before it, so that a
 * late one rewrites that block alone, however many lie behind it.
 */
export async function rewriteWith(series: Series, newer: Columns, index: BlockIndex): Promise<Rewrite> {
  const blocks = index.of(series);
  if (blocks.length === 0) return { series, removed: [], added: await encodeBlocks(series, newer, true) };
  const rewrite: Rewrite = { series, removed: [], added: [] };
  const { times, values } = newer;
  let from = 0;
  for (const [at, block] of blocks.entries()) {
    if (from === times.length) break;
    const next = at + 1 < blocks.length ? blocks[at + 1] : undefined;
    const to = next ? lowerBound(times, next.first) : times.length;
    if (to <= from) continue;
    const part = { times: times.subarray(from, to), values: sliceValues(values, from, to) };
    from = to;
    const isFullTail = !next && block.count >= blockPoints && part.times[0] > block.last;
    const older = isFullTail ? [] : index.read(series, [block]);
    if (!isFullTail) rewrite.removed.push(block);
    const merged = older.length > 0 ? mergeColumns(series.type, older[0], part) : part;
    rewrite.added.push(...(await encodeBlocks(series, merged, !next)));
  }
  return rewrite;
}

/** The series' blocks without the points in [start, stop). */
export async function rewriteWithout(
  series: Series,
  start: bigint,
  stop: bigint,
  index: BlockIndex,
): Promise<Rewrite> {
  const removed = [...index.within(series, start, stop)];
  const cut = removed.filter(({ first, last }) => first < start || last >= stop);
  const left = index.read(series, cut).flatMap(({ times, values }) => {
    const kept = (from: bigint | undefined, to: bigint | undefined): Columns => {
      const begin = from === undefined ? 0 : lowerBound(times, from);
      const end = to === undefined ? times.length : lowerBound(times, to);
      return {
        times: times.subarray(begin, Math.max(begin, end)),
        values: sliceValues(values, begin, Math.max(begin, end)),
      };
    };
    return [kept(undefined, start), kept(stop, undefined)];
  });
  const added = await Promise.all(left.map((part) => encodeBlocks(series, part, true)));
  return { series, removed, added: added.flat() };
}

/** Blocks follow one another, so that joining is copying. */
export function joinColumns(series: Series, parts: readonly Columns[]): Columns {
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, { times }) => sum + times.length, 0);
  const times = new BigInt64Array(length);
  const values = makeValues(series.type, length);
  let at = 0;
  for (const part of parts) {
    times.set(part.times, at);
    copyValues(values, at, part.values, 0, part.times.length);
    at += part.times.length;
  }
  return { times, values };
}

/**
 * At the series' end full blocks and a rest, which the next compaction fills; between other blocks equal ones, so that
 * a few late points do not leave a tiny block behind.
 */
async function encodeBlocks(series: Series, columns: Columns, atEnd: boolean): Promise<Rewrite['added']> {
  const { length } = columns.times;
  const pieces = Math.ceil(length / blockPoints);
  const size = atEnd ? blockPoints : Math.ceil(length / pieces);
  const encoded = Array.from({ length: pieces }, async (_, piece) => {
    const from = piece * size;
    const to = Math.min(length, from + size);
    const times = columns.times.subarray(from, to);
    const part = { times, values: sliceValues(columns.values, from, to) };
    const key = {
      seriesNumber: series.number,
      first: times[0],
      last: times[times.length - 1],
      count: times.length,
    };
    return { key, block: await encodeBlock(series.type, part) };
  });
  return Promise.all(encoded);
}
