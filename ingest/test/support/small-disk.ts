import { execFileSync, spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary.js';

/** A disk of its own that can be filled. */
export interface SmallDisk {
  path: string;
  /** Takes what is left of it. */
  fill: () => Promise<void>;
  /** Gives back what `fill` took. */
  clear: () => Promise<void>;
}

/** True for whoever may mount; others cannot have a disk to fill. */
export const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

/** Mounts a disk of so many mebibytes; it goes with the test. */
export async function mountSmallDisk(mebibytes: number): Promise<SmallDisk> {
  const path = await temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(mebibytes)}m`, 'tmpfs', path]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', path]));
  const filler = join(path, 'filler');
  return {
    path,
    async fill() {
      await writeFile(filler, Buffer.alloc(mebibytes * 2 ** 20, 1)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error;
      });
    },
    clear: () => rm(filler),
  };
}
