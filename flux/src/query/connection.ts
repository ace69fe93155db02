import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors.js';
import type { Connection } from './types.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where InfluxDB is: INFLUX_URL with INFLUX_TOKEN and INFLUX_ORG, or the embedded engine of a running `serve`, which
 * leaves its address in FIREWATCH_DATA/engine.json.
 * @throws ConfigurationError that names the missing setting
 */
export function connectionFromEnv(env: Environment): Connection {
  const url = env['INFLUX_URL'];
  if (url === undefined || url === '') return embedded(env['FIREWATCH_DATA'] || './data');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigurationError(`INFLUX_URL is "${url}", which is no http or https address`);
  return { url, token: required(env, 'INFLUX_TOKEN'), org: required(env, 'INFLUX_ORG') };
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new ConfigurationError(`${name} is not set, but INFLUX_URL is: both are needed`);
  return value;
}

function embedded(folder: string): Connection {
  const file = join(folder, 'engine.json');
  const missing = `no InfluxDB: set INFLUX_URL, INFLUX_TOKEN and INFLUX_ORG, or start \`firewatch serve\` (no ${file})`;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(missing, { cause });
  }
  const found = parse(text);
  if (found === null) throw new ConfigurationError(`${file} is damaged: restart \`firewatch serve\``);
  return found;
}

function parse(text: string): Connection | null {
  try {
    const { url, token, org } = JSON.parse(text) as Partial<Connection>;
    return url !== undefined && token !== undefined && org !== undefined ? { url, token, org } : null;
  } catch {
    return null;
  }
}
