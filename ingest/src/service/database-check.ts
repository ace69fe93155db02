import { deployedAs, findBucket, type Connection, type Role } from '@firewatch/flux';
import type { Settings } from '../settings/settings.js';

/** What keeps an InfluxDB from doing its part. */
export interface DatabaseState {
  /** It answered. */
  reachable: boolean;
  /** One line each, with its remedy. */
  problems: string[];
}

/** Looks whether an InfluxDB has what this service needs. Never throws: an unreachable one is no reason not to start. */
export async function checkDatabase(
  connection: Connection,
  settings: Pick<Settings, 'model' | 'role' | 'shard'>,
  signal: AbortSignal,
): Promise<DatabaseState> {
  try {
    return { reachable: true, problems: await problemsOf(connection, settings, signal) };
  } catch (error) {
    const why = signal.aborted ? 'it does not answer' : (error as Error).message;
    return { reachable: false, problems: [`InfluxDB at ${connection.url} cannot be asked: ${why}`] };
  }
}

async function problemsOf(
  connection: Connection,
  { model, role, shard }: Pick<Settings, 'model' | 'role' | 'shard'>,
  signal: AbortSignal,
): Promise<string[]> {
  const command = deployCommand(role);
  const { transactionsBucket, analyticsBucket } = model.constants;
  const missing: string[] = [];
  for (const bucket of [transactionsBucket, analyticsBucket])
    if ((await findBucket(connection, bucket, signal)) === null)
      missing.push(`InfluxDB has no bucket "${bucket}": run \`${command}\``);
  if (missing.length > 0) return missing;
  const deployed = await deployedAs(connection, signal);
  if (deployed === null) return [`InfluxDB has none of Firewatch’s tasks: run \`${command}\``];
  if (deployed.role !== role)
    return [
      `the tasks in InfluxDB are those of role ${deployed.role}, but this service is ${role}: set FIREWATCH_ROLE and HUB_URL of the service to what it is, or run \`firewatch deploy --role ${role}\` if it is to be changed`,
    ];
  if (deployed.shard !== undefined && deployed.shard !== shard)
    return [
      `InfluxDB is deployed as shard "${deployed.shard}", but this service has FIREWATCH_SHARD "${shard}": give both the same name, or what they count is two shards' to the hub`,
    ];
  if (deployed.model !== model.hash)
    return [
      `the tasks in InfluxDB have another model (${deployed.model}) than this service (${model.hash}): run \`${command}\` with the same FIREWATCH_MODEL`,
    ];
  return [];
}

/** Names the role where it is not what a new database becomes by itself. */
function deployCommand(role: Role): string {
  return role === 'single' ? 'firewatch deploy' : `firewatch deploy --role ${role}`;
}
