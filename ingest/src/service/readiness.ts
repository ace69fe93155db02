import type { MetricSources } from '../metrics/metrics.js';
import type { Readiness } from '../routes/health.js';

/** Ready is who can make a transaction durable: in the database, or on disk while that is away. */
export function readinessOf(
  writer: { isFull: boolean; isQueueing: boolean },
  { problems, sources }: { problems: readonly string[]; sources: MetricSources },
): Readiness {
  return {
    ready: !(writer.isFull && writer.isQueueing),
    reasons: [
      ...problems,
      ...(writer.isQueueing ? ['InfluxDB does not take data: what is posted waits in the local queue'] : []),
      ...(writer.isFull ? ['the local queue, or its disk, is full'] : []),
    ],
    database: writer.isQueueing ? 'unreachable' : 'reachable',
    queue: { entries: sources.queueEntries(), bytes: sources.queueBytes(), ageSeconds: sources.queueAge() },
    deadLetters: sources.deadLetters(),
  };
}
