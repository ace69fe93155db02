import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectionFromEnv, loadModel } from '@firewatch/flux';
import { GrafanaClient } from '../grafana/client.js';
import { grafanaEnvironment } from '../grafana/environment.js';
import { prepareGrafana } from '../grafana/folder.js';
import { findGrafana, howToInstall } from '../grafana/installed.js';
import { atLeast, leastForTeams, ready, type GrafanaVersion } from '../grafana/ready.js';
import { buildInbox } from '../inbox/server.js';
import { reportLines } from '../provision/print.js';
import { provision } from '../provision/provision.js';
import { teamsWebhook } from '../provision/settings.js';

const usage = `Usage: firewatch grafana [options]

Starts a locally installed Grafana with Firewatch's panel, dashboards and alert rules.

  --port PORT         where Grafana listens, on loopback (3000)
  --inbox-port PORT   where the cards are shown while TEAMS_WEBHOOK_URL is not set (8090; 0: any free port)

Grafana is looked for in GRAFANA_HOME, then in PATH. It reads INFLUX_URL, or the embedded engine of a running
\`firewatch serve\`.`;

const options = {
  port: { type: 'string', default: '3000' },
  'inbox-port': { type: 'string', default: '8090' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Runs `firewatch grafana` until it is told to end; resolves with its exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  let given;
  try {
    given = parseArgs({ args: argv, options, strict: true }).values;
    for (const name of ['port', 'inbox-port'] as const)
      if (!/^\d{1,5}$/.test(given[name])) throw new Error(`--${name} takes a port, not "${given[name]}"`);
  } catch (error) {
    console.error(`firewatch grafana: ${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const installed = await findGrafana(env);
  if (installed === null) {
    console.error(howToInstall);
    return 1;
  }
  const data = env['FIREWATCH_DATA'] || './data';
  const influx = connectionFromEnv(env);
  const place = await prepareGrafana(data, Number(given.port));
  const child = spawn(
    installed.binary,
    ['server', '--homepath', installed.home, '--config', join(place.data, 'grafana.ini')],
    {
      env: { ...env, ...grafanaEnvironment(place, influx) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(child, 'exit')]);
  const closing: Array<() => Promise<unknown>> = [() => stop(child)];
  try {
    const client = new GrafanaClient({
      url: `http://127.0.0.1:${place.port}`,
      token: `admin:${place.password}`,
    });
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const version = await Promise.race([
      ready(client, { wait: 120, now: Date.now, pause }),
      once(child, 'exit').then(() => {
        throw new Error(
          `Grafana ended while it started; its log is ${join(place.data, 'log', 'grafana.log')}`,
        );
      }),
    ]);
    const webhook = teamsWebhook(env) ?? (await openInbox(version, Number(given['inbox-port']), closing));
    const report = await provision(client, {
      model: loadModel(env['FIREWATCH_MODEL']),
      version,
      webhook,
      dashboards: false,
      force: false,
      dryRun: false,
    });
    for (const line of reportLines(report)) console.log(line);
    console.log(
      `Open ${client.url}/ and, to change rules, sign in as admin (${join(place.data, 'admin-password')}).`,
    );
    await ended;
    return child.exitCode ?? 0;
  } catch (error) {
    console.error(`firewatch grafana: ${(error as Error).message}`);
    return 1;
  } finally {
    for (const close of closing) await close();
  }
}

/** Without a Teams account: a receiver that shows the cards, and answers as this Grafana wants it. */
async function openInbox(
  version: GrafanaVersion,
  port: number,
  closing: Array<() => Promise<unknown>>,
): Promise<string> {
  const app = buildInbox({
    legacy: !atLeast(version, leastForTeams),
    now: () => new Date(),
    hosts: ['127.0.0.1', 'localhost'],
    onCard: ({ title }) => console.log(`card: ${title}`),
  });
  const address = await app.listen({ port, host: '127.0.0.1' });
  closing.push(() => app.close());
  console.log(`TEAMS_WEBHOOK_URL is not set: cards are shown at ${address}/`);
  return `${address}/`;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}
