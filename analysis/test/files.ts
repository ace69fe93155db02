import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of this package's own fixtures. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

/** A file that is handed out beside the checkout; null, with a line that says so, where it is not there. */
export function sharedFile(name: string): string | null {
  const file = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  if (existsSync(file)) return file;
  if (process.env['CI']) throw new Error(`../shared/${name} is missing beside the checkout`);
  console.log(`skipped: ../shared/${name} is not there`);
  return null;
}
