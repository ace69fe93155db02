import { execute } from './eval/execute.js';
import type { Catalog, QueryLimits, QueryResult } from './eval/types.js';
import { createMemoryStore } from './storage/memory-store.js';
import { checkBucketName, checkRetention } from './storage/bucket-rules.js';
import { BucketNotFoundError, StorageError } from './storage/errors.js';
import { parseLineProtocol, unitNanoseconds } from './storage/line-protocol.js';
import type { Precision } from './storage/line-protocol.js';
import { openLmdbStore } from './storage/lmdb/lmdb-store.js';
import type { Bucket, PointStore, Store, WriteOutcome } from './storage/types.js';

export type EngineOptions = {
  limits?: Partial<QueryLimits>;
  /** Milliseconds since 1970; default Date.now. Stamps lines without a time and decides about retention. */
  clock?: () => number;
} & (
  | { memory: true }
  /** A folder, made where there is none. One engine may have it open at a time. */
  | { path: string }
);

export interface QueryOptions {
  /** The query's `now()`; default the engine's clock. */
  now?: Date;
  signal?: AbortSignal;
  limits?: Partial<QueryLimits>;
  /** Flux declarations that stand before the script, such as `option v = …`. */
  extern?: string | object;
}

export interface WriteOptions {
  precision?: Precision;
}

/** Buckets of points that Flux queries, in this process. */
export class Engine {
  private readonly clock: () => number;
  private closed = false;

  constructor(
    /** What the server and the task scheduler work on. */
    readonly store: Store,
    private readonly limits: Partial<QueryLimits> = {},
    clock?: () => number,
  ) {
    this.clock = clock ?? Date.now;
  }

  /** Rejects with BucketExistsError or InvalidBucketError. Without retention, points are kept for ever. */
  async createBucket(
    name: string,
    options: { retentionSeconds?: number; description?: string } = {},
  ): Promise<Bucket> {
    this.requireOpen();
    checkBucketName(requireText(name, 'the name of a bucket'));
    checkRetention(options.retentionSeconds ?? 0);
    return this.store.buckets.create({ name, ...options });
  }

  buckets(): Bucket[] {
    return this.store.buckets.list();
  }

  /**
   * Writes line protocol; resolves when it is durable. A point that the bucket cannot take (its field has another
   * type, or it has left the retention) is left out and counted in the outcome.
   * Rejects with BucketNotFoundError, or LineProtocolError for text that cannot be read: then nothing is written.
   */
  async write(
    bucket: string,
    lineProtocol: string,
    { precision = 'ns' }: WriteOptions = {},
  ): Promise<WriteOutcome> {
    this.requireOpen();
    requireText(lineProtocol, 'line protocol');
    if (!Object.hasOwn(unitNanoseconds, precision))
      throw new TypeError(`precision must be ns, us, ms or s, not ${precision}`);
    const found = this.store.buckets.byName(bucket);
    if (!found) throw new BucketNotFoundError(bucket);
    const { points } = parseLineProtocol(lineProtocol, { precision, now: BigInt(this.clock()) * 1_000_000n });
    return this.store.points.write(found.id, points);
  }

  /**
   * Runs a Flux script; `to()` writes to this engine. Rejects with FluxError for a script or data at fault.
   * @returns its results by name, each with its tables
   */
  async query(flux: string, options: QueryOptions = {}): Promise<QueryResult[]> {
    this.requireOpen();
    requireText(flux, 'a script');
    const { now = new Date(this.clock()), signal, extern, limits } = options;
    const results: QueryResult[] = [];
    const context = {
      now: BigInt(requireTime(now).getTime()) * 1_000_000n,
      store: this.store.points satisfies PointStore,
      catalog: this.catalog(),
      org: localOrganization,
      limits: { ...this.limits, ...limits },
      ...(signal && { signal }),
      ...(extern !== undefined && { extern }),
    };
    for await (const result of execute(flux, context)) results.push(result);
    return results;
  }

  /** Writes out what is pending. Whatever is called afterwards rejects with StorageError. */
  close(): Promise<void> {
    this.closed = true;
    return this.store.close();
  }

  private requireOpen(): void {
    if (this.closed) throw new StorageError('the engine is closed');
  }

  private catalog(): Catalog {
    const { buckets } = this.store;
    const info = ({ id, name, retentionSeconds }: Bucket) => ({
      id,
      name,
      retentionSeconds,
      orgId: localOrganization.id,
    });
    return {
      find({ name, id }) {
        const bucket = name === undefined ? buckets.byId(id ?? '') : buckets.byName(name);
        return bucket && info(bucket);
      },
      list: () => buckets.list().map(info),
    };
  }
}

/** Queries in this process belong to nobody in particular. */
const localOrganization = { id: '0000000000000000', name: 'local' };

/** Opens an engine in memory, or on a folder that keeps what was written. Rejects with StorageError where it cannot. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const folder = folderOf(options);
  const { limits, clock } = options;
  const timed = clock ? { clock } : {};
  const store = folder === undefined ? createMemoryStore(timed) : await openLmdbStore(folder, timed);
  return new Engine(store, limits, clock);
}

/** Undefined for memory. Whoever says neither would lose all that is written, without a word. */
function folderOf(options: { memory?: unknown; path?: unknown } | undefined): string | undefined {
  const { memory, path } = options ?? {};
  const folder = typeof path === 'string' && path !== '' ? path : undefined;
  if ((folder === undefined) === (memory === true)) return folder;
  throw new TypeError('openEngine takes { memory: true } or { path: "a folder" }: say which');
}

function requireText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} must be a string, not ${typeof value}`);
  return value;
}

function requireTime(value: unknown): Date {
  if (!(value instanceof Date) || Number.isNaN(value.getTime()))
    throw new TypeError('now must be a valid Date');
  return value;
}
