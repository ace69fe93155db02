import type { Connection } from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.js';
import { withDeadline } from '../deadline.js';
import { Identities } from '../identity/identities.js';
import { RecentIdentities } from '../identity/recent.js';
import { SeriesTable } from '../identity/series.js';
import { readEntry, readStored, remember, type StoredPoint } from '../identity/warm.js';
import { rememberedMs, Warmer } from '../identity/warmer.js';
import type { TagValues } from '../transaction/tag-values.js';
import type { DurableLog } from '../write/durable-log.js';
import type { Closers } from './closers.js';

export interface WarmOptions {
  connection: Connection;
  bucket: string;
  /** How long one query may take. */
  timeoutMs: number;
  log: DurableLog;
  tagValues: TagValues;
  clock: Clock;
  logger: Pick<FastifyBaseLogger, 'info' | 'warn'>;
  closers: Closers;
  /** Identities that are remembered at most. Default: that of RecentIdentities. */
  limit?: number;
}

/**
 * The identities of the last two hours, from what still waits in the queue and from the database. The queue is read
 * first, and must not be drained before: what it held is then known, wherever it is by the time the database answers.
 */
export async function warmIdentities(options: WarmOptions): Promise<Identities> {
  const { connection, bucket, timeoutMs, log, tagValues, clock, logger, closers, limit } = options;
  const recent = new RecentIdentities({
    ageMs: rememberedMs,
    ...(limit === undefined ? {} : { identities: limit }),
  });
  const series = new SeriesTable(tagValues.tags);
  const take = (point: StoredPoint, queued: number): void => {
    if (recent.isFull) return;
    remember({ recent, series }, point, { seenAt: clock.now(), queued });
    point.tagValues.forEach((value, tag) => tagValues.keep(tag, value));
  };
  for (const entry of log.newestFirst()) {
    if (recent.isFull) break;
    for (const point of readEntry(entry, tagValues.tags)) take(point, entry.number);
  }
  const warmer = new Warmer({
    clock,
    async read(from, to) {
      const points = await withDeadline(timeoutMs, closers.patience, (signal) =>
        readStored(connection, {
          bucket,
          from: new Date(from),
          to: new Date(to),
          tags: tagValues.tags,
          signal,
        }),
      );
      // They come series by series.
      for (const point of points.sort((a, b) => b.ms - a.ms)) take(point, 0);
      return points.length;
    },
    isFull: () => recent.isFull,
    onFailed: (error) =>
      logger.warn(
        { err: error },
        'recent identities cannot be read yet: until they are, what was stored before the start and is sent again without its `time` counts again',
      ),
    onRecovered: () => logger.info('recent identities are known again'),
  });
  closers.add(() => warmer.stop());
  await warmer.start();
  return new Identities(recent, series);
}
