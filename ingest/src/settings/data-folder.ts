import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@firewatch/flux';
import { SettingsError } from '../errors.js';

const secretMode = 0o600;

/** Makes the data folder. @throws SettingsError when that cannot be */
export async function makeDataFolder(data: string): Promise<void> {
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new SettingsError(`FIREWATCH_DATA: the folder "${data}" cannot be made (${codeOf(error)})`);
  }
}

/** The token of the command line, made on the first start: the file `token`, for its owner's eyes only. */
export function ownToken(data: string): Promise<string> {
  return keptSecret(join(data, 'token'));
}

/** The embedded engine's own token; kept, so that Grafana's data source stays right after a restart. */
export function engineToken(data: string): Promise<string> {
  return keptSecret(join(data, 'engine-token'));
}

/** Leaves word of where the embedded engine is, for commands that need it. */
export async function writeEngineFile(data: string, { url, token, org }: Connection): Promise<void> {
  await writeSecret(join(data, 'engine.json'), `${JSON.stringify({ url, token, org }, null, 2)}\n`);
}

/** The port that the embedded engine had last; null: it never ran here. */
export async function lastEnginePort(data: string): Promise<number | null> {
  try {
    const { url } = JSON.parse(await readFile(join(data, 'engine.json'), 'utf8')) as { url: string };
    return Number(new URL(url).port) || null;
  } catch {
    // A file that is missing or broken is written anew; without it any port will do.
    return null;
  }
}

async function keptSecret(path: string): Promise<string> {
  try {
    const kept = (await readFile(path, 'utf8')).trim();
    if (kept !== '') return kept;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new SettingsError(`"${path}" cannot be read (${codeOf(error)})`);
  }
  const made = randomBytes(32).toString('base64url');
  await writeSecret(path, `${made}\n`);
  return made;
}

/** Whole or not at all, and never readable by others in between. */
async function writeSecret(path: string, text: string): Promise<void> {
  const beside = `${path}.${String(process.pid)}`;
  try {
    await writeFile(beside, text, { mode: secretMode });
    await chmod(beside, secretMode);
    await rename(beside, path);
  } catch (error) {
    throw new SettingsError(`FIREWATCH_DATA: "${path}" cannot be written (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
