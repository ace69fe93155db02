import { parseArgs } from 'node:util';
import { deploy } from '../deploy/deploy.js';
import { retireShard } from '../deploy/retire.js';
import { roleToDeploy } from '../deploy/role.js';
import { deployedAs, type Role } from '../deploy/tasks.js';
import type { DeployOptions } from '../deploy/types.js';
import { ConfigurationError } from '../errors.js';
import { loadModel } from '../model/load.js';
import { connectionFromEnv } from '../query/connection.js';
import { hubFromEnv } from '../query/hub.js';
import { reportLines, statusLines } from './deploy-lines.js';
import { readStatus } from './deploy-status.js';
import { isUsageError } from './usage.js';

const usage = `Usage: firewatch deploy: create or update the buckets and tasks that Firewatch needs in InfluxDB

  --role ROLE               single (all tasks), shard (counts, and replicates them to HUB_URL) or hub (judges what
                            shards count); default: what is deployed. On a new database FIREWATCH_ROLE, else shard where
                            HUB_URL is set, else single
  --status                  of each shard: its lag, queue and last error; on a hub of all, on a shard of itself
  --retire SHARD            on a hub: judge minutes without this shard from now on
  --restore SHARD           on a hub: wait for a retired shard again
  --transactions-days DAYS  how long transactions are kept; default: FIREWATCH_RETENTION_DAYS, else 30
  --analytics-days DAYS     how long minutes, baselines and anomalies are kept; default: FIREWATCH_ANALYTICS_DAYS, else
                            what is there, of a new bucket 400. Only these two options shorten what a bucket keeps,
                            which deletes what is older: look at --dry-run first
  --dry-run                 say what would be done, and do nothing
  --json                    print a report as JSON

Settings: INFLUX_URL, INFLUX_TOKEN, INFLUX_ORG (unset: the running serve), FIREWATCH_MODEL, FIREWATCH_RETENTION_DAYS,
FIREWATCH_ANALYTICS_DAYS, FIREWATCH_ROLE; of a shard FIREWATCH_SHARD (its name), HUB_URL, HUB_TOKEN, HUB_ORG, HUB_QUEUE_MB (what may wait on disk: 512); of a hub
FIREWATCH_SHARD_TIMEOUT (seconds after a minute's close for which it waits for shards: 20)`;

const options = {
  role: { type: 'string' },
  status: { type: 'boolean', default: false },
  retire: { type: 'string' },
  restore: { type: 'string' },
  'transactions-days': { type: 'string' },
  'analytics-days': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Runs `firewatch deploy`; resolves with its exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const given = parseArgs({ args: argv, options, strict: true }).values;
    if (given.help) {
      console.log(usage);
      return 0;
    }
    const asked = [given.status, given.retire !== undefined, given.restore !== undefined].filter(Boolean);
    if (asked.length > 1)
      throw new ConfigurationError('--status, --retire and --restore exclude one another');
    if (given.status) return await status(given, env);
    if (given.retire !== undefined) return await retire(given.retire, true, env);
    if (given.restore !== undefined) return await retire(given.restore, false, env);
    const connection = connectionFromEnv(env);
    const report = await deploy(
      connection,
      optionsOf(given, env, (await deployedAs(connection))?.role ?? null),
    );
    const lines = reportLines(report, { dryRun: given['dry-run'] });
    console.log(given.json ? JSON.stringify(report, null, 2) : lines.join('\n'));
    return 0;
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`firewatch deploy: ${error.message}\n\n${usage}`);
    return 2;
  }
}

/** Exit code 1 where a shard is away, so that a script can wait for it. */
async function status(given: Given, env: NodeJS.ProcessEnv): Promise<number> {
  const role = roleOf(given, env);
  const found = await readStatus(connectionFromEnv(env), {
    ...(role === undefined ? {} : { role }),
    hub: hubFromEnv(env),
    shard: env['FIREWATCH_SHARD'] ?? '',
    model: loadModel(env['FIREWATCH_MODEL']),
    now: new Date(),
    timeoutSeconds: timeoutOf(env),
  });
  console.log(given.json ? JSON.stringify(found, null, 2) : statusLines(found).join('\n'));
  return found.shards.some((shard) => shard.away) ? 1 : 0;
}

