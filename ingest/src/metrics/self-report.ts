import type { Clock } from '../clock.js';
import { formatLine, formatTime, seriesPrefix, type FieldValue } from '../write/line.js';
import { Lines } from '../write/lines.js';
import type { SendLines } from '../write/types.js';
import type { Metrics, MetricSources, Totals } from './metrics.js';

export interface SelfReportOptions {
  metrics: Metrics;
  sources: MetricSources;
  clock: Clock;
  /** Name of this ingest, and of its shard: those of two shards may be called the same at their hub. */
  name: string;
  shard: string;
  /** Writes to the analytics bucket; what does not arrive is let go. */
  send: SendLines;
  /** Mean delay of the event loop since it was last asked (ms). */
  loopDelay: () => number;
}

const periodMs = 10_000;

/**
 * Tells every 10 s how the service is doing, as measurement `ingest`: counts since the start, and means of the 10 s.
 */
export class SelfReport {
  private before: Totals;
  /** Highest age of the queue since a report last arrived: while InfluxDB is away none does, and the queue waits. */
  private longestWait = 0;
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<unknown> | null = null;

  constructor(private readonly options: SelfReportOptions) {
    this.before = { ...options.metrics.totals };
  }

  start(): void {
    this.timer = setInterval(() => this.report(), periodMs);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.sending;
  }

  /** Sends one report, unless the one before it is still on its way. */
  report(): void {
    this.longestWait = Math.max(this.longestWait, this.options.sources.queueAge());
    if (this.sending !== null) return;
    const line = this.line();
    this.sending = this.options
      .send(Lines.of([line]))
      .then(({ kind }) => {
        if (kind === 'stored') this.longestWait = 0;
      })
      .finally(() => (this.sending = null));
  }

  private line(): string {
    const { metrics, sources, clock, name, shard } = this.options;
    const now = { ...metrics.totals };
    const grown = (key: keyof Totals) => now[key] - this.before[key];
    const mean = (sum: keyof Totals, of: keyof Totals) =>
      grown(of) === 0 ? null : (grown(sum) / grown(of)) * 1000;
    const fields = {
      received: BigInt(now.received),
      accepted: BigInt(now.accepted),
      duplicates: BigInt(now.duplicates),
      rejected: BigInt(now.rejected),
      queued: BigInt(now.queued),
      queue_depth: BigInt(sources.queueEntries()),
      queue_bytes: BigInt(sources.queueBytes()),
      queue_age: this.longestWait,
      dead_letters: BigInt(sources.deadLetters()),
      queries: BigInt(now.queries),
      queries_failed: BigInt(now.queriesFailed),
      query_ms: mean('querySeconds', 'queries'),
      write_ms: mean('writeSeconds', 'writes'),
      fan_in: grown('queries') === 0 ? null : grown('queriesServed') / grown('queries'),
      task_lag: sources.taskLag(),
      loop_ms: this.options.loopDelay(),
    } satisfies Record<string, FieldValue | null>;
    this.before = now;
    const known = Object.entries(fields).filter(
      (entry): entry is [string, bigint | number] => entry[1] !== null,
    );
    return formatLine(
      seriesPrefix('ingest', { ingest: name, shard }),
      Object.fromEntries(known),
      formatTime(clock.now(), 0),
    );
  }
}
