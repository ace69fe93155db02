import type { Clock } from '../clock.js';
import type { RecentIdentities } from '../identity/recent.js';
import { LoopDelay } from '../metrics/loop-delay.js';
import type { Metrics, MetricSources } from '../metrics/metrics.js';
import { SelfReport } from '../metrics/self-report.js';
import { TaskLag } from '../metrics/task-lag.js';
import type { Settings } from '../settings/settings.js';
import type { TagValues } from '../transaction/tag-values.js';
import type { DurableLog } from '../write/durable-log.js';
import type { CreateSender } from '../write/types.js';
import type { Closers } from './closers.js';

export interface ObservingOptions {
  settings: Settings;
  clock: Clock;
  metrics: Metrics;
  createSender: CreateSender;
  log: DurableLog;
  recent: RecentIdentities;
  tagValues: TagValues;
  /** Seconds since the end of the newest judged minute. */
  readTaskLag: () => Promise<number | null>;
  closers: Closers;
}

/** What the service tells about itself: to Prometheus when asked, to the database every 10 s once started. */
export function observe(options: ObservingOptions): { sources: MetricSources; start: () => void } {
  const { settings, clock, metrics, createSender, log, recent, tagValues, closers } = options;
  const taskLag = new TaskLag(options.readTaskLag);
  const loopDelay = new LoopDelay();
  const sources: MetricSources = {
    queueEntries: () => log.depth,
    queueBytes: () => log.bytes,
    queueAge: () => (log.oldestAt === null ? 0 : Math.max(0, clock.now() - log.oldestAt) / 1000),
    deadLetters: () => log.deadLetters,
    identities: () => recent.size,
    tagValues: () => tagValues.sizes(),
    taskLag: () => taskLag.seconds,
  };
  metrics.observe(sources);
  const report = new SelfReport({
    metrics,
    sources,
    clock,
    name: settings.name,
    shard: settings.shard,
    send: createSender({
      bucket: settings.model.constants.analyticsBucket,
      timeoutMs: settings.influxTimeoutMs,
      stop: closers.patience,
    }),
    loopDelay: () => loopDelay.take(),
  });
  closers.add(() => report.stop());
  closers.add(() => taskLag.stop());
  return {
    sources,
    start() {
      report.start();
      taskLag.start();
    },
  };
}
