import type { Model } from '../model/types.js';
import { targetOf } from '../query/client.js';
import type { Connection, FluxTarget, Row } from '../query/types.js';
import { minuteMs, truncateMinute } from '../time.js';
import { runner } from './scripts.js';

/** A lag of no more than this mends itself: the tasks cover 10 minutes at every run, and the next may be a minute off. */
const mended = 8;

/**
 * The first minute from which on something is to be computed that the tasks no longer look at: where they stood still,
 * the first in which anything was seen; and the last one up to which an open incident was followed, which nothing would
 * ever end.
 * @returns null where nothing is behind
 * @throws FluxQueryError
 */
export async function unjudgedSince(
  where: Connection | FluxTarget,
  { now, model, signal }: { now: Date; model: Model; signal?: AbortSignal },
): Promise<Date | null> {
  const run = runner(targetOf(where), model, signal);
  const limit = truncateMinute(now).getTime() - mended * minuteMs;
  const rows = await run('queries/judged-until', now);
  const [judged, open] = [timeOf(rows, 'judged'), timeOf(rows, 'open')];
  const times = [open];
  if (!(judged + minuteMs >= limit)) {
    // Between what was judged and now there may be days in which nothing ran and nothing is to be judged.
    const later = Number.isNaN(judged)
      ? rows
      : await run('queries/judged-until', now, { start: new Date(judged + minuteMs) });
    times.push(timeOf(later, 'seen'));
  }
  const behind = times.filter((time) => time < limit);
  return behind.length === 0 ? null : truncateMinute(new Date(Math.min(...behind)));
}

function timeOf(rows: readonly Row[], kind: string): number {
  const row = rows.find((r) => r['kind'] === kind);
  return row === undefined ? Number.NaN : Date.parse(String(row['_time']));
}
