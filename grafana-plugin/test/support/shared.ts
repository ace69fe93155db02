import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { home } from './build.js';

/** Reads JSON from beside the checkout; absent, it says so and gives undefined, or throws in CI. */
export function readShared<T>(name: string): T | undefined {
  const file = path.resolve(home, '../../shared', name);
  if (!existsSync(file)) {
    const told = `../shared/${name} is not there`;
    if (process.env['CI']) {
      throw new Error(told);
    }
    console.log(`skipped: ${told}`);
    return undefined;
  }
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
