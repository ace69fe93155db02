import { join } from 'node:path';
import { BucketRegistry } from '../bucket-registry.js';
import { DiskRoom } from '../disk-room.js';
import { SchemaVersionError } from '../errors.js';
import { BlockIndex } from './block-index.js';
import { Environment } from './environment.js';
import { lockFolder } from '../folder-lock.js';
import { documentKey } from './keys.js';
import { LmdbDocuments } from './lmdb-documents.js';
import { LmdbPoints } from './lmdb-points.js';
import { recover } from './recovery.js';
import { moveLogToFiles } from './upgrade.js';
import type { Flush } from '../flush.js';
import type { Transaction } from './environment.js';
import type { Recovered } from './recovery.js';
import type { Bucket, Store, StoreOptions } from '../types.js';

/** What is written on disk; raised when an older version could not read it. */
export const schemaVersion = 2;

const bucketKind = 'bucket';

export interface LmdbStoreOptions extends StoreOptions {
  /** Waits until a commit is on disk. */
  flush?: Flush;
  /** Told what goes wrong in the background, such as a compaction on a full disk. */
  onError?: (error: unknown) => void;
  /** Bytes of blocks kept decoded; default 48 MB. */
  cacheBytes?: number;
  /** What memory takes before it is compacted; default 100,000 values or 8 MB of log. */
  headLimits?: { values: number; logBytes: number };
}

/**
 * Opens the store in a data folder, or makes one. Throws StorageError (the folder is in use, damaged or cannot be
 * written) or SchemaVersionError.
 */
export async function openLmdbStore(folder: string, options: LmdbStoreOptions = {}): Promise<Store> {
  const clock = options.clock ?? Date.now;
  const unlock = lockFolder(folder);
  const room = new DiskRoom(folder);
  const log = { folder: join(folder, 'store.log'), options: { room, flush: options.flush } };
  let environment: Environment | undefined;
  try {
    const opened = (environment = new Environment(folder, room, options.flush));
    const documents = new LmdbDocuments(opened);
    await checkSchema(folder, documents, (raiseVersion) =>
      moveLogToFiles(opened, log.folder, log.options, raiseVersion),
    );
    const recovered = recover(opened, log.folder, log.options);
    return assemble(opened, documents, recovered, unlock, { ...options, clock });
  } catch (error) {
    await environment?.close();
    unlock();
    throw error;
  }
}

function assemble(
  environment: Environment,
  documents: LmdbDocuments,
  recovered: Recovered,
  unlock: () => void,
  options: LmdbStoreOptions & { clock: () => number },
): Store {
  const index = new BlockIndex(environment, options.cacheBytes ?? 48 * 1024 * 1024);
  const points = new LmdbPoints(environment, index, recovered, {
    clock: options.clock,
    retentionOf: (id) => buckets.byId(id)?.retentionSeconds,
    headLimits: options.headLimits ?? { values: 250_000, logBytes: 20 * 1024 * 1024 },
    onError: options.onError ?? ((error) => process.emitWarning(error as Error)),
  });
  const persistence = {
    save: (bucket: Bucket) => documents.put(bucketKind, bucket.id, bucket),
    forget: (id: string) =>
      points.forgetBucket(id, (transaction) => {
        transaction.remove(environment.documents, documentKey(bucketKind, id));
      }),
  };
  const existing = documents.list(bucketKind).map(({ value }) => value as Bucket);
  const buckets: BucketRegistry = new BucketRegistry(persistence, options.clock, existing);
  return {
    points,
    buckets,
    documents,
    enforceRetention: () => points.enforceRetention(buckets.list()),
    async close() {
      try {
        await points.close();
      } finally {
        await environment.close();
        unlock();
      }
    },
  };
}

async function checkSchema(
  folder: string,
  documents: LmdbDocuments,
  upgradeFromFirst: (raiseVersion: (transaction: Transaction) => void) => Promise<void>,
): Promise<void> {
  const current = { version: schemaVersion };
  const found = documents.get('store', 'schema') as { version: number } | undefined;
  if (!found) return documents.put('store', 'schema', current);
  if (found.version === schemaVersion) return;
  if (found.version === 1)
    return upgradeFromFirst((transaction) => documents.putWith(transaction, 'store', 'schema', current));
  throw new SchemaVersionError(
    `the data folder ${folder} has schema version ${found.version}, this version reads ${schemaVersion}: ` +
      'use the version that wrote it, or choose another folder',
  );
}
