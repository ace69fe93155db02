import { admit } from '../admission.js';
import { BucketNotFoundError, StorageError } from '../errors.js';
import { mergeColumns, rangeOf } from '../columns.js';
import { CommitQueue } from './commit-queue.js';
import { joinColumns } from './compaction.js';
import type { Head } from './head.js';
import { Maintenance } from './maintenance.js';
import { putSeries } from './recovery.js';
import { encodeEntries } from './entries-codec.js';
import type { Entry } from '../admission.js';
import type { BlockIndex } from './block-index.js';
import type { Environment, Transaction } from './environment.js';
import type { Recovered } from './recovery.js';
import type { Series, SeriesCatalog } from '../catalog.js';
import type { WriteAheadLog } from '../log/write-ahead-log.js';
import type { Columns } from '../columns.js';
import type {
  FieldType,
  Point,
  PointStore,
  ScanRequest,
  SeriesData,
  SeriesKey,
  SeriesParts,
  WriteOutcome,
} from '../types.js';

interface PendingWrite {
  bucketId: string;
  points: readonly Point[];
}

/** Points of one commit at most; a larger write is a commit by itself. */
const commitCapacity = 50_000;

/** When the memory has so many times its values, writers wait for the compaction. */
const headOverflow = 3;

export interface LmdbPointsOptions {
  clock: () => number;
  /** Seconds, or undefined where there is no such bucket. */
  retentionOf: (bucketId: string) => number | undefined;
  /** Values and bytes of log that the memory takes before they are compacted. */
  headLimits: { values: number; logBytes: number };
  /** Told what goes wrong in the background; the data stays in the log. */
  onError: (error: unknown) => void;
}

/** Points on disk: a log of what is new, blocks of what is older in an LMDB file. */
export class LmdbPoints implements PointStore {
  readonly #catalog: SeriesCatalog;
  readonly #queue: CommitQueue<PendingWrite, WriteOutcome>;
  readonly #maintenance: Maintenance;
  readonly #heads: { current: Head; frozen: Head | undefined };
  readonly #log: WriteAheadLog;
  #lastSeriesNumber: number;
  #closed = false;

