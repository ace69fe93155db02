import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, Model } from '@firewatch/flux';
import { reportLines } from '../provision/print.js';
import { provision } from '../provision/provision.js';
import { GrafanaClient } from './client.js';
import type { GrafanaPlace } from './environment.js';
import { passwordFile } from './folder.js';
import type { InstalledGrafana } from './installed.js';
import { openInbox } from './local-inbox.js';
import { ready } from './ready.js';
import { startGrafana } from './server.js';

export interface LocalOptions {
  installed: InstalledGrafana;
  place: GrafanaPlace;
  influx: Connection;
  model: Model;
  /** TEAMS_WEBHOOK_URL; undefined: cards are shown here. */
  webhook: string | undefined;
  /** Where cards are shown; 0: any free port. */
  inboxPort: number;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
}

/**
 * Runs a Grafana with our panel, dashboards and rules until `told` is aborted, and resolves when all of it has ended.
 * @throws GrafanaError where Grafana ends by itself, is not up within two minutes or refuses what it is given;
 *   SettingsError; the reason of `told` where that is aborted before all is up
 */
export async function runLocal(options: LocalOptions, told: AbortSignal): Promise<void> {
  const { place, model, say } = options;
  told.throwIfAborted();
  const grafana = startGrafana(options);
  const signal = AbortSignal.any([told, grafana.over]);
  const closing: Array<() => Promise<unknown>> = [() => grafana.stop()];
  try {
    const client = new GrafanaClient(
      { url: `http://127.0.0.1:${place.port}`, token: `admin:${place.password}` },
      { signal },
    );
    const wait = (ms: number): Promise<void> => pause(ms, undefined, { signal });
    const version = await ready(client, { wait: 120, now: Date.now, pause: wait });
    let { webhook } = options;
    if (webhook === undefined) {
      const inbox = await openInbox({ version, port: options.inboxPort, say });
      closing.push(inbox.close);
      webhook = inbox.url;
    }
    const seeding = { model, version, webhook, dashboards: false, force: false, dryRun: false };
    for (const line of reportLines(await provision(client, seeding))) say(line);
    say(`Open ${client.url}/ and, to change rules, sign in as admin (${passwordFile(place.data)}).`);
    if (!signal.aborted) await once(signal, 'abort');
    if (!told.aborted) throw signal.reason;
  } catch (error) {
    // What is under way when all ends fails because of that, in words of its own.
    signal.throwIfAborted();
    throw error;
  } finally {
    for (const close of closing) await close();
  }
}
