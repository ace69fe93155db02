import { lockFolder } from '@firewatch/engine';
import { recompute, type Connection } from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import { join } from 'node:path';
import type { Clock } from '../clock.js';
import { LateData } from '../late/late-data.js';
import type { Metrics } from '../metrics/metrics.js';
import { CoverageKeeper } from '../minutes/coverage-keeper.js';
import type { Settings } from '../settings/settings.js';
import { DurableLog } from '../write/durable-log.js';
import { Store } from '../write/store.js';
import { timed } from '../write/timed.js';
import type { CreateSender } from '../write/types.js';
import { Writer } from '../write/writer.js';
import type { Closers } from './closers.js';
import { createWriteObserver } from './write-log.js';

export interface StorageOptions {
  settings: Settings;
  clock: Clock;
  logger: FastifyBaseLogger;
  metrics: Metrics;
  connection: Connection;
  createSender: CreateSender;
  log: DurableLog;
  closers: Closers;
}

/** Everything that brings data to the database. */
export interface Storage {
  writer: Writer;
  late: LateData;
  coverage: CoverageKeeper;
}

/**
 * The local queue of the data folder, for this process alone: each counts its entries in memory.
 * @throws StorageError when another process has it open
 */
export function openLog(data: string, closers: Closers): DurableLog {
  const path = join(data, 'queue');
  const unlock = lockFolder(path);
  closers.add(() => Promise.resolve(unlock()));
  const log = DurableLog.open(path);
  closers.add(() => log.close());
  return log;
}

/** Builds the way to the database; draining, coverage and late data begin when they are started. */
export function openStorage(options: StorageOptions): Storage {
  const { settings, clock, logger, metrics, connection, createSender, log, closers } = options;
  const { model, shard, role } = settings;
  const late = new LateData({
    clock,
    async recompute(from, to, signal) {
      await recompute(connection, { from, to, model, shard, role, signal });
    },
    load: () => log.lateRange,
    save: (range) => log.setLateRange(range),
    onDone: (from, to) => logger.info({ from, to }, 'late data: the analytics are up to date again'),
    onError: (error) =>
      logger.warn({ err: error }, 'late data: the analytics could not be computed again yet'),
  });
  const writer = new Writer({
    send: timed(
      createSender({
        bucket: model.constants.transactionsBucket,
        timeoutMs: settings.influxTimeoutMs,
        stop: closers.patience,
      }),
      clock,
      (milliseconds) => metrics.countWrite(milliseconds),
    ),
    store: new Store({ log, clock, limit: settings.queueBytes }),
    observer: createWriteObserver({ logger, late }),
  });
  const coverage = new CoverageKeeper({
    clock,
    name: settings.name,
    write: (lines) => writer.write(lines),
    onError: (error) => logger.error({ err: error }, 'a minute could not be declared covered'),
  });
  closers.add(() => writer.close());
  closers.add(() => late.stop());
  closers.add(() => coverage.stop());
  return { writer, late, coverage };
}
