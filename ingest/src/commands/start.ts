import { tuneHeap } from '@firewatch/engine';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { systemClock } from '../clock.js';
import type { WriteReport } from '../routes/report.js';
import { startServer, type RunningServer } from '../server.js';
import { startEmbedded } from '../service/embedded.js';
import { quietly } from '../service/logger.js';
import type { Settings } from '../settings/settings.js';

/** Time to end what is under way; after it the process ends all the same. */
export const graceMs = 9_500;

/** What the service is given by the command line, which knows the other packages. */
export interface ServeParts {
  report: WriteReport;
}

/** A service, and what it could not go on after; that resolves at most once. */
export interface StartedService {
  server: RunningServer;
  failed: Promise<Error>;
}

/** The service could not start; the message says why and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Starts the service as a command does: with this machine's clock, its own engine and the built workbench. @throws StartError */
export async function startService(
  settings: Settings,
  logger: Logger,
  { report }: ServeParts,
): Promise<StartedService> {
  tuneHeap();
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => (fail = resolve));
  try {
    // What it says of its start, the command's greeting says.
    const server = await quietly(logger, process.stderr.isTTY, () =>
      startServer({
        settings,
        clock: systemClock,
        logger,
        startEngine: startEmbedded,
        workbench: fileURLToPath(new URL('../../../grafana-plugin/dist-workbench', import.meta.url)),
        version: version(),
        report,
        onCode: (code) => console.log(`The next code for the workbench: ${code}`),
        onFatal: (error) => fail(error),
      }),
    );
    return { server, failed };
  } catch (error) {
    throw new StartError(startProblem(error, settings), { cause: error });
  }
}

function startProblem(error: unknown, { host, port }: Settings): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `port ${String(port)} on ${host} is in use: end the other program, or set FIREWATCH_PORT`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `there is no address of the name ${host} (FIREWATCH_HOST)`;
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host} (FIREWATCH_HOST)`;
  if (code === 'EACCES') return `port ${String(port)} may not be opened by this user (FIREWATCH_PORT)`;
  return message;
}

function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(file) as { version: string }).version;
}
