import { ConfigurationError } from '../errors.js';
import type { Connection } from './types.js';

/**
 * Where a shard's hub is: HUB_URL with HUB_TOKEN and HUB_ORG (default: INFLUX_ORG); null where HUB_URL is not set.
 * @throws ConfigurationError that names the missing or wrong setting
 */
export function hubFromEnv(env: Readonly<Record<string, string | undefined>>): Connection | null {
  const url = env['HUB_URL'];
  if (url === undefined || url === '') return null;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigurationError(`HUB_URL is "${url}", which is no http or https address`);
  const token = env['HUB_TOKEN'];
  if (!token) throw new ConfigurationError('HUB_TOKEN is not set, but HUB_URL is: both are needed');
  const org = env['HUB_ORG'] || env['INFLUX_ORG'];
  if (!org) throw new ConfigurationError('HUB_ORG is not set, nor INFLUX_ORG, which would do for it');
  return { url: url.replace(/\/$/, ''), token, org };
}
