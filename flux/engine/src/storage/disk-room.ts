import { statfsSync } from 'node:fs';
import { StorageError } from './errors.js';

/** Bytes that the disk of a folder still takes from an ordinary user. */
export type FreeBytes = (folder: string) => number;

const mebibyte = 2 ** 20;

/** What a store keeps free on its disk: more than one commit of LMDB needs. */
export const keptFree = 16 * mebibyte;

export const freeBytes: FreeBytes = (folder) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/**
 * Looks at the disk before something is written to it. LMDB must not be let run into a full disk: it reports the
 * commit that failed, but several of them at once damage the process's memory and end it, and what would make room
 * (removing entries) needs new pages too. So writes end while some room is left.
 */
export class DiskRoom {
  constructor(
    private readonly folder: string,
    private readonly free: FreeBytes = freeBytes,
  ) {}

  /** True when at least so many bytes are free. */
  has(bytes: number): boolean {
    return this.free(this.folder) >= bytes;
  }

  /** @throws StorageError when fewer bytes are free */
  ensure(bytes: number): void {
    const free = this.free(this.folder);
    if (free >= bytes) return;
    throw new StorageError(
      `the data folder cannot be written: its disk has ${(free / mebibyte).toFixed(1)} MiB left and ` +
        `${String(Math.ceil(bytes / mebibyte))} MiB are kept free; make room, and it goes on by itself`,
    );
  }
}
