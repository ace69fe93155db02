import type { GrafanaSettings } from '../grafana/client.js';

/** A setting is missing or wrong; the message names it. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** GRAFANA_URL and GRAFANA_TOKEN. */
export function grafanaSettings(env: Environment): GrafanaSettings {
  const url = env['GRAFANA_URL'] || 'http://127.0.0.1:3000';
  if (!isHttp(url)) throw new SettingsError('GRAFANA_URL is no http or https address');
  if (new URL(url).username !== '')
    throw new SettingsError('GRAFANA_URL holds a user: give GRAFANA_TOKEN as user:password instead');
  const token = env['GRAFANA_TOKEN'];
  if (token === undefined || token === '')
    throw new SettingsError(
      'GRAFANA_TOKEN is not set: give a service account token with the role Admin, or user:password',
    );
  return { url, token };
}

/** TEAMS_WEBHOOK_URL; undefined where it is not set. */
export function teamsWebhook(env: Environment): string | undefined {
  const url = env['TEAMS_WEBHOOK_URL'];
  if (url === undefined || url === '') return undefined;
  if (!isHttp(url)) throw new SettingsError('TEAMS_WEBHOOK_URL is no http or https address');
  return url;
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
