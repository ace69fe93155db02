import { TasksAPI, type Task } from '@influxdata/influxdb-client-apis';
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
export async function deployedTasks(connection: Connection): Promise<Map<string, Task>> {
  const api = new TasksAPI(influx(connection));
  const names = new Set<string>(tasks.map(taskName));
  const { tasks: found } = await api.getTasks({ org: connection.org, limit: 500 });
  return new Map((found ?? []).filter((task) => names.has(task.name)).map((task) => [task.name, task]));
}

/** The role with which an InfluxDB was deployed, told by its tasks; null where there are none. */
export async function deployedRole(connection: Connection): Promise<Role | null> {
  return (await deployedAs(connection))?.role ?? null;
}

/** The role, and the name under which minutes are counted (where they are); null where there are no tasks. */
export async function deployedAs(connection: Connection): Promise<{ role: Role; shard?: string } | null> {
  return partDeployed(await deployedTasks(connection));
}

/** The same, of tasks by their names. Pure. */
export function partDeployed(found: ReadonlyMap<string, Task>): { role: Role; shard?: string } | null {
  if (found.size === 0) return null;
  if (found.has(taskName('shards'))) return { role: 'hub' };
  const rollup = found.get(taskName('rollup'));
  const role = rollup !== undefined && !found.has(taskName('anomalies')) ? 'shard' : 'single';
  const literal = /\bparams = \{.*\bshard: ("(?:[^"\\]|\\.)*")/.exec(rollup?.flux ?? '')?.[1];
  return literal === undefined ? { role } : { role, shard: JSON.parse(literal) as string };
}
