import { join } from 'node:path';
import { deploy, httpTarget, type Connection, type FluxTarget } from '@firewatch/flux';
import { engineToken, lastEnginePort, writeEngineFile } from '../settings/data-folder.js';
import type { Settings } from '../settings/settings.js';
import { createEngineWriter, type WriteToEngine } from '../write/engine.js';
import { createInfluxWriter } from '../write/influx.js';
import type { CreateSender } from '../write/types.js';
import { engineTarget, type QueryEngine } from './engine-target.js';

/** An embedded engine that runs in a thread of its own. */
export interface RunningEngine extends Connection {
  write: WriteToEngine;
  query: QueryEngine;
  close(): Promise<void>;
}

export interface EngineOptions {
  path: string;
  token: string;
  org: string;
  /** The port that it had last, to be taken again where it is free. */
  lastPort: number | null;
  /** Told what goes wrong in it; with `fatal` it has ended, and nothing answers any more. */
  onError: (error: Error, fatal: boolean) => void;
}
export type StartEngine = (options: EngineOptions) => Promise<RunningEngine>;

/** The database that is in use. */
export interface Database {
  connection: Connection;
  embedded: boolean;
  createSender: CreateSender;
  /** Where the queries go that replies wait for. */
  target: FluxTarget;
  close(): Promise<void>;
}

const embeddedOrganisation = 'firewatch';

/** The InfluxDB of the settings, or the embedded engine with everything deployed to it. */
export async function connectDatabase(
  settings: Settings,
  { startEngine, onError }: { startEngine: StartEngine; onError: EngineOptions['onError'] },
): Promise<Database> {
  if (settings.influx !== null) return openInflux(settings.influx);
  const token = await engineToken(settings.data);
  const engine = await startEngine({
    path: join(settings.data, 'engine'),
    token,
    org: embeddedOrganisation,
    lastPort: await lastEnginePort(settings.data),
    onError,
  });
  const { model, role, shard, retentionDays, analyticsDays } = settings;
  await deploy(engine, {
    model,
    role,
    shard,
    transactionsDays: retentionDays,
    ...(analyticsDays === null ? {} : { analyticsDays }),
  });
  await writeEngineFile(settings.data, engine);
  return {
    connection: engine,
    embedded: true,
    createSender: (options) => createEngineWriter((request) => engine.write(request), options),
    target: engineTarget((request, signal) => engine.query(request, signal)),
    close: () => engine.close(),
  };
}

function openInflux(connection: Connection): Database {
  return {
    connection,
    embedded: false,
    createSender: (options) => createInfluxWriter(connection, options),
    target: httpTarget(connection),
    close: () => Promise.resolve(),
  };
}
