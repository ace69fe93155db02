import { join } from 'node:path';
import { open } from 'lmdb';
import type { Database, RootDatabase } from 'lmdb';
import { DiskRoom } from '../disk-room.js';
import { StorageError } from '../errors.js';

export type Table = Database<Buffer, Buffer>;

/** Collects what one transaction changes. */
export interface Transaction {
  put(table: Table, key: Buffer, value: Uint8Array): void;
  remove(table: Table, key: Buffer): void;
}

/** Waits until a transaction is on disk; `committed` settles when LMDB has synced it. */
export type Flush = (committed: Promise<void>) => Promise<void>;

/** Bytes kept free on the disk: more than one commit needs. */
const reserve = 16 * 2 ** 20;

/**
 * The LMDB file of a data folder. Without `overlappingSync` LMDB ends a transaction by fdatasync, before its promise
 * resolves: what `commit` has acknowledged is on disk.
 */
export class Environment {
  readonly documents: Table;
  readonly series: Table;
  readonly blocks: Table;
  readonly wal: Table;
  readonly #root: RootDatabase<Buffer, Buffer>;

  constructor(
    folder: string,
    private readonly flush: Flush = (committed) => committed,
    private readonly room = new DiskRoom(folder),
  ) {
    const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;
    this.#root = open<Buffer, Buffer>({
      path: join(folder, 'store.lmdb'),
      overlappingSync: false,
      // Such a batch has a promise that nobody can get hold of: rejected by a full disk, it would end the process.
      eventTurnBatching: false,
      maxDbs: 8,
      ...binary,
    });
    const table = (name: string): Table => this.#root.openDB<Buffer, Buffer>({ name, ...binary });
    this.documents = table('documents');
    this.series = table('series');
    this.blocks = table('blocks');
    this.wal = table('wal');
  }

  /** All changes or none; resolves when they are on disk. Throws StorageError when they cannot be written. */
  async commit(change: (transaction: Transaction) => void): Promise<void> {
    this.room.ensure(reserve);
    const committed = this.#write(change);
    // The hook may wait for something else first; a failure then is still told below.
    committed.catch(() => undefined);
    await this.flush(committed);
    await committed;
  }

  async #write(change: (transaction: Transaction) => void): Promise<void> {
    const failed = (error: unknown) => (failure ??= error);
    let failure: unknown;
    // LMDB tells a failed commit to every promise of the batch: each needs a handler.
    const watch = (write: Promise<unknown>) => void write.catch(failed);
    await this.#root
      .batch(() => {
        change({
          put: (table, key, value) => watch(table.put(key, value as Buffer)),
          remove: (table, key) => watch(table.remove(key)),
        });
      })
      .catch(failed);
    if (failure !== undefined) throw await asStorageError(failure);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }
}

async function asStorageError(failure: unknown): Promise<StorageError> {
  const reason: unknown = await (failure as { commitError?: Promise<unknown> }).commitError?.catch(
    (error: unknown) => error,
  );
  const cause = reason ?? failure;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StorageError(`the data folder cannot be written (${message}): see that its disk is not full`, {
    cause,
  });
}