  constructor(
    private readonly environment: Environment,
    private readonly index: BlockIndex,
    recovered: Recovered,
    private readonly options: LmdbPointsOptions,
  ) {
    this.#catalog = recovered.catalog;
    this.#heads = { current: recovered.head, frozen: undefined };
    this.#lastSeriesNumber = recovered.lastSeriesNumber;
    this.#log = recovered.log;
    this.#queue = new CommitQueue(
      (writes) => this.#commit(writes),
      ({ points }) => points.length,
      commitCapacity,
    );
    this.#maintenance = new Maintenance({
      environment,
      log: this.#log,
      index,
      catalog: this.#catalog,
      heads: this.#heads,
      exclusive: (run) => this.#queue.exclusive(run),
    });
  }

  *scan(request: ScanRequest): Iterable<SeriesData> {
    for (const series of this.#catalog.select(request)) {
      const columns = this.#columns(series, request.start, request.stop);
      if (columns) yield { key: series.key, type: series.type, times: columns.times, values: columns.values };
    }
  }

  *scanParts(request: ScanRequest): Iterable<SeriesParts> {
    for (const series of this.#catalog.select(request))
      yield { key: series.key, type: series.type, parts: this.#parts(series, request.start, request.stop) };
  }

  *series(request: ScanRequest): Iterable<{ key: SeriesKey; type: FieldType }> {
    for (const series of this.#catalog.select(request)) {
      if (this.#hasPoints(series, request.start, request.stop)) yield { key: series.key, type: series.type };
    }
  }

  hasType(
    request: Pick<ScanRequest, 'bucketId' | 'measurements' | 'fields'>,
    types: ReadonlySet<FieldType>,
  ): boolean {
    return this.#catalog.hasType(request, types);
  }

  async write(bucketId: string, points: readonly Point[]): Promise<WriteOutcome> {
    this.#checkOpen();
    if (this.#heads.current.values > this.options.headLimits.values * headOverflow)
      await this.#maintenance.compact();
    return this.#queue.write({ bucketId, points });
  }

  async delete(
    bucketId: string,
    start: bigint,
    stop: bigint,
    matches: (key: SeriesKey) => boolean,
  ): Promise<void> {
    this.#checkOpen();
    await this.#maintenance.delete(() => this.#catalog.select({ bucketId, matches }), start, stop);
  }

  /** Forgets a bucket's points together with what else the transaction does. */
  async forgetBucket(bucketId: string, change: (transaction: Transaction) => void): Promise<void> {
    this.#checkOpen();
    await this.#maintenance.forget(() => this.#catalog.all(bucketId), change);
  }

  /** Removes the points that have left their bucket's retention. */
  async enforceRetention(buckets: ReadonlyArray<{ id: string; retentionSeconds: number }>): Promise<void> {
    this.#checkOpen();
    const now = BigInt(this.options.clock()) * 1_000_000n;
    for (const { id, retentionSeconds } of buckets) {
      if (retentionSeconds === 0) continue;
      const oldest = now - BigInt(retentionSeconds) * 1_000_000_000n;
      await this.#maintenance.expire(() => this.#catalog.all(id), oldest);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#queue.exclusive(() => Promise.resolve());
    try {
      await this.#maintenance.compact();
    } finally {
      this.#log.close();
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new StorageError('the store is closed');
  }

  /** From each block to where the next one begins, with what the memory has of that time. */
  *#parts(series: Series, start: bigint, stop: bigint): Iterable<Columns> {
    const keys = this.index.within(series, start, stop);
    const keep = this.index.keeps(keys);
    let from = start;
    for (let at = 0; at < Math.max(1, keys.length); at++) {
      const to = at + 1 < keys.length ? keys[at + 1].first : stop;
      const columns = this.#columns(series, from, to, keep);
      if (columns) yield columns;
      from = to;
    }
  }

  #columns(series: Series, start: bigint, stop: bigint, keep?: boolean): Columns | undefined {
    const blocks = this.index.read(series, this.index.within(series, start, stop), keep);
    let columns = blocks.length > 0 ? rangeOf(joinColumns(series, blocks), start, stop) : undefined;
    for (const head of [this.#heads.frozen, this.#heads.current]) {
      const newer = head?.buffers.get(series)?.range(start, stop);
      if (newer && newer.times.length > 0)
        columns = columns ? mergeColumns(series.type, columns, newer) : newer;
    }
    return columns && columns.times.length > 0 ? columns : undefined;
  }

  #hasPoints(series: Series, start: bigint, stop: bigint): boolean {
    // A block that begins or ends in the range settles it without being read.
    const blocks = this.index.within(series, start, stop);
    if (blocks.some(({ first, last }) => (first >= start && first < stop) || (last >= start && last < stop)))
      return true;
    return this.#columns(series, start, stop) !== undefined;
  }

  async #commit(writes: readonly PendingWrite[]): Promise<Array<WriteOutcome | Error>> {
    const entries: Entry[] = [];
    const added: Series[] = [];
    const results = writes.map(({ bucketId, points }) => {
      const retentionSeconds = this.options.retentionOf(bucketId);
      if (retentionSeconds === undefined) return new BucketNotFoundError(bucketId);
      const admission = admit({ id: bucketId, retentionSeconds }, points, {
        catalog: this.#catalog,
        now: BigInt(this.options.clock()) * 1_000_000n,
        nextSeriesNumber: () => ++this.#lastSeriesNumber,
      });
      for (const entry of admission.entries) entries.push(entry);
      added.push(...admission.added);
      return admission.outcome;
    });
    if (added.length > 0) await this.#keepSeries(added);
    if (entries.length > 0) await this.#keepEntries(entries);
    return results;
  }

  /** On disk before their values are, which the log has by their numbers. */
  async #keepSeries(added: readonly Series[]): Promise<void> {
    try {
      await this.environment.commit((transaction) => putSeries(transaction, this.environment, added));
    } catch (error) {
      for (const series of added) this.#catalog.remove(series);
      throw error;
    }
  }

  async #keepEntries(entries: readonly Entry[]): Promise<void> {
    const bytes = encodeEntries(entries);
    const record = await this.#log.append(bytes);
    const { current } = this.#heads;
    for (const { series, time, value } of entries) current.append(series, time, value);
    current.logged(record, bytes.length);
    const { values, logBytes } = this.options.headLimits;
    if (current.values >= values || current.logBytes >= logBytes) {
      this.#maintenance.compact().catch(this.options.onError);
    }
  }
}
