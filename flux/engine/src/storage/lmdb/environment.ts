import { join } from 'node:path';
import { open } from 'lmdb';
import type { Database, RootDatabase } from 'lmdb';
import { keptFree } from '../disk-room.js';
import { cannotWrite } from '../errors.js';
import { flushNow, flushed } from '../flush.js';
import type { DiskRoom } from '../disk-room.js';
import type { Flush } from '../flush.js';
import type { StorageError } from '../errors.js';

export type Table = Database<Buffer, Buffer>;

/** Collects what one transaction changes. */
export interface Transaction {
  put(table: Table, key: Buffer, value: Uint8Array): void;
  remove(table: Table, key: Buffer): void;
}

const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;

/**
 * The LMDB file of a data folder. Without `overlappingSync` LMDB ends a transaction by fdatasync, before its promise
 * resolves: what `commit` has acknowledged is on disk.
 */
export class Environment {
  readonly documents: Table;
  readonly series: Table;
  readonly blocks: Table;
  readonly #root: RootDatabase<Buffer, Buffer>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    folder: string,
    private readonly room: DiskRoom,
    private readonly flush: Flush = flushNow,
  ) {
    this.#root = open<Buffer, Buffer>({
      path: join(folder, 'store.lmdb'),
      overlappingSync: false,
      // Such a batch has a promise that nobody can get hold of: rejected by a full disk, it would end the process.
      eventTurnBatching: false,
      maxDbs: 8,
      ...binary,
    });
    this.documents = this.table('documents');
    this.series = this.table('series');
    this.blocks = this.table('blocks');
  }

  table(name: string): Table {
    return this.#root.openDB<Buffer, Buffer>({ name, ...binary });
  }

  /**
   * All changes or none; resolves when they are on disk. One after the other: on a full disk, several commits that fail at
   * once would end the process. Throws StorageError when they cannot be written.
   */
  commit(change: (transaction: Transaction) => void): Promise<void> {
    const committed = this.#last.then(() => {
      this.room.ensure(keptFree);
      return flushed(this.#write(change), this.flush);
    });
    this.#last = committed.catch(() => undefined);
    return committed;
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
  return cannotWrite(reason ?? failure);
}
