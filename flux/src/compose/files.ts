import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { ConfigurationError } from '../errors.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = new Map<string, string>();

/** The text of a Flux file of this package, by its name without the ending: `tasks/rollup`. */
export function loadScript(name: string): string {
  const known = cache.get(name);
  if (known !== undefined) return known;
  if (!/^(lib|tasks|queries)\/[a-z-]+$/.test(name)) throw unknownScript(name);
  let text: string;
  try {
    text = readFileSync(join(root, `${name}.flux`), 'utf8');
  } catch (cause) {
    throw unknownScript(name, cause);
  }
  cache.set(name, text);
  return text;
}

/** Names of all scripts in a folder of this package, sorted. */
export function listScripts(folder: 'lib' | 'tasks' | 'queries'): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.flux'))
    .map((file) => `${folder}/${file.slice(0, -'.flux'.length)}`)
    .sort();
}

function unknownScript(name: string, cause?: unknown): ConfigurationError {
  const known = (['tasks', 'queries'] as const).flatMap(listScripts).join(', ');
  return new ConfigurationError(`there is no Flux script "${name}"; known: ${known}`, { cause });
}
