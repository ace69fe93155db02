import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const folder = fileURLToPath(new URL('../../../../shared/', import.meta.url));

/** True where the reference data lie beside the checkout; prints why tests are skipped otherwise. */
export function sharedIsThere(): boolean {
  if (existsSync(folder)) return true;
  if (process.env['CI']) throw new Error('the reference data (../shared) are missing');
  console.log('skipped: the reference data (../shared) are not there');
  return false;
}

export function sharedPath(path: string): string {
  return join(folder, path);
}

/** A reference CSV file as rows of cells, without its header, and the header's names. */
export function sharedCsv(path: string): { names: string[]; rows: string[][] } {
  const [names, ...rows] = readFileSync(sharedPath(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return { names: names!, rows };
}
