import { isIP } from 'node:net';
import { SettingsError } from '../errors.js';

/** The address without a slash at its end. @throws SettingsError */
export function readPublicUrl(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (!URL.canParse(url)) throw new SettingsError(`FIREWATCH_PUBLIC_URL must be an address, but is "${url}"`);
  return url.replace(/\/$/, '');
}

/** @throws SettingsError */
export function readProxies(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const proxies = text.split(',');
  const wrong = proxies.find((proxy) => !isNetwork(proxy));
  if (wrong !== undefined)
    throw new SettingsError(
      `FIREWATCH_TRUST_PROXY must have addresses (10.0.0.5) or networks (10.0.0.0/8), but has "${wrong}"`,
    );
  return proxies;
}

/** An address, or a network as the web framework takes it, which refuses one of everybody. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  if (most === undefined || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most);
}
