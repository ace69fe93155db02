import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connectionFromEnv, loadModel } from '@firewatch/flux';
import { prepareGrafana } from '../grafana/folder.js';
import { findGrafana, howToInstall, type InstalledGrafana } from '../grafana/installed.js';
import { runLocal } from '../grafana/local.js';
import { builtPanel } from '../grafana/panel.js';
import { teamsWebhook } from '../provision/settings.js';

const usage = `Usage: firewatch grafana [options]

Starts a locally installed Grafana with Firewatch's panel, dashboards and alert rules.

  --port PORT         where Grafana listens, on loopback (3000)
  --inbox-port PORT   where the cards are shown while TEAMS_WEBHOOK_URL is not set (8090; 0: any free port)

Grafana is looked for in GRAFANA_HOME, then in PATH. It reads INFLUX_URL, or the embedded engine of a running
\`firewatch serve\`. The panel is built where it has not been, which takes up to a minute.`;

const options = {
  port: { type: 'string', default: '3000' },
  'inbox-port': { type: 'string', default: '8090' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/**
 * Runs `firewatch grafana` until it is told to end; resolves with its exit code.
 * @param repository the folder that holds grafana-plugin and provisioning
 */
export async function run(
  argv: string[],
  env: NodeJS.ProcessEnv,
  repository = fileURLToPath(new URL('../../../', import.meta.url)),
): Promise<number> {
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
  const told = new AbortController();
  const end = (): void => told.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    await start({ given, env, installed, repository }, told.signal);
  } catch (error) {
    // What was under way is broken off by the end, which is what was asked for.
    if (!told.signal.aborted) {
      console.error(`firewatch grafana: ${(error as Error).message}`);
      return 1;
    }
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
  return 0;
}

interface Start {
  given: Given;
  env: NodeJS.ProcessEnv;
  installed: InstalledGrafana;
  repository: string;
}

async function start({ given, env, installed, repository }: Start, signal: AbortSignal): Promise<void> {
  const say = (line: string): void => console.log(line);
  const settings = {
    influx: connectionFromEnv(env),
    model: loadModel(env['FIREWATCH_MODEL']),
    webhook: teamsWebhook(env),
    inboxPort: Number(given['inbox-port']),
  };
  const panel = await builtPanel(repository, { env, signal, say });
  const data = env['FIREWATCH_DATA'] || './data';
  const place = await prepareGrafana({ repository, panel, data, port: Number(given.port) });
  await runLocal({ ...settings, installed, place, env, say }, signal);
}
