import { BucketsAPI, OrgsAPI, TasksAPI, type Task } from '@influxdata/influxdb-client-apis';
import { checkFlux } from '../check/check.js';
import { compose } from '../compose/compose.js';
import { loadScript } from '../compose/files.js';
import { ComposeError, ConfigurationError } from '../errors.js';
import { influx } from '../query/client.js';
import type { Connection } from '../query/types.js';
import type { Change, DeployOptions, DeployReport } from './types.js';

const day = 86_400;
const modelLine = /^\/\/ model ([0-9a-f]+)$/m;
const tasks = ['rollup', 'anomalies', 'baseline', 'incidents'] as const;
type TaskName = (typeof tasks)[number];

/** The tasks of each role: a shard counts, a hub judges, a single machine does both. */
const roles: Readonly<Record<NonNullable<DeployOptions['role']>, readonly TaskName[]>> = {
  single: tasks,
  shard: ['rollup'],
  hub: ['anomalies', 'baseline', 'incidents'],
};

/**
 * Brings an InfluxDB to what Firewatch needs: buckets with their retention and tasks, found by name. Running it again
 * changes nothing. The model's hash is the first line of each task, see `deployedModel`.
 * @throws ConfigurationError when the organisation is not there, ComposeError when a script fails the checker
 */
export async function deploy(connection: Connection, options: DeployOptions): Promise<DeployReport> {
  const { model, role = 'single', dryRun = false } = options;
  const scripts = await scriptsOf(roles[role], options);
  const orgID = await orgId(connection);
  const { transactionsBucket, analyticsBucket } = model.constants;
  const retention: Array<[string, number]> = [
    [transactionsBucket, (options.transactionsDays ?? 30) * day],
    [analyticsBucket, (options.analyticsDays ?? 400) * day],
  ];
  const report: DeployReport = { buckets: [], tasks: [], model: model.hash };
  for (const [name, seconds] of retention)
    report.buckets.push({ name, change: await bucket(connection, { orgID, name, seconds, dryRun }) });
  const present = await ourTasks(connection);
  for (const name of tasks) {
    const flux = scripts.get(name);
    const task = present.get(taskName(name));
    const change = await putTask(connection, { orgID, task, flux, dryRun });
    const previous = task === undefined ? undefined : modelLine.exec(task.flux)?.[1];
    if (change !== null)
      report.tasks.push({
        name: taskName(name),
        change,
        ...(previous === undefined ? {} : { previousModel: previous }),
      });
  }
  return report;
}

/**
 * The hash of the model with which the tasks were deployed.
 * @returns null where none is; `mixed` where tasks differ
 */
export async function deployedModel(connection: Connection): Promise<string | null> {
  const hashes = new Set(
    [...(await ourTasks(connection)).values()].map((task) => modelLine.exec(task.flux)?.[1] ?? 'mixed'),
  );
  if (hashes.size === 0) return null;
  return hashes.size === 1 ? [...hashes][0]! : 'mixed';
}

function taskName(name: TaskName): string {
  return `firewatch-${name}`;
}

async function scriptsOf(
  names: readonly TaskName[],
  { model, shard }: DeployOptions,
): Promise<Map<TaskName, string>> {
  const scripts = new Map<TaskName, string>();
  for (const name of names) {
    const params: Record<string, string> = name === 'rollup' && shard !== undefined ? { shard } : {};
    const script = compose(loadScript(`tasks/${name}`), { model, params });
    const faults = await checkFlux(script);
    if (faults.length > 0)
      throw new ComposeError(`tasks/${name} line ${faults[0]!.line}: ${faults[0]!.message}`);
    scripts.set(name, `// model ${model.hash}\n${script}`);
  }
  return scripts;
}

async function orgId(connection: Connection): Promise<string> {
  const { orgs } = await new OrgsAPI(influx(connection)).getOrgs({ org: connection.org });
  const id = orgs?.find((org) => org.name === connection.org)?.id;
  if (id === undefined)
    throw new ConfigurationError(
      `InfluxDB has no organisation "${connection.org}" that this token may see (INFLUX_ORG)`,
    );
  return id;
}

async function bucket(
  connection: Connection,
  { orgID, name, seconds, dryRun }: { orgID: string; name: string; seconds: number; dryRun: boolean },
): Promise<Change> {
  const api = new BucketsAPI(influx(connection));
  // Asked for by name, a missing bucket is an error 404.
  const { buckets } = await api.getBuckets({ orgID, limit: 100 });
  const found = buckets?.find((b) => b.name === name);
  const retentionRules = [{ type: 'expire' as const, everySeconds: seconds }];
  if (found?.id === undefined) {
    if (!dryRun) await api.postBuckets({ body: { orgID, name, retentionRules } });
    return 'created';
  }
  if (found.retentionRules[0]?.everySeconds === seconds) return 'unchanged';
  if (!dryRun) await api.patchBucketsID({ bucketID: found.id, body: { retentionRules } });
  return 'updated';
}

async function ourTasks(connection: Connection): Promise<Map<string, Task>> {
  const api = new TasksAPI(influx(connection));
  const names = new Set<string>(tasks.map(taskName));
  const { tasks: found } = await api.getTasks({ org: connection.org, limit: 500 });
  return new Map((found ?? []).filter((task) => names.has(task.name)).map((task) => [task.name, task]));
}

async function putTask(
  connection: Connection,
  {
    orgID,
    task,
    flux,
    dryRun,
  }: { orgID: string; task: Task | undefined; flux: string | undefined; dryRun: boolean },
): Promise<Change | null> {
  const api = new TasksAPI(influx(connection));
  if (flux === undefined) {
    if (task === undefined) return null;
    if (!dryRun) await api.deleteTasksID({ taskID: task.id });
    return 'removed';
  }
  if (task === undefined) {
    if (!dryRun) await api.postTasks({ body: { orgID, flux } });
    return 'created';
  }
  if (task.flux === flux && task.status === 'active') return 'unchanged';
  if (!dryRun) await api.patchTasksID({ taskID: task.id, body: { flux, status: 'active' } });
  return 'updated';
}
