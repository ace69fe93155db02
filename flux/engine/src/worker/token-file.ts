import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The operator's token of a data folder: the one kept there, or a new one, in a file that only its owner can read. */
export function tokenOf(folder: string): { token: string; file: string; isNew: boolean } {
  const file = join(folder, 'operator.token');
  try {
    return { token: readFileSync(file, 'utf8').trim(), file, isNew: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const token = randomBytes(32).toString('base64url');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: 'wx' });
  // The umask may have taken more away, but never gives: this settles it either way.
  chmodSync(file, 0o600);
  return { token, file, isNew: true };
}
