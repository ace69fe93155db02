import { runner } from './scripts.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import { minuteMs, truncateMinute } from '../time.js';
import { recompute } from './recompute.js';
import type { RecomputeOptions, RecomputeReport } from './types.js';

/** Minutes that the tasks cover at every run: a lag of no more than this mends itself. */
const tasksCover = 10;

export type CatchUpOptions = Omit<RecomputeOptions, 'from' | 'to' | 'resume'> & { now: Date };

/**
 * Judges what was watched but not judged: the minutes since the newest judged one, or since the first watched one where
 * none was judged. For a start after tasks stood still.
 * @returns null where nothing is behind
 */
export async function catchUp(
  where: Connection | FluxTarget,
  { now, ...options }: CatchUpOptions,
): Promise<RecomputeReport | null> {
  const run = runner(targetOf(where), options.model, options.signal);
  const rows = await run('queries/judged-until', now);
  const at = (kind: string): number | undefined => {
    const row = rows.find((r) => r['kind'] === kind);
    return row === undefined ? undefined : Date.parse(String(row['_time']));
  };
  const judged = at('judged');
  const first = judged === undefined ? at('watched') : judged + minuteMs;
  const to = truncateMinute(now);
  if (first === undefined || to.getTime() - first <= (judged === undefined ? 0 : tasksCover * minuteMs))
    return null;
  return recompute(where, { ...options, from: new Date(first), to });
}
