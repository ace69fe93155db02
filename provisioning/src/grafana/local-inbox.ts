import { buildInbox } from '../inbox/server.js';
import { SettingsError } from '../provision/settings.js';
import { atLeast, leastForTeams, type GrafanaVersion } from './ready.js';

export interface LocalInboxOptions {
  version: GrafanaVersion;
  /** 0: any free port. */
  port: number;
  say: (line: string) => void;
}

/**
 * Without a Teams account: a receiver that shows the cards, and answers as this Grafana wants it.
 * @throws SettingsError where it cannot listen on the port
 */
export async function openInbox({
  version,
  port,
  say,
}: LocalInboxOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const app = buildInbox({
    legacy: !atLeast(version, leastForTeams),
    now: () => new Date(),
    hosts: ['127.0.0.1', 'localhost'],
    onCard: ({ title }) => say(`card: ${title}`),
  });
  try {
    const url = `${await app.listen({ port, host: '127.0.0.1' })}/`;
    say(`TEAMS_WEBHOOK_URL is not set: cards are shown at ${url}`);
    return { url, close: () => app.close() };
  } catch (cause) {
    throw new SettingsError(
      `cards cannot be shown on port ${port} (${(cause as Error).message}): choose another --inbox-port`,
      { cause },
    );
  }
}
