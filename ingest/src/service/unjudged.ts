import { unjudgedSince, type Connection } from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import { minuteMs, minuteStart, type Clock } from '../clock.js';
import type { LateData } from '../late/late-data.js';
import type { Settings } from '../settings/settings.js';

export interface UnjudgedOptions {
  connection: Connection;
  settings: Pick<Settings, 'model' | 'influxTimeoutMs'>;
  clock: Clock;
  late: Pick<LateData, 'note'>;
  logger: Pick<FastifyBaseLogger, 'info' | 'warn'>;
}

/** The tasks look at the last 10 minutes by themselves. */
const seenByTasks = 10;

/**
 * Has what was watched but not judged computed, as late data is: tasks do not make up for the time in which the
 * database was down.
 */
export async function noteUnjudged({
  connection,
  settings,
  clock,
  late,
  logger,
}: UnjudgedOptions): Promise<void> {
  const { model, influxTimeoutMs } = settings;
  const now = clock.now();
  try {
    const signal = AbortSignal.timeout(influxTimeoutMs);
    const first = await unjudgedSince(connection, { now: new Date(now), model, signal });
    if (first === null) return;
    logger.info({ from: first }, 'the tasks stood still: the analytics are computed from then on');
    const last = minuteStart(now) - (seenByTasks + 1) * minuteMs;
    late.note([Math.min(first.getTime(), last), last]);
  } catch (error) {
    logger.warn({ err: error }, 'nobody knows whether minutes were left unjudged: run `firewatch backfill`');
  }
}
