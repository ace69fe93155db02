import type { Connection } from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import { hourMs, type Clock } from '../clock.js';
import { Identities } from '../identity/identities.js';
import { RecentIdentities } from '../identity/recent.js';
import { SeriesTable } from '../identity/series.js';
import { readEntry, readStored, remember, type StoredPoint } from '../identity/warm.js';
import type { TagValues } from '../transaction/tag-values.js';
import type { DurableLog } from '../write/durable-log.js';

const rememberedMs = 2 * hourMs;

export interface WarmOptions {
  connection: Connection;
  bucket: string;
  log: DurableLog;
  tagValues: TagValues;
  clock: Clock;
  logger: FastifyBaseLogger;
}

/** The identities of the last two hours, from the database and from what still waits in the queue. */
export async function warmIdentities(options: WarmOptions): Promise<Identities> {
  const { connection, bucket, log, tagValues, clock, logger } = options;
  const recent = new RecentIdentities({ ageMs: rememberedMs });
  const series = new SeriesTable(tagValues.tags);
  const take = (point: StoredPoint, queued: number): void => {
    remember({ recent, series }, point, { seenAt: clock.now(), queued });
    point.tagValues.forEach((value, tag) => tagValues.admit(tag, value));
  };
  try {
    const points = readStored(connection, { bucket, seconds: rememberedMs / 1000, tags: tagValues.tags });
    for await (const point of points) take(point, 0);
  } catch (error) {
    logger.warn(
      { err: error },
      'recent identities cannot be read: what is sent again is stored again, on the same points',
    );
  }
  for (const entry of log.entries())
    for (const point of readEntry(entry, tagValues.tags)) take(point, entry.number);
  return new Identities(recent, series);
}
