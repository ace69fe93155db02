import { execute } from './eval/execute.js';
import type { Catalog, QueryLimits, QueryResult } from './eval/types.js';
import { createMemoryStore } from './storage/memory-store.js';
import { BucketNotFoundError } from './storage/errors.js';
import { parseLineProtocol } from './storage/line-protocol.js';
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

  constructor(
    /** What the server and the task scheduler work on. */
    readonly store: Store,
    private readonly limits: Partial<QueryLimits> = {},
    clock?: () => number,
  ) {
    this.clock = clock ?? Date.now;
  }

  /** Rejects with BucketExistsError. Without retention, points are kept for ever. */
  createBucket(
    name: string,
    options: { retentionSeconds?: number; description?: string } = {},
  ): Promise<Bucket> {
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
    const { now = new Date(this.clock()), signal, extern, limits } = options;
    const results: QueryResult[] = [];
    const context = {
      now: BigInt(now.getTime()) * 1_000_000n,
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

  /** Writes out what is pending; nothing may be called afterwards. */
  close(): Promise<void> {
    return this.store.close();
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

/** Opens an engine in memory, or on a folder that keeps what was written. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const clock = options.clock ? { clock: options.clock } : {};
  const store = 'path' in options ? await openLmdbStore(options.path, clock) : createMemoryStore(clock);
  return new Engine(store, options.limits, options.clock);
}
