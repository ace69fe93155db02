import { unjudgedSince, type Connection } from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import { dayMs, minuteMs, minuteStart, type Clock } from '../clock.js';
import { withDeadline } from '../deadline.js';
import type { LateData } from '../late/late-data.js';
import { seenByTasksMs } from '../late/late-range.js';
import type { Settings } from '../settings/settings.js';

export interface UnjudgedOptions {
  connection: Connection;
  settings: Pick<Settings, 'model' | 'influxTimeoutMs' | 'retentionDays'>;
  clock: Clock;
  late: Pick<LateData, 'note'>;
  logger: Pick<FastifyBaseLogger, 'info' | 'warn'>;
  /** Ends the question before it times out. */
  stop: AbortSignal;
}

/**
 * Has computed, as late data is, what was watched but not judged, and what ends an incident that was open when
 * everything stopped: tasks do not make up for the time in which the database was down.
 */
export async function noteUnjudged({
  connection,
  settings,
  clock,
  late,
  logger,
  stop,
}: UnjudgedOptions): Promise<void> {
  const { model, influxTimeoutMs, retentionDays } = settings;
  const now = clock.now();
  try {
    const first = await withDeadline(influxTimeoutMs, stop, (signal) =>
      unjudgedSince(connection, { now: new Date(now), model, signal }),
    );
    if (first === null) return;
    logger.info({ from: first }, 'the tasks stood still: the analytics are computed from then on');
    const last = minuteStart(now) - seenByTasksMs - minuteMs;
    // Computed from what is not kept any more, counts would become 0.
    const kept = minuteStart(now) - retentionDays * dayMs + minuteMs;
    late.note([Math.min(Math.max(first.getTime(), kept), last), last]);
  } catch (error) {
    logger.warn({ err: error }, 'nobody knows whether minutes were left unjudged: run `firewatch backfill`');
  }
}
