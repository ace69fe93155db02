import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from './errors.js';

/**
 * Keeps everybody else out of a data folder, since its owner holds a part of the data in memory: other processes,
 * other threads of this one, other containers that share the folder. The system gives the folder back when the owner
 * ends, however it ends.
 *
 * @returns what gives the folder back
 * Throws StorageError: the folder is in use, or cannot be used.
 */
export function lockFolder(folder: string): () => void {
  const descriptor = openLockFile(folder);
  try {
    if (!isOurs(descriptor, folder)) throw inUse(folder);
    const owner = Buffer.from(`${process.pid} ${startOf(process.pid)}`);
    ftruncateSync(descriptor);
    writeSync(descriptor, owner, 0, owner.length, 0);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  let released = false;
  return () => {
    if (released) return;
    released = true;
    ftruncateSync(descriptor);
    closeSync(descriptor);
  };
}

const lockFile = (folder: string) => join(folder, 'store.lock');

function openLockFile(folder: string): number {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The file stays when the folder is given back: removed, it could be locked by one and made anew by another.
    return openSync(lockFile(folder), 'a+', 0o600);
  } catch (cause) {
    throw new StorageError(`the data folder ${folder} cannot be used: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/**
 * Node has no call for it, but a lock belongs to the opened file, not to the process that asks: a helper takes it on
 * the descriptor it is lent, and it stays with us.
 */
function isOurs(descriptor: number, folder: string): boolean {
  const { error, status } = spawnSync('flock', ['-n', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', descriptor],
  });
  if ((error as NodeJS.ErrnoException)?.code === 'ENOENT') return !isOwnerAlive(folder);
  if (error) {
    throw new StorageError(`the data folder ${folder} cannot be locked: ${error.message}`, { cause: error });
  }
  return status === 0;
}

/** For systems without the command `flock`: whether the process that the file names is still there. */
function isOwnerAlive(folder: string): boolean {
  const [owner, start] = readFileSync(lockFile(folder), 'utf8').split(' ');
  return isAlive(Number(owner)) && startOf(Number(owner)) === start;
}

function inUse(folder: string): StorageError {
  const [owner] = readFileSync(lockFile(folder), 'utf8').split(' ');
  return new StorageError(
    `the data folder ${folder} is in use by process ${owner}: end it, or choose another folder`,
  );
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
