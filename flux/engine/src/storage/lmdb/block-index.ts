import { decodeBlock } from './block-codec.js';
import { BlockCache } from './block-cache.js';
import { blockKey, readBlockKey, seriesRange } from './keys.js';
import { StorageError } from '../errors.js';
import type { BlockKey } from './keys.js';
import type { Rewrite } from './compaction.js';
import type { Environment } from './environment.js';
import type { Series } from '../catalog.js';
import type { Columns } from '../columns.js';

/** A series with more blocks in a range than this is read once from end to end, and would only push out what is read often. */
const mostCachedBlocks = 32;

/** Which blocks each series has; those of a series are listed when it is first asked for. */
export class BlockIndex {
  readonly #bySeries = new Map<number, BlockKey[]>();
  readonly #cache: BlockCache;
  /** Blocks of a commit that is under way: LMDB may or may not show them yet. */
  readonly #pending = new Map<BlockKey, Buffer>();

  constructor(
    private readonly environment: Environment,
    cacheBytes: number,
  ) {
    this.#cache = new BlockCache(cacheBytes);
  }

  /** In order of time; blocks of a series never overlap. */
  of(series: Series): readonly BlockKey[] {
    let keys = this.#bySeries.get(series.number);
    if (!keys) {
      keys = [...this.environment.blocks.getKeys(seriesRange(series.number))].map(readBlockKey);
      this.#bySeries.set(series.number, keys);
    }
    return keys;
  }

  /** The blocks with a time in [start, stop). */
  within(series: Series, start: bigint, stop: bigint): readonly BlockKey[] {
    const keys = this.of(series);
    let from = 0;
    for (let high = keys.length; from < high;) {
      const middle = (from + high) >>> 1;
      if (keys[middle].last < start) from = middle + 1;
      else high = middle;
    }
    let to = from;
    while (to < keys.length && keys[to].first < stop) to++;
    return from === 0 && to === keys.length ? keys : keys.slice(from, to);
  }

  /** Whether the columns of so many blocks are kept when they have been read. */
  keeps(keys: readonly BlockKey[]): boolean {
    return keys.length <= mostCachedBlocks;
  }

  read(series: Series, keys: readonly BlockKey[], keep = this.keeps(keys)): Columns[] {
    return keys.map((key) => {
      const cached = this.#cache.get(key);
      if (cached) return cached;
      const block = this.#pending.get(key) ?? this.environment.blocks.getBinary(blockKey(key));
      if (!block)
        throw new StorageError(
          `a block of series ${series.number} is missing: restore the data folder from a backup`,
        );
      const columns = decodeBlock(series.type, key.count, block);
      if (keep) this.#cache.put(key, columns);
      return columns;
    });
  }

  /**
   * Takes up rewrites that are about to be committed, since a reader may see the committed file before the commit's
   * promise resolves. Returns what to call when it is on disk, or when it failed.
   */
  stage(rewrites: readonly Rewrite[]): { committed: () => void; failed: () => void } {
    for (const { series, removed, added } of rewrites) {
      for (const { key, block } of added) this.#pending.set(key, block);
      this.#replace(
        series,
        removed,
        added.map(({ key }) => key),
      );
    }
    const unpin = () => {
      for (const { added } of rewrites) for (const { key } of added) this.#pending.delete(key);
    };
    return {
      committed: unpin,
      failed: () => {
        for (const { series, removed, added } of rewrites)
          this.#replace(
            series,
            added.map(({ key }) => key),
            removed,
          );
        unpin();
      },
    };
  }

  #replace(series: Series, removed: readonly BlockKey[], added: readonly BlockKey[]): void {
    const gone = new Set(removed);
    for (const key of removed) this.#cache.remove(key);
    const keys = [...this.of(series).filter((key) => !gone.has(key)), ...added];
    keys.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
    this.#bySeries.set(series.number, keys);
  }

  forget(series: Series): void {
    for (const key of this.of(series)) this.#cache.remove(key);
    this.#bySeries.delete(series.number);
  }
}
