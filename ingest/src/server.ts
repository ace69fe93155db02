import { recompute } from '@firewatch/flux';
import type { FastifyBaseLogger } from 'fastify';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createHistory } from './analytics/history.js';
import { buildApp } from './app.js';
import { Sessions } from './auth/sessions.js';
import { TokenTable } from './auth/tokens.js';
import { dayMs, type Clock } from './clock.js';
import { CoverageKeeper } from './minutes/coverage-keeper.js';
import { Intake } from './intake/intake.js';
import { LateData } from './late/late-data.js';
import { Metrics } from './metrics/metrics.js';
import { SelfReport } from './metrics/self-report.js';
import { LoopDelay } from './metrics/loop-delay.js';
import { TaskLag } from './metrics/task-lag.js';
import { Recommender } from './recommend/recommender.js';
import { createAnalyticsReader } from './service/analytics.js';
import { connectDatabase, type StartEngine } from './service/database.js';
import { warmIdentities } from './service/identities.js';
import { createWriteObserver } from './service/write-log.js';
import { makeDataFolder, ownToken } from './settings/data-folder.js';
import type { Settings } from './settings/settings.js';
import { createTransactionReader } from './transaction/reader.js';
import { TagValues } from './transaction/tag-values.js';
import { DurableLog } from './write/durable-log.js';
import { createInfluxWriter } from './write/influx.js';
import { Store } from './write/store.js';
import { Writer } from './write/writer.js';

export interface ServerOptions {
  settings: Settings;
  clock: Clock;
  logger: FastifyBaseLogger;
  startEngine: StartEngine;
  /** Folder of the built workbench page. */
  workbench: string;
  version: string;
  /** Told each further code that opens the workbench. */
  onCode(code: string): void;
}

/** A service that listens. */
export interface RunningServer {
  url: string;
  embedded: boolean;
  /** The code that opens the workbench. */
  code: string;
  /** What is wrong with the database, one line each. */
  problems: string[];
  /** Stops accepting, ends what is under way, leaves the rest on disk. */
  close(): Promise<void>;
}

/** Puts the service together, in the order in which its parts need one another, and listens. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { settings, clock, logger } = options;
  const closers: Array<() => Promise<void>> = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await assemble(options, closers, closeAll);
  } catch (error) {
    await closeAll().catch((other: unknown) => logger.error({ err: other }, 'closing failed'));
    throw error;
  }

  async function assemble(
    { startEngine, workbench, version, onCode }: ServerOptions,
    closing: typeof closers,
    close: () => Promise<void>,
  ): Promise<RunningServer> {
    await makeDataFolder(settings.data);
    const tokens = settings.tokens ?? [
      { name: 'own', scope: 'admin' as const, token: await ownToken(settings.data) },
    ];
    await mkdir(join(settings.data, 'queue'), { recursive: true, mode: 0o700 });
    const log = DurableLog.open(join(settings.data, 'queue'));
    closing.push(() => log.close());

    const database = await connectDatabase(settings, startEngine);
    closing.push(() => database.close());
    for (const problem of database.problems) logger.error(problem);
    const { connection } = database;
    const { transactionsBucket, analyticsBucket } = settings.model.constants;

    const metrics = new Metrics();
    const store = new Store({ log, clock, limit: settings.queueBytes });
    let late: LateData | null = null;
    const writer = new Writer({
      send: createInfluxWriter(connection, {
        bucket: transactionsBucket,
        timeoutMs: settings.influxTimeoutMs,
      }),
      store,
      clock,
      observer: createWriteObserver({ logger, metrics, late: () => late }),
    });
    closing.push(() => writer.close());

    late = new LateData({
      clock,
      recompute: (from, to, signal) =>
        recompute(connection, { from, to, model: settings.model, shard: settings.shard, signal }),
      load: () => log.lateRange,
      save: (range) => log.setLateRange(range),
      onDone: (from, to) => logger.info({ from, to }, 'late data: the analytics are up to date again'),
      onError: (error) =>
        logger.warn({ err: error }, 'late data: the analytics could not be computed again yet'),
    });
    closing.push(() => late.stop());

    const coverage = new CoverageKeeper({
      clock,
      name: settings.name,
      write: (lines) => writer.write(lines),
      onError: (error) => logger.error({ err: error }, 'a minute could not be declared covered'),
    });
    closing.push(() => coverage.stop());

    const tagValues = new TagValues(settings.tags, settings.tagValues);
    const identities = await warmIdentities({
      connection,
      bucket: transactionsBucket,
      log,
      tagValues,
      clock,
      logger,
    });
    const intake = new Intake({
      identities,
      clock,
      drained: () => writer.drained,
      noteTimes: (times) => late.note(times),
      write: (lines) =>
        writer.write(lines).catch((error: unknown) => {
          coverage.interrupt();
          throw error;
        }),
    });

    const analytics = createAnalyticsReader(settings.hub ?? connection, settings);
    const taskLag = new TaskLag(() => analytics.taskLag());
    const sources = {
      queueEntries: () => log.depth,
      queueBytes: () => log.bytes,
      queueAge: () => (log.oldestAt === null ? 0 : Math.max(0, clock.now() - log.oldestAt) / 1000),
      deadLetters: () => log.deadLetters,
      identities: () => identities.recent.size,
      tagValues: () => tagValues.sizes(),
      taskLag: () => taskLag.seconds,
    };
    metrics.observe(sources);
    const loopDelay = new LoopDelay();
    const report = new SelfReport({
      metrics,
      sources,
      clock,
      name: settings.name,
      send: createInfluxWriter(connection, { bucket: analyticsBucket, timeoutMs: settings.influxTimeoutMs }),
      loopDelay: () => loopDelay.take(),
    });
    closing.push(() => report.stop());
    closing.push(() => taskLag.stop());

    const sessions = new Sessions(clock, onCode);
    const app = await buildApp({
      settings,
      clock,
      logger,
      tokens: new TokenTable(tokens),
      sessions,
      reader: createTransactionReader({ tagValues, retentionMs: settings.retentionDays * dayMs }),
      intake,
      write: (lines) => writer.write(lines),
      recommender: new Recommender({
        read: (at) => analytics.recommendation(at),
        model: settings.model,
        clock,
        onAnswered: (served, milliseconds) => metrics.countQuery(served, milliseconds),
        onFailed: (error) => {
          metrics.countQueryFailure();
          logger.warn({ err: error }, 'no recommendation: InfluxDB did not answer');
        },
      }),
      history: createHistory(settings.hub ?? connection, settings),
      readiness: () =>
        Promise.resolve({
          ready: !writer.isFull,
          reasons: [...database.problems, ...(writer.isFull ? ['the local queue is full'] : [])],
          database: writer.isQueueing ? ('unreachable' as const) : ('reachable' as const),
          queue: {
            entries: sources.queueEntries(),
            bytes: sources.queueBytes(),
            ageSeconds: sources.queueAge(),
          },
          deadLetters: sources.deadLetters(),
        }),
      metrics,
      workbench,
      version,
    });
    closing.push(() => app.close());
    const url = await app.listen({ host: settings.host, port: settings.port });
    coverage.start();
    late.start();
    report.start();
    taskLag.start();
    return {
      url,
      embedded: database.embedded,
      code: sessions.currentCode,
      problems: database.problems,
      close,
    };
  }
}
