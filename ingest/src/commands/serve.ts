import closeWithGrace from 'close-with-grace';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.js';
import type { WriteReport } from '../routes/report.js';
import { startServer, type RunningServer } from '../server.js';
import { createLogger } from '../service/logger.js';
import { startEmbedded } from '../service/embedded.js';
import { readSettings, type Settings } from '../settings/settings.js';
import { greeting } from './greeting.js';

const usage = `usage: firewatch serve

Runs the ingest, with the embedded engine unless INFLUX_URL is set. Settings come from the environment (see the README).`;
/** Time to end what is under way; after it the process ends all the same. */
const graceMs = 9_500;

/** What the service is given by the command line, which knows the other packages. */
export interface ServeParts {
  report: WriteReport;
}

/** Runs the service until it is told to end. Resolves with the exit code. */
export async function serve(argv: string[], env: NodeJS.ProcessEnv, parts: ServeParts): Promise<number> {
  const wrong = readArguments(argv);
  if (wrong !== null) return wrong;
  let settings: Settings;
  try {
    settings = readSettings(env);
  } catch (error) {
    console.error(`firewatch: ${(error as Error).message}`);
    return 2;
  }
  const logger = createLogger(settings.logLevel);
  let server: RunningServer;
  try {
    server = await startServer({
      settings,
      clock: systemClock,
      logger,
      startEngine: startEmbedded,
      workbench: fileURLToPath(new URL('../../../grafana-plugin/dist-workbench', import.meta.url)),
      version: version(),
      report: parts.report,
      onCode: (code) => console.log(`The next code for the workbench: ${code}`),
    });
  } catch (error) {
    console.error(`firewatch: ${startProblem(error, settings)}`);
    return 1;
  }
  console.log(greeting({ ...server, data: settings.data, ownToken: settings.tokens === null }));
  await ended(server, logger);
  return 0;
}

function readArguments(argv: string[]): number | null {
  try {
    const { values } = parseArgs({ args: argv, options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help !== true) return null;
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`firewatch: ${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

/** Resolves when the service has been told to end and has ended; a process that cannot go on ends too. */
function ended(server: RunningServer, logger: ReturnType<typeof createLogger>): Promise<void> {
  return new Promise((resolve) => {
    closeWithGrace({ delay: graceMs, logger }, async ({ err, signal }) => {
      if (err !== undefined) logger.fatal({ err }, 'cannot go on');
      else logger.info({ signal }, 'ending');
      await server.close();
      resolve();
    });
  });
}

function startProblem(error: unknown, { host, port }: Settings): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `port ${String(port)} on ${host} is in use: end the other program, or set FIREWATCH_PORT`;
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host} (FIREWATCH_HOST)`;
  if (code === 'EACCES') return `port ${String(port)} may not be opened by this user (FIREWATCH_PORT)`;
  return message;
}

function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}
