import { readFileSync } from 'node:fs';

/** Settings that must not be shown, and may be given by file instead: INFLUX_TOKEN_FILE and so on. */
export const secrets = [
  'INFLUX_TOKEN',
  'HUB_TOKEN',
  'FIREWATCH_TOKENS',
  'GRAFANA_TOKEN',
  'TEAMS_WEBHOOK_URL',
] as const;

/** A secret that cannot be had as it is set; the message names the variable. */
export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';
}

/**
 * The environment with each secret that is given by file in place of the file's name, whatever the command.
 * @throws SecretFileError where a file cannot be read, or a secret is given twice
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const files = new Set<string>(secrets.map((name) => `${name}_FILE`));
  const result = Object.fromEntries(Object.entries(environment).filter(([name]) => !files.has(name)));
  for (const name of secrets) {
    const file = environment[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    if (environment[name]) throw new SecretFileError(`${name} and ${name}_FILE are both set; one is enough`);
    result[name] = read(`${name}_FILE`, file);
  }
  return result;
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new SecretFileError(`${name}: the file "${file}" cannot be read (${code})`, { cause });
  }
}
