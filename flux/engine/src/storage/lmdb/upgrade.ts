import { rmSync } from 'node:fs';
import { WriteAheadLog } from '../log/write-ahead-log.js';
import type { Environment, Transaction } from './environment.js';
import type { WriteAheadLogOptions } from '../log/write-ahead-log.js';

/**
 * Version 1 kept its log in a table of the LMDB file: its records go to files of a folder. May be cut off and begun
 * again: what the files have counts once the version is raised, together with the end of the table's records.
 */
export async function moveLogToFiles(
  environment: Environment,
  folder: string,
  options: Omit<WriteAheadLogOptions, 'after'>,
  raiseVersion: (transaction: Transaction) => void,
): Promise<void> {
  const table = environment.table('wal');
  rmSync(folder, { recursive: true, force: true });
  const log = WriteAheadLog.open(folder, { ...options, after: 0 }, () => undefined);
  try {
    for (const { value } of table.getRange({})) await log.append(value);
  } finally {
    log.close();
  }
  await environment.commit((transaction) => {
    for (const key of table.getKeys({})) transaction.remove(table, key);
    raiseVersion(transaction);
  });
}
