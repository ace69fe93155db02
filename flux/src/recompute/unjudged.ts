import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget } from '../query/types.js';
import { minuteMs, truncateMinute } from '../time.js';
import type { Model } from '../model/types.js';
import { runner } from './scripts.js';

/** A lag of no more than this mends itself: the tasks cover 10 minutes at every run, and the next may be a minute off. */
const mended = 8;

/**
 * The first minute that was watched but is not judged, and that the tasks no longer look at: there is one where they
 * stood still.
 * @returns null where nothing is behind
 * @throws FluxQueryError
 */
export async function unjudgedSince(
  where: Connection | FluxTarget,
  { now, model, signal }: { now: Date; model: Model; signal?: AbortSignal },
): Promise<Date | null> {
  const rows = await runner(targetOf(where), model, signal)('queries/judged-until', now);
  const at = (kind: string): number | undefined => {
    const row = rows.find((r) => r['kind'] === kind);
    return row === undefined ? undefined : Date.parse(String(row['_time']));
  };
  const judged = at('judged');
  const first = judged === undefined ? at('watched') : judged + minuteMs;
  if (first === undefined || first >= truncateMinute(now).getTime() - mended * minuteMs) return null;
  return new Date(first);
}
