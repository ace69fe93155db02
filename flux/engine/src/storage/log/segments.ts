import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the log; it is called by the number of its first record. */
export interface Segment {
  first: number;
  path: string;
}

const digits = 16;
const name = new RegExp(`^\\d{${digits}}\\.log$`);

export function segmentOf(folder: string, first: number): Segment {
  return { first, path: join(folder, `${String(first).padStart(digits, '0')}.log`) };
}

/** The segments of a folder in the order in which they were written; makes the folder where there is none. */
export function listSegments(folder: string): Segment[] {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(dirname(folder));
  return readdirSync(folder)
    .filter((file) => name.test(file))
    .sort()
    .map((file) => segmentOf(folder, Number.parseInt(file, 10)));
}

/** Puts the names of a folder's files on disk: a file's own flush does not. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