async function retire(shard: string, retired: boolean, env: NodeJS.ProcessEnv): Promise<number> {
  const model = loadModel(env['FIREWATCH_MODEL']);
  await retireShard(connectionFromEnv(env), { model, shard, retired, at: new Date() });
  console.log(retired ? `shard ${shard}: retired` : `shard ${shard}: waited for again`);
  return 0;
}

function optionsOf(given: Given, env: NodeJS.ProcessEnv, deployed: Role | null): DeployOptions {
  const named = roleOf(given, env);
  const role = roleToDeploy({
    asked: given.role === undefined ? undefined : named,
    // As `firewatch serve` takes it.
    configured: named ?? (env['HUB_URL'] ? 'shard' : undefined),
    deployed,
  });
  const shard = env['FIREWATCH_SHARD'];
  return {
    model: loadModel(env['FIREWATCH_MODEL']),
    role,
    ...retentionOf(given, env),
    dryRun: given['dry-run'],
    ...(shard ? { shard } : {}),
    ...(role === 'shard' ? shardOptions(env) : {}),
    ...(role === 'hub' ? { timeoutSeconds: timeoutOf(env) } : {}),
  };
}

/** What is only in the environment deletes nothing: another shell may have another environment. */
function retentionOf(
  given: Given,
  env: NodeJS.ProcessEnv,
): Pick<DeployOptions, 'transactionsDays' | 'analyticsDays' | 'shorten'> {
  const days = (name: string, text: string | undefined) =>
    text ? whole(text, name, 2, 36_500, 'days, at least 2') : undefined;
  const transactionsDays =
    days('--transactions-days', given['transactions-days']) ??
    days('FIREWATCH_RETENTION_DAYS', env['FIREWATCH_RETENTION_DAYS'] || '30');
  const analyticsDays =
    days('--analytics-days', given['analytics-days']) ??
    days('FIREWATCH_ANALYTICS_DAYS', env['FIREWATCH_ANALYTICS_DAYS']);
  return {
    ...(transactionsDays === undefined ? {} : { transactionsDays }),
    ...(analyticsDays === undefined ? {} : { analyticsDays }),
    shorten: (['transactions', 'analytics'] as const).filter((name) => given[`${name}-days`] !== undefined),
  };
}

/** Two shards of one name would overwrite each other's counts at the hub. */
function shardOptions(env: NodeJS.ProcessEnv): Pick<DeployOptions, 'hub' | 'queueBytes'> {
  const name = env['FIREWATCH_SHARD'];
  if (!name || !/^[A-Za-z0-9._-]{1,32}$/.test(name))
    throw new ConfigurationError(
      `a shard needs a name that no other has: FIREWATCH_SHARD${name ? ` is "${name}"` : ' is not set'} (1 to 32 letters, digits, dots, dashes)`,
    );
  const hub = hubFromEnv(env);
  if (hub === null) throw new ConfigurationError('a shard needs its hub: set HUB_URL and HUB_TOKEN');
  const megabytes = whole(
    env['HUB_QUEUE_MB'] || '512',
    'HUB_QUEUE_MB',
    33,
    1_000_000,
    'megabytes, at least 33',
  );
  return { hub, queueBytes: megabytes * 1024 * 1024 };
}

function roleOf(given: Given, env: NodeJS.ProcessEnv): Role | undefined {
  const [name, role] =
    given.role === undefined
      ? ['FIREWATCH_ROLE', env['FIREWATCH_ROLE'] || undefined]
      : ['--role', given.role];
  if (role === undefined || role === 'single' || role === 'shard' || role === 'hub') return role;
  throw new ConfigurationError(`${name} is "${role}"; it takes single, shard or hub`);
}

function timeoutOf(env: NodeJS.ProcessEnv): number {
  return whole(
    env['FIREWATCH_SHARD_TIMEOUT'] || '20',
    'FIREWATCH_SHARD_TIMEOUT',
    1,
    600,
    'seconds from 1 to 600',
  );
}

function whole(text: string, name: string, least: number, most: number, of: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ConfigurationError(`${name} is "${text}"; it takes a whole number of ${of}`);
  return value;
}
