import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../errors.js';

/** The folders that this thread has open. */
const held = new Set<string>();

const lockFile = (folder: string) => join(folder, 'store.lock');

/**
 * Keeps a second process out of a data folder, since each holds a part of the data in memory.
 * A lock whose process is gone is taken over. Returns what gives the folder back.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = lockFile(folder);
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StorageError(`the data folder ${folder} cannot be used: ${(error as Error).message}`, {
          cause: error,
        });
      }
    }
    const [owner, start] = readFileSync(file, 'utf8').split(' ');
    const isOther =
      Number(owner) !== process.pid && isAlive(Number(owner)) && startOf(Number(owner)) === start;
    if (held.has(folder) || isOther) {
      throw new StorageError(
        `the data folder ${folder} is in use by process ${owner}: end it, or choose another folder`,
      );
    }
    rmSync(file, { force: true });
  }
  held.add(folder);
  return () => {
    held.delete(folder);
    rmSync(file, { force: true });
  };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Tells a process from a later one of the same number; '' where the system has no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The fields behind the command's name, which may hold spaces and parentheses; the start is the 22nd of all.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
