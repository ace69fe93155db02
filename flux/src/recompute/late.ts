import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import type { Model } from '../model/types.js';
import { minuteMs } from '../time.js';
import { runner } from './scripts.js';

export interface LateRange {
  /** The first minute that was reported, or changed, after it was judged, and the end of the last one. */
  from: Date;
  to: Date;
  /** How many minutes there are. */
  minutes: number;
}

/**
 * The minutes of a range that shards reported after the hub judged them; null where there are none.
 * @throws FluxQueryError when the hub gives no answer
 */
export async function lateMinutes(
  where: Connection | FluxTarget,
  { from, to, model, signal }: { from: Date; to: Date; model: Model; signal?: AbortSignal },
): Promise<LateRange | null> {
  const run = runner(targetOf(where), model, signal);
  const times = (await run('queries/shard-late', to, { start: from, stop: to })).map((row) =>
    Date.parse(String(row['_time'])),
  );
  if (times.length === 0) return null;
  return {
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times) + minuteMs),
    minutes: times.length,
  };
}
