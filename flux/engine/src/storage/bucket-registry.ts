import { BucketExistsError, BucketNotFoundError } from './errors.js';
import { newId } from './ids.js';
import type { Bucket, BucketChange, BucketStore } from './types.js';

/** What keeps the buckets beyond the process, and their points. */
export interface BucketPersistence {
  save(bucket: Bucket): Promise<void>;
  /** Forgets the bucket and its points. */
  forget(id: string): Promise<void>;
}

/** The buckets, in memory; what changes is saved before it is seen. */
export class BucketRegistry implements BucketStore {
  #byId = new Map<string, Bucket>();
  /** Names taken by changes that are being saved. */
  #reserved = new Set<string>();

  constructor(
    private readonly persistence: BucketPersistence,
    private readonly clock: () => number,
    existing: Iterable<Bucket> = [],
  ) {
    const inOrder = [...existing].sort((a, b) =>
      a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
    );
    for (const bucket of inOrder) this.#byId.set(bucket.id, bucket);
  }

  list(): Bucket[] {
    return [...this.#byId.values()];
  }

  byId(id: string): Bucket | undefined {
    return this.#byId.get(id);
  }

  byName(name: string): Bucket | undefined {
    for (const bucket of this.#byId.values()) if (bucket.name === name) return bucket;
    return undefined;
  }

  async create(wanted: { name: string; description?: string; retentionSeconds?: number }): Promise<Bucket> {
    const now = new Date(this.clock()).toISOString();
    const bucket: Bucket = {
      id: newId(),
      name: wanted.name,
      ...(wanted.description === undefined ? {} : { description: wanted.description }),
      retentionSeconds: wanted.retentionSeconds ?? 0,
      createdAt: now,
      updatedAt: now,
    };
    await this.#save(bucket);
    return bucket;
  }

  async update(id: string, change: BucketChange): Promise<Bucket> {
    const bucket = this.#byId.get(id);
    if (!bucket) throw new BucketNotFoundError(id);
    const changed = { ...bucket, ...change, updatedAt: new Date(this.clock()).toISOString() };
    await this.#save(changed);
    return changed;
  }

  async remove(id: string): Promise<void> {
    if (!this.#byId.has(id)) throw new BucketNotFoundError(id);
    this.#byId.delete(id);
    await this.persistence.forget(id);
  }

  async #save(bucket: Bucket): Promise<void> {
    const holder = this.byName(bucket.name);
    if ((holder && holder.id !== bucket.id) || this.#reserved.has(bucket.name)) {
      throw new BucketExistsError(bucket.name);
    }
    this.#reserved.add(bucket.name);
    try {
      await this.persistence.save(bucket);
      this.#byId.set(bucket.id, bucket);
    } finally {
      this.#reserved.delete(bucket.name);
    }
  }
}
