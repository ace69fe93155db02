import {
  lateMinutes,
  readHubRecommendation,
  replicationState,
  rfc3339,
  type Connection,
} from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import { minuteMs, type Clock } from '../clock.js';
import { rejectedBy, withDeadline } from '../deadline.js';
import type { LateData } from '../late/late-data.js';
import type { Metrics } from '../metrics/metrics.js';
import { HubReading } from '../recommend/hub-reading.js';
import { HubRecommender } from '../recommend/hub-recommender.js';
import type { Recommends } from '../recommend/types.js';
import type { Settings } from '../settings/settings.js';
import { Patrol } from '../shard/patrol.js';
import { ReplicationReport } from '../shard/replication-report.js';
import { findUnreplicated, sendAgain } from '../shard/unreplicated.js';
import { createInfluxWriter } from '../write/influx.js';
import type { Closers } from './closers.js';

export interface RoleOptions {
  settings: Settings;
  connection: Connection;
  clock: Clock;
  logger: FastifyBaseLogger;
  metrics: Metrics;
  closers: Closers;
  /** Computes again, across restarts, what a hub finds to have come late. */
  late: Pick<LateData, 'note' | 'busy'>;
}

/** What a service does besides, as a shard or as the hub of shards. */
export interface RoleParts {
  /** Null: the recommendation comes from the service's own database. */
  recommender: Recommends | null;
  /** What is wrong now, one line each. */
  problems: () => string[];
  start: () => void;
}

/** A reply waits no longer for a hub. */
const hubTimeoutMs = 2_000;
/** Days over which shards and hub are compared now and then; raw transactions are kept longer. */
const comparedDays = 8;

/** Builds what the role of the settings needs; nothing of it runs before `start`. */
export function openRole(options: RoleOptions): RoleParts {
  const { role, hub } = options.settings;
  if (role === 'hub') return hubParts(options);
  if (role === 'shard' && hub !== null) return shardParts(options, hub);
  return { recommender: null, problems: () => [], start: () => undefined };
}

function hubRecommender(
  { settings, clock, logger, metrics, closers }: RoleOptions,
  hub: Connection,
): Recommends {
  const { model } = settings;
  const reading = new HubReading({
    clock,
    read: (at) =>
      withDeadline(Math.min(hubTimeoutMs, settings.influxTimeoutMs), closers.patience, (signal) =>
        readHubRecommendation(hub, { at, model, signal }),
      ),
    onAnswered: (served, milliseconds) => metrics.countQuery(served, milliseconds),
    onFailed: (error) => {
      metrics.countQueryFailure();
      logger.warn({ err: error }, 'no recommendation: the hub did not answer');
    },
  });
  return new HubRecommender(reading, { model, clock });
}

function shardParts(options: RoleOptions, hub: Connection): RoleParts {
  const { settings, connection, clock, logger, closers } = options;
  const { model, shard, retentionDays } = settings;
  const both = { connection, hub, model, shard };
  const report = new ReplicationReport({
    clock,
    shard,
    read: () =>
      withDeadline(settings.influxTimeoutMs, closers.patience, (signal) =>
        Promise.race([replicationState(connection), rejectedBy(signal)]),
      ),
    send: createInfluxWriter(hub, {
      bucket: model.constants.analyticsBucket,
      timeoutMs: settings.influxTimeoutMs,
      stop: closers.patience,
    }),
    onChange: (problem) =>
      problem === null ? logger.info('the hub takes counts') : logger.error({ problem }, 'replication'),
  });
  const patrol = new Patrol({
    clock,
    days: Math.min(comparedDays, retentionDays),
    periodMs: 60_000,
    look: (from, to, signal) => findUnreplicated(both, { from, to, signal }),
    async mend({ from, to }, signal) {
      logger.warn({ from, to }, 'the hub lacks counts of this shard: they are counted and sent again');
      await sendAgain(both, { from, to, signal });
    },
    onError: (error) => logger.warn({ err: error }, 'this shard could not be compared with its hub'),
  });
  return {
    ...parts(closers, [report, patrol]),
    recommender: hubRecommender(options, hub),
    problems: () => (report.problem === null ? [] : [report.problem]),
  };
}

function hubParts(options: RoleOptions): RoleParts {
  const { settings, connection, clock, logger, closers, late } = options;
  const { model } = settings;
  const patrol = new Patrol({
    clock,
    days: comparedDays,
    periodMs: 15_000,
    look: (from, to, signal) => lateMinutes(connection, { from, to, model, signal }),
    // The roll is called ahead of what is judged: what is begun must be ended, or nothing would tell that it was not.
    mend({ from, to }) {
      logger.info({ from: rfc3339(from), to: rfc3339(to) }, 'shards reported late: computing again');
      late.note([from.getTime(), to.getTime() - minuteMs]);
      return Promise.resolve();
    },
    busy: () => late.busy,
    onError: (error) => logger.warn({ err: error }, 'this hub could not look for what shards reported late'),
  });
  return {
    ...parts(closers, [patrol]),
    recommender: hubRecommender(options, connection),
    problems: () => [],
  };
}

function parts(
  closers: Closers,
  running: ReadonlyArray<{ start: () => void; stop: () => Promise<void> }>,
): Pick<RoleParts, 'start'> {
  for (const each of running) closers.add(() => each.stop());
  return { start: () => running.forEach((each) => each.start()) };
}
