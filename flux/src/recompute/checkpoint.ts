import type { Role } from '../deploy/tasks.js';
import type { Runner } from './scripts.js';

/** What a recomputation is of, and by whom: what a shard notes is replicated to its hub, whose own it is not. */
export interface Recomputation {
  from: Date;
  to: Date;
  role: Role;
  shard: string;
}

/** Where an earlier run of the same recomputation stopped; null where there was none. */
export async function readCheckpoint(
  run: Runner,
  { from, to, role, shard }: Recomputation,
): Promise<Date | null> {
  const [row] = await run('queries/recompute-done', to, { from, to, role, shard });
  return row === undefined ? null : new Date(Number(row['_value']) * 1000);
}

/** Notes how far a recomputation has come. */
export async function writeCheckpoint(
  run: Runner,
  { from, to, role, shard }: Recomputation,
  done: Date,
): Promise<void> {
  await run('queries/recompute-mark', to, { from, to, role, shard, done });
}
