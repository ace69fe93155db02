import type { GrafanaClient } from './client.js';
import { GrafanaError } from './errors.js';

export interface GrafanaVersion {
  text: string;
  major: number;
  minor: number;
}

export interface ReadyOptions {
  /** Seconds to wait for Grafana to start. */
  wait: number;
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
}

/**
 * Waits until Grafana has started and knows the token.
 * @throws GrafanaError where it does not start in time, is no Grafana or refuses the token
 */
export async function ready(
  client: GrafanaClient,
  { wait, now, pause }: ReadyOptions,
): Promise<GrafanaVersion> {
  const deadline = now() + wait * 1000;
  for (;;) {
    try {
      const health = await client.find<{ database?: string; version?: string }>('/api/health');
      if (health?.database === undefined)
        throw new GrafanaError(`there is no Grafana at ${client.url}: check GRAFANA_URL`, 404);
      if (health.database === 'ok') return await version(client, health.version);
    } catch (error) {
      if (!(error instanceof GrafanaError) || (error.status !== 0 && error.status < 500)) throw error;
      if (now() >= deadline) throw error;
    }
    if (now() >= deadline) throw new GrafanaError(`Grafana at ${client.url} did not start in ${wait} s`, 503);
    await pause(1000);
  }
}

/** The token is checked first: an installation may hide its version from those it does not know. */
async function version(client: GrafanaClient, shown: string | undefined): Promise<GrafanaVersion> {
  const known = await client.find<{ id?: number }>('/api/org');
  if (known === null) throw new GrafanaError(`there is no Grafana at ${client.url}: check GRAFANA_URL`, 404);
  const settings =
    shown === undefined || shown === ''
      ? await client.find<{ buildInfo?: { version?: string } }>('/api/frontend/settings')
      : null;
  return parseVersion(shown || settings?.buildInfo?.version || '');
}

/** @throws GrafanaError on a text that is no version */
export function parseVersion(text: string): GrafanaVersion {
  const found = /^v?(\d+)\.(\d+)/.exec(text);
  if (found === null) throw new GrafanaError(`Grafana's version "${text}" cannot be read`, 200);
  return { text, major: Number(found[1]), minor: Number(found[2]) };
}

/** The first version that takes the empty 202 of Teams Workflows for a success. */
export const leastForTeams = { major: 11, minor: 2 };

export function atLeast(version: GrafanaVersion, least: { major: number; minor: number }): boolean {
  return version.major > least.major || (version.major === least.major && version.minor >= least.minor);
}
