import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Connection } from '@firewatch/flux';
import { stop } from './child.js';
import { grafanaEnvironment, type GrafanaPlace } from './environment.js';
import { GrafanaError } from './errors.js';
import { configurationFile } from './folder.js';
import type { InstalledGrafana } from './installed.js';

export interface StartOptions {
  installed: InstalledGrafana;
  place: GrafanaPlace;
  influx: Connection;
  env: NodeJS.ProcessEnv;
}

export interface RunningGrafana {
  /** Aborted when Grafana ends, whoever ended it; its reason is a GrafanaError. */
  over: AbortSignal;
  /** Ends Grafana; resolves when it has gone. */
  stop(): Promise<void>;
}

/** Starts a Grafana of ours; whether it answers yet is asked elsewhere. */
export function startGrafana({ installed, place, influx, env }: StartOptions): RunningGrafana {
  const over = new AbortController();
  const child = spawn(
    installed.binary,
    ['server', '--homepath', installed.home, '--config', configurationFile(place.data)],
    { env: { ...env, ...grafanaEnvironment(place, influx) }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  child.once('error', (cause) =>
    over.abort(
      new GrafanaError(`Grafana cannot be started (${installed.binary}): ${cause.message}`, 0, { cause }),
    ),
  );
  child.once('exit', (code, signal) =>
    over.abort(
      new GrafanaError(
        `Grafana ended (${signal ?? `exit code ${code}`}); its log is ${join(place.data, 'log', 'grafana.log')}`,
        0,
      ),
    ),
  );
  return { over: over.signal, stop: () => stop(child) };
}
