import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { SettingsError } from '../errors.js';

/** Contents of the PEM files with which HTTPS is served. */
export interface TlsFiles {
  cert: Buffer;
  key: Buffer;
}

/** Reads the files of a certificate and its key; null: neither is set. @throws SettingsError */
export function readTls({
  cert,
  key,
}: {
  cert: string | undefined;
  key: string | undefined;
}): TlsFiles | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined) throw new SettingsError('FIREWATCH_TLS_CERT is needed with FIREWATCH_TLS_KEY');
  if (key === undefined) throw new SettingsError('FIREWATCH_TLS_KEY is needed with FIREWATCH_TLS_CERT');
  const files = { cert: readFile('FIREWATCH_TLS_CERT', cert), key: readFile('FIREWATCH_TLS_KEY', key) };
  ensureUsable(`FIREWATCH_TLS_CERT: the file "${cert}" cannot be used`, { cert: files.cert });
  ensureUsable(`FIREWATCH_TLS_KEY: the file "${key}" cannot be used`, { key: files.key });
  ensureUsable(`FIREWATCH_TLS_KEY: the file "${key}" cannot be used with that certificate`, files);
  return files;
}

function readFile(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new SettingsError(
      `${name}: the file "${path}" cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    );
  }
}

/** Otherwise it is found out when the service listens, in words of OpenSSL's that name no file. @throws SettingsError */
function ensureUsable(problem: string, files: Partial<TlsFiles>): void {
  try {
    createSecureContext(files);
  } catch (error) {
    throw new SettingsError(`${problem} (${(error as Error).message})`);
  }
}
