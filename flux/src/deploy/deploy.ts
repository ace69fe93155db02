import { TasksAPI, type Task } from '@influxdata/influxdb-client-apis';
import { influx } from '../query/client.js';
import type { Connection } from '../query/types.js';
import { putBucket } from './buckets.js';
import { organisationId } from './organisation.js';
import { hubTarget, replicate, stopReplicating } from './replication.js';
import type { Retention } from './retention.js';
import { soundScripts } from './scripts.js';
import { deployedTasks, modelOfTask, partDeployed, taskName, tasks, type Role } from './tasks.js';
import type { Change, DeployOptions, DeployReport } from './types.js';

/**
 * Brings an InfluxDB to what Firewatch needs: buckets with their retention, tasks and, on a shard with a hub, the
 * replication of what it counts, all found by name. Running it again changes nothing. A retention is shortened, and
 * points lost, only with `shorten`. The model's hash is the first line of each task, see `deployedAs`.
 * @throws ConfigurationError when the organisation or the hub's bucket is not there, ComposeError when a script fails the
 * checker
 */
export async function deploy(connection: Connection, options: DeployOptions): Promise<DeployReport> {
  const { model, dryRun = false } = options;
  const orgID = await organisationId(connection);
  const present = await deployedTasks(connection);
  const { role, shard } = partOf(options, present);
  const scripts = await soundScripts(role, { ...options, ...(shard === undefined ? {} : { shard }) });
  // Before anything changes: a hub that cannot be reached must not cost a single machine its judging tasks.
  if (role === 'shard' && options.hub !== undefined)
    await hubTarget(options.hub, model.constants.analyticsBucket);
  const { transactionsBucket, analyticsBucket } = model.constants;
  const { transactionsDays, analyticsDays, shorten = [] } = options;
  const retention: Array<[string, Retention]> = [
    [
      transactionsBucket,
      { days: transactionsDays, otherwise: 30, shorten: shorten.includes('transactions') },
    ],
    [analyticsBucket, { days: analyticsDays, otherwise: 400, shorten: shorten.includes('analytics') }],
  ];
  const report: DeployReport = { role, buckets: [], tasks: [], model: model.hash };
  for (const [name, wanted] of retention)
    report.buckets.push(await putBucket(connection, { orgID, name, retention: wanted, dryRun }));
  for (const name of tasks) {
    const flux = scripts.get(name);
    const task = present.get(taskName(name));
    const change = await putTask(connection, { orgID, task, flux, dryRun });
    const previous = task === undefined ? undefined : modelOfTask(task);
    if (change !== null)
      report.tasks.push({
        name: taskName(name),
        change,
        ...(previous === undefined ? {} : { previousModel: previous }),
      });
  }
  if (role === 'shard' && options.hub !== undefined)
    report.replication = await replicate(connection, {
      orgID,
      hub: options.hub,
      bucket: analyticsBucket,
      queueBytes: options.queueBytes ?? 512 * 1024 * 1024,
      dryRun,
    });
  if (role !== 'shard') {
    const ended = await stopReplicating(connection, { orgID, dryRun });
    if (ended !== null) report.replication = ended;
  }
  return report;
}

/** What nobody asks to be changed stays: a shard under another name would be two at its hub. */
function partOf(
  { role, shard }: DeployOptions,
  present: ReadonlyMap<string, Task>,
): { role: Role; shard?: string | undefined } {
  const deployed = partDeployed(present);
  return { role: role ?? deployed?.role ?? 'single', shard: shard ?? deployed?.shard };
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
