import { join } from 'node:path';
import { deploy, deployedAs, deployedModel, influx, type Connection, type Role } from '@firewatch/flux';
import { engineToken, lastEnginePort, writeEngineFile } from '../settings/data-folder.js';
import type { Settings } from '../settings/settings.js';

/** An embedded engine that runs in a thread of its own. */
export interface RunningEngine extends Connection {
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

/** The database that is in use, and what is wrong with it. */
export interface Database {
  connection: Connection;
  embedded: boolean;
  /** One line each, with its remedy. */
  problems: string[];
  close(): Promise<void>;
}

const embeddedOrganisation = 'firewatch';

/** The InfluxDB of the settings, or the embedded engine with everything deployed to it. */
export async function connectDatabase(
  settings: Settings,
  { startEngine, onError }: { startEngine: StartEngine; onError: EngineOptions['onError'] },
): Promise<Database> {
  if (settings.influx !== null) {
    const problems = await checkDatabase(settings.influx, settings);
    return { connection: settings.influx, embedded: false, problems, close: () => Promise.resolve() };
  }
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
  return { connection: engine, embedded: true, problems: [], close: () => engine.close() };
}

/** What keeps an InfluxDB from doing its part; an unreachable one is no reason not to start. */
export async function checkDatabase(
  connection: Connection,
  { model, role, shard }: Pick<Settings, 'model' | 'role' | 'shard'>,
): Promise<string[]> {
  const command = deployCommand(role);
  const { transactionsBucket, analyticsBucket } = model.constants;
  try {
    const problems: string[] = [];
    for (const bucket of [transactionsBucket, analyticsBucket])
      if (!(await hasBucket(connection, bucket)))
        problems.push(`InfluxDB has no bucket "${bucket}": run \`${command}\``);
    if (problems.length > 0) return problems;
    const deployed = await deployedModel(connection);
    if (deployed === null) return [`InfluxDB has none of Firewatch’s tasks: run \`${command}\``];
    const part = await deployedAs(connection);
    if (part?.role !== role)
      return [
        `the tasks in InfluxDB are those of role ${String(part?.role)}, but this service is ${role}: set FIREWATCH_ROLE and HUB_URL of the service to what it is, or run \`firewatch deploy --role ${role}\` if it is to be changed`,
      ];
    if (part.shard !== undefined && part.shard !== shard)
      return [
        `InfluxDB is deployed as shard "${part.shard}", but this service has FIREWATCH_SHARD "${shard}": give both the same name, or what they count is two shards' to the hub`,
      ];
    if (deployed !== model.hash)
      return [
        `the tasks in InfluxDB have another model (${deployed}) than this service (${model.hash}): run \`${command}\` with the same FIREWATCH_MODEL`,
      ];
    return [];
  } catch (error) {
    return [`InfluxDB at ${connection.url} cannot be asked: ${(error as Error).message}`];
  }
}

/** Names the role where it is not what a new database becomes by itself. */
function deployCommand(role: Role): string {
  return role === 'single' ? 'firewatch deploy' : `firewatch deploy --role ${role}`;
}

async function hasBucket(connection: Connection, name: string): Promise<boolean> {
  const query = new URLSearchParams({ org: connection.org, name });
  const answer = (await influx(connection)
    .transport.request(`/api/v2/buckets?${query.toString()}`, '', { method: 'GET' })
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode === 404) return { buckets: [] };
      throw error;
    })) as { buckets?: Array<{ name: string }> };
  return answer.buckets?.some((bucket) => bucket.name === name) === true;
}
