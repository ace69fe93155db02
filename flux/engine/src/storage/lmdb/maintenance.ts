import { setImmediate as nextTurn } from 'node:timers/promises';
import { rewriteWith, rewriteWithout } from './compaction.js';
import { Head } from './head.js';
import { blockKey, numberKey } from './keys.js';
import { putCompacted } from './recovery.js';
import type { BlockIndex } from './block-index.js';
import type { Rewrite } from './compaction.js';
import type { Environment, Transaction } from './environment.js';
import type { Series, SeriesCatalog } from '../catalog.js';
import type { WriteAheadLog } from '../log/write-ahead-log.js';

export interface MaintenanceContext {
  environment: Environment;
  log: WriteAheadLog;
  index: BlockIndex;
  catalog: SeriesCatalog;
  /** The frozen head is being compacted; newer writes go to the current one. */
  heads: { current: Head; frozen: Head | undefined };
  /** Runs while no write is committed. */
  exclusive: <T>(run: () => Promise<T>) => Promise<T>;
}

/** The earliest time there is. */
const earliest = -(2n ** 63n);

/** Milliseconds of encoding at a stretch, so that requests are answered in between. */
const longestStretch = 8;

/** What changes blocks: compaction, deletes, retention. One at a time. */
export class Maintenance {
  #last: Promise<unknown> = Promise.resolve();
  #compacting: Promise<void> | undefined;

  constructor(private readonly context: MaintenanceContext) {}

  /** Moves what is in memory to blocks and empties the log. Reads and writes go on meanwhile. */
  compact(): Promise<void> {
    this.#compacting ??= this.#alone(() => this.#compactInBackground()).finally(
      () => (this.#compacting = undefined),
    );
    return this.#compacting;
  }

  /** Removes the points in [start, stop) of the series. */
  delete(select: () => Iterable<Series>, start: bigint, stop: bigint): Promise<void> {
    return this.#alone(() => this.#removeRange(select, start, stop));
  }

  /** Removes the points older than `oldest`. */
  expire(select: () => Iterable<Series>, oldest: bigint): Promise<void> {
    return this.#alone(async () => {
      const expired = [...select()].filter((series) => this.#beginsBefore(series, oldest));
      if (expired.length > 0) await this.#removeRange(() => expired, earliest, oldest);
    });
  }

  /** Removes the series with all their points; what the log holds of them is passed over when it is replayed. */
  forget(select: () => Iterable<Series>, change: (transaction: Transaction) => void): Promise<void> {
    return this.#alone(() =>
      this.context.exclusive(async () => {
        const { heads, index } = this.context;
        const series = [...select()];
        const rewrites = series.map((one): Rewrite => ({
          series: one,
          removed: [...index.of(one)],
          added: [],
        }));
        const dropBuffers = () => {
          for (const one of series) {
            heads.current.buffers.delete(one);
            heads.frozen?.buffers.delete(one);
          }
        };
        // Empty are those too that have points in memory alone.
        await this.#apply(rewrites, change, dropBuffers, () => true);
      }),
    );
  }

  #alone<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#last.then(run);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #removeRange(select: () => Iterable<Series>, start: bigint, stop: bigint): Promise<void> {
    await this.#compactInBackground();
    await this.context.exclusive(async () => {
      await this.#compactNow();
      const rewrites: Rewrite[] = [];
      for (const series of [...select()])
        rewrites.push(await rewriteWithout(series, start, stop, this.context.index));
      await this.#apply(rewrites);
    });
  }

  #beginsBefore(series: Series, time: bigint): boolean {
    const { heads, index } = this.context;
    const [block] = index.of(series);
    if (block && block.first < time) return true;
    return [heads.current, heads.frozen].some((head) => {
      const buffer = head?.buffers.get(series);
      return buffer !== undefined && buffer.columns().times[0] < time;
    });
  }

  async #compactInBackground(): Promise<void> {
    const { heads, index } = this.context;
    // A compaction that failed has left its head frozen: it is tried again first.
    if (heads.frozen) await this.#compactFrozen(heads.frozen, index);
    if (heads.current.values === 0) return;
    const frozen = await this.context.exclusive(() => Promise.resolve(this.#freeze()));
    await this.#compactFrozen(frozen, index);
  }

  #freeze(): Head {
    const { heads, log } = this.context;
    log.startSegment();
    const frozen = heads.current;
    heads.frozen = frozen;
    heads.current = new Head();
    return frozen;
  }

  async #compactFrozen(frozen: Head, index: BlockIndex): Promise<void> {
    const rewrites: Rewrite[] = [];
    let since = performance.now();
    for (const [series, buffer] of frozen.buffers) {
      rewrites.push(await rewriteWith(series, buffer.columns(), index));
      if (performance.now() - since < longestStretch) continue;
      await nextTurn();
      since = performance.now();
    }
    // Writes go on: none touches the frozen head or its blocks, and the log has them in the next segment.
    await this.#applyFrozen(frozen, rewrites);
  }

  async #compactNow(): Promise<void> {
    if (this.context.heads.current.values === 0) return;
    const frozen = this.#freeze();
    const { index } = this.context;
    const rewrites: Rewrite[] = [];
    for (const [series, buffer] of frozen.buffers)
      rewrites.push(await rewriteWith(series, buffer.columns(), index));
    await this.#applyFrozen(frozen, rewrites);
  }

  async #applyFrozen(frozen: Head, rewrites: readonly Rewrite[]): Promise<void> {
    const { environment, heads, log } = this.context;
    await this.#apply(
      rewrites,
      (transaction) => putCompacted(transaction, environment, frozen.lastRecord),
      () => {
        heads.frozen = undefined;
      },
    );
    log.removeThrough(frozen.lastRecord);
  }

  /** Commits the rewrites, then takes them up; a series that has no points any more goes with them. */
  async #apply(
    rewrites: readonly Rewrite[],
    change: (transaction: Transaction) => void = () => undefined,
    afterwards: () => void = () => undefined,
    isEmptied = (rewrite: Rewrite) => this.#becomesEmpty(rewrite),
  ): Promise<void> {
    const { environment, index, catalog } = this.context;
    const empty = rewrites.filter(isEmptied).map(({ series }) => series);
    const staged = index.stage(rewrites);
    try {
      await environment.commit((transaction) => {
        for (const { removed, added } of rewrites) {
          for (const key of removed) transaction.remove(environment.blocks, blockKey(key));
          for (const { key, block } of added) transaction.put(environment.blocks, blockKey(key), block);
        }
        for (const series of empty) transaction.remove(environment.series, numberKey(series.number));
        change(transaction);
      });
    } catch (error) {
      staged.failed();
      throw error;
    }
    staged.committed();
    afterwards();
    for (const series of empty) {
      index.forget(series);
      catalog.remove(series);
    }
  }

  #becomesEmpty({ series, removed, added }: Rewrite): boolean {
    const { heads, index } = this.context;
    if (added.length > 0 || removed.length < index.of(series).length) return false;
    return !heads.current.buffers.has(series) && !heads.frozen?.buffers.has(series);
  }
}
