import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IngestError } from './ingest-error.js';

/** A running ingest, as a client sees it. */
export interface Ingest {
  /** Without a slash at its end. */
  url: string;
  token: string;
}

/**
 * The ingest that a command talks to: the one given, or else the one that `firewatch serve` runs here.
 * @throws IngestError when there is no token
 */
export async function ingestFrom(
  given: { url: string | null; token: string | null },
  env: NodeJS.ProcessEnv,
): Promise<Ingest> {
  return {
    url: (given.url ?? localAddress(env)).replace(/\/+$/, ''),
    token: given.token ?? (await tokenFromDataFolder(env)),
  };
}

/** Where `firewatch serve` with the same settings listens, seen from this machine. */
export function localAddress(env: NodeJS.ProcessEnv): string {
  const host = env['FIREWATCH_HOST'] || '127.0.0.1';
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  return `${env['FIREWATCH_TLS_CERT'] ? 'https' : 'http'}://${reachable}:${env['FIREWATCH_PORT'] || '8080'}`;
}

async function tokenFromDataFolder(env: NodeJS.ProcessEnv): Promise<string> {
  const file = join(env['FIREWATCH_DATA'] || './data', 'token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new IngestError(`no token: give --token, or start \`firewatch serve\` here (there is no ${file})`, {
      cause,
    });
  }
}
