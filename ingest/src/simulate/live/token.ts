import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IngestError } from './client.js';

/**
 * The token that a running ingest made for the command line.
 * @throws IngestError when there is none
 */
export async function tokenFromDataFolder(env: NodeJS.ProcessEnv): Promise<string> {
  const file = join(env['FIREWATCH_DATA'] || './data', 'token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new IngestError(`no token: give --token, or start \`firewatch serve\` here (there is no ${file})`, {
      cause,
    });
  }
}
