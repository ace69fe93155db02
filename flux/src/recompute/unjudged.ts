import type { Model } from '../model/types.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import { minuteMs, truncateMinute } from '../time.js';
import { runner } from './scripts.js';

/** A lag of no more than this mends itself: the tasks cover 10 minutes at every run, and the next may be a minute off. */
const mended = 8;

/**
 * The first minute in which anything was seen but not judged, and that the tasks no longer look at: there is one where
 * they stood still.
 * @returns null where nothing is behind
 * @throws FluxQueryError
 */
export async function unjudgedSince(
  where: Connection | FluxTarget,
  { now, model, signal }: { now: Date; model: Model; signal?: AbortSignal },
): Promise<Date | null> {
  const run = runner(targetOf(where), model, signal);
  const limit = truncateMinute(now).getTime() - mended * minuteMs;
  const at = async (kind: string, start?: Date): Promise<number> => {
    const rows = await run('queries/judged-until', now, start === undefined ? {} : { start });
    const row = rows.find((r) => r['kind'] === kind);
    return row === undefined ? Number.NaN : Date.parse(String(row['_time']));
  };
  const judged = await at('judged');
  if (judged + minuteMs >= limit) return null;
  // Between what was judged and now there may be days in which nothing ran and nothing is to be judged.
  const seen = await at('seen', Number.isNaN(judged) ? undefined : new Date(judged + minuteMs));
  return seen < limit ? truncateMinute(new Date(seen)) : null;
}
