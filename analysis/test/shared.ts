import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Path of reference material that lies beside the checkout, or null where there is none. Continuous integration
 * always has it, so there its absence is a failure.
 */
export function sharedFile(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  if (existsSync(path)) return path;
  if (process.env['CI']) throw new Error(`../shared/${name} is missing`);
  console.log(`skipped: no ../shared/${name}`);
  return null;
}
