import { TasksAPI, type Task } from '@influxdata/influxdb-client-apis';
import { abortable } from '../query/abort.js';
import { influx } from '../query/client.js';
import type { Connection } from '../query/types.js';

/** All tasks that Firewatch may have in an InfluxDB, in the order in which they follow one another. */
export const tasks = ['shards', 'rollup', 'anomalies', 'baseline', 'incidents'] as const;
export type TaskName = (typeof tasks)[number];

/** What an InfluxDB does: everything, counting for a hub, or judging what shards counted. */
export type Role = 'single' | 'shard' | 'hub';

/** The tasks of each role: a shard counts, a hub calls the roll of its shards and judges, a single machine does both. */
export const roles: Readonly<Record<Role, readonly TaskName[]>> = {
  single: ['rollup', 'anomalies', 'baseline', 'incidents'],
  shard: ['rollup'],
  hub: ['shards', 'anomalies', 'baseline', 'incidents'],
};

export function taskName(name: TaskName): string {
  return `firewatch-${name}`;
}

/** The tasks of Firewatch that are there, by their names. */
export async function deployedTasks(
  connection: Connection,
  signal?: AbortSignal,
): Promise<Map<string, Task>> {
  const api = new TasksAPI(influx(connection));
  const names = new Set<string>(tasks.map(taskName));
  const { tasks: found } = await api.getTasks({ org: connection.org, limit: 500 }, abortable(signal));
  return new Map((found ?? []).filter((task) => names.has(task.name)).map((task) => [task.name, task]));
}

/** What a task says of the model that it was deployed with, in its first line. */
export function modelComment(hash: string): string {
  return `// model ${hash}\n`;
}

/** The hash of the model with which a task was deployed; undefined where it does not say. */
export function modelOfTask({ flux }: Task): string | undefined {
  return /^\/\/ model ([0-9a-f]+)$/m.exec(flux)?.[1];
}

/** What an InfluxDB was deployed as, told by its tasks. */
export interface Deployed {
  role: Role;
  /** The name under which minutes are counted, where they are. */
  shard?: string;
  /** The hash of the model of all its tasks; `mixed` where they differ. */
  model: string;
}

/** What is deployed; null where there are no tasks. */
export async function deployedAs(connection: Connection, signal?: AbortSignal): Promise<Deployed | null> {
  return partDeployed(await deployedTasks(connection, signal));
}

/** The same, of tasks by their names. Pure. */
export function partDeployed(found: ReadonlyMap<string, Task>): Deployed | null {
  if (found.size === 0) return null;
  const hashes = new Set([...found.values()].map(modelOfTask));
  const model = (hashes.size === 1 ? [...hashes][0] : undefined) ?? 'mixed';
  if (found.has(taskName('shards'))) return { role: 'hub', model };
  const rollup = found.get(taskName('rollup'));
  const role = rollup !== undefined && !found.has(taskName('anomalies')) ? 'shard' : 'single';
  const literal = /\bparams = \{.*\bshard: ("(?:[^"\\]|\\.)*")/.exec(rollup?.flux ?? '')?.[1];
  return literal === undefined ? { role, model } : { role, shard: JSON.parse(literal) as string, model };
}
