import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is read from elsewhere whenever the metrics are asked for. */
export interface MetricSources {
  queueEntries: () => number;
  queueBytes: () => number;
  /** Seconds that the oldest entry has waited; 0: none waits. */
  queueAge: () => number;
  deadLetters: () => number;
  identities: () => number;
  tagValues: () => Readonly<Record<string, number>>;
  /** Seconds since the end of the newest judged minute; null: unknown. */
  taskLag: () => number | null;
}

/** Counts since the start, as the measurement `ingest` reports their growth. */
export interface Totals {
  received: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  queued: number;
  writes: number;
  writeSeconds: number;
  queries: number;
  querySeconds: number;
  queriesServed: number;
  queriesFailed: number;
}

const latency = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The service's metrics, for Prometheus and for the measurement `ingest`. */
export class Metrics {
  readonly registry = new Registry();
  readonly totals: Totals = {
    received: 0,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    queued: 0,
    writes: 0,
    writeSeconds: 0,
    queries: 0,
    querySeconds: 0,
    queriesServed: 0,
    queriesFailed: 0,
  };
  private readonly rejected = this.counter(
    'rejected',
    'Transactions refused, by code; a request refused as a whole is one',
    ['reason'],
  );
  private readonly write = this.histogram('write_seconds', 'Time of one write to InfluxDB', latency);
  private readonly query = this.histogram('query_seconds', 'Time of one recommendation query', latency);
  private readonly fanIn = this.histogram(
    'query_fan_in',
    'Requests served by one query',
    [1, 2, 5, 10, 20, 50, 100, 500],
  );
  private readonly failed = this.counter('query_failures', 'Recommendation queries without an answer');

  constructor() {
    this.total('received', 'Transactions received');
    this.total('accepted', 'Transactions stored or queued');
    this.total('duplicates', 'Transactions that were known already');
    this.total('queued', 'Transactions that went to the local queue');
    collectDefaultMetrics({ register: this.registry });
  }

  /** Publishes what lives elsewhere. */
  observe(sources: MetricSources): void {
    this.gauge('queue_entries', 'Entries of the local queue', sources.queueEntries);
    this.gauge('queue_bytes', 'Size of the local queue', sources.queueBytes);
    this.gauge('queue_age_seconds', 'Age of the oldest entry of the local queue', sources.queueAge);
    this.gauge('dead_letters', 'Lines that InfluxDB refused', sources.deadLetters);
    this.gauge('identities', 'Identities remembered', sources.identities);
    this.gauge(
      'task_lag_seconds',
      'Time since the end of the newest judged minute',
      () => sources.taskLag() ?? NaN,
    );
    const tagValues = new Gauge({
      name: 'firewatch_tag_values',
      help: 'Distinct values seen a tag',
      labelNames: ['tag'],
      registers: [this.registry],
      collect() {
        for (const [tag, size] of Object.entries(sources.tagValues())) this.set({ tag }, size);
      },
    });
    tagValues.reset();
  }

  /** Counts what became of one request's transactions; what was rejected is counted by its reason. */
  countResult(result: { received: number; accepted: number; duplicates: number; queued: boolean }): void {
    const { totals } = this;
    totals.received += result.received;
    totals.accepted += result.accepted;
    totals.duplicates += result.duplicates;
    if (result.queued) totals.queued += result.accepted;
  }

  countRejected(reason: string, by = 1): void {
    this.totals.rejected += by;
    this.rejected.inc({ reason }, by);
  }

  countWrite(milliseconds: number): void {
    this.totals.writes++;
    this.totals.writeSeconds += milliseconds / 1000;
    this.write.observe(milliseconds / 1000);
  }

  countQuery(served: number, milliseconds: number): void {
    this.totals.queries++;
    this.totals.queriesServed += served;
    this.totals.querySeconds += milliseconds / 1000;
    this.query.observe(milliseconds / 1000);
    this.fanIn.observe(served);
  }

  countQueryFailure(): void {
    this.totals.queriesFailed++;
    this.failed.inc();
  }

  /** A counter that takes a total over when it is asked for: that is seldom, and counting is for every request. */
  private total(what: 'received' | 'accepted' | 'duplicates' | 'queued', help: string): void {
    const { totals } = this;
    new Counter({
      name: `firewatch_${what}_total`,
      help,
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(totals[what]);
      },
    });
  }

  private counter<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[] = [],
  ): Counter<Label> {
    return new Counter({ name: `firewatch_${name}_total`, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: `firewatch_${name}`, help, buckets, registers: [this.registry] });
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `firewatch_${name}`,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}
