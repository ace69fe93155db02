import type { Runner } from './scripts.js';

/** Where an earlier recomputation of the same range stopped; null where there was none. */
export async function readCheckpoint(run: Runner, from: Date, to: Date): Promise<Date | null> {
  const [row] = await run('queries/recompute-done', to, { from, to });
  return row === undefined ? null : new Date(Number(row['_value']) * 1000);
}

/** Notes how far a recomputation has come. */
export async function writeCheckpoint(
  run: Runner,
  { from, to, done }: { from: Date; to: Date; done: Date },
): Promise<void> {
  await run('queries/recompute-mark', to, { from, to, done });
}
