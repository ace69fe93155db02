import { httpTarget } from '@firewatch/flux';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createHistory } from './analytics/history.js';
import { buildApp } from './app.js';
import { Sessions } from './auth/sessions.js';
import { TokenTable } from './auth/tokens.js';
import { dayMs, secondMs, type Clock } from './clock.js';
import { withDeadline } from './deadline.js';
import { Intake } from './intake/intake.js';
import { Metrics } from './metrics/metrics.js';
import { Recommender } from './recommend/recommender.js';
import type { WriteReport } from './routes/report.js';
import { createAnalyticsReader } from './service/analytics.js';
import { Closers } from './service/closers.js';
import { connectDatabase, type Database, type StartEngine } from './service/database.js';
import { checkDatabase } from './service/database-check.js';
import { DatabaseWatch } from './service/database-watch.js';
import { warmIdentities } from './service/identities.js';
import { observe } from './service/observing.js';
import { readinessOf } from './service/readiness.js';
import { openRole } from './service/role.js';
import { openLog, openStorage } from './service/storage.js';
import { noteUnjudged } from './service/unjudged.js';
import { makeDataFolder, ownToken } from './settings/data-folder.js';
import type { Settings } from './settings/settings.js';
import { createTransactionReader } from './transaction/reader.js';
import { TagValues } from './transaction/tag-values.js';
import type { DurableLog } from './write/durable-log.js';

export interface ServerOptions {
  settings: Settings;
  clock: Clock;
  logger: FastifyBaseLogger;
  startEngine: StartEngine;
  /** Folder of the built workbench page. */
  workbench: string;
  version: string;
  /** Writes what `GET /v1/report` answers. */
  report: WriteReport;
  /** Told each further code that opens the workbench. */
  onCode: (code: string) => void;
  /** Told what the service cannot go on after: it is to be closed and its process to end. */
  onFatal: (error: Error) => void;
}

/** A service that listens. */
export interface RunningServer {
  url: string;
  embedded: boolean;
  /** The code that opens the workbench. */
  code: string;
  /** What is wrong with the database at the start, one line each. */
  problems: readonly string[];
  /** Stops accepting, ends what is under way, leaves the rest on disk. */
  close: () => Promise<void>;
}

/** Opens what the service stands on, puts it together, and listens. @throws SettingsError, and what listening throws */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { settings, logger } = options;
  const closers = new Closers();
  try {
    await makeDataFolder(settings.data);
    const log = openLog(settings.data, closers);
    const database = await connectDatabase(settings, {
      startEngine: options.startEngine,
      onError: (error, fatal) =>
        fatal ? options.onFatal(error) : logger.error({ err: error }, 'the engine'),
    });
    closers.add(() => database.close());
    return await assemble(options, { log, database, closers });
  } catch (error) {
    await closers.closeAll().catch((other: unknown) => logger.error({ err: other }, 'closing failed'));
    throw error;
  }
}

/** A recommendation waits no longer (ms) for a write that is under way, to serve its senders too. */
const longestGatherMs = 20;

/** A month's report takes longer to read than a write to be acknowledged. */
const reportPatience = 8;

interface Foundation {
  log: DurableLog;
  database: Database;
  closers: Closers;
}

async function assemble(
  options: ServerOptions,
  { log, database, closers }: Foundation,
): Promise<RunningServer> {
  const { settings, clock, logger, workbench, version } = options;
  const { connection, createSender } = database;
  const metrics = new Metrics();
  const { writer, late, coverage } = openStorage({
    settings,
    clock,
    logger,
    metrics,
    connection,
    createSender,
    log,
    closers,
  });
  const tagValues = new TagValues(settings.tags, settings.tagValues);
  const bucket = settings.model.constants.transactionsBucket;
  const watch = new DatabaseWatch({
    check: (signal) => checkDatabase(connection, settings, signal),
    timeoutMs: settings.influxTimeoutMs,
    onProblem: (problem) => logger.error(problem),
    onMended: () => logger.info('the database is as this service needs it'),
  });
  closers.add(() => watch.stop());
  const warming = warmIdentities({
    connection,
    bucket,
    timeoutMs: settings.influxTimeoutMs,
    log,
    tagValues,
    clock,
    logger,
    closers,
  });
  // Side by side: a database that says nothing keeps the service from queueing for one time-out, not for two.
  const [identities] = await Promise.all([warming, watch.look()]);
  const analytics = createAnalyticsReader(
    settings.hub === null ? database.target : httpTarget(settings.hub),
    settings,
    closers.patience,
  );
  const { recent } = identities;
  const readTaskLag = () => analytics.taskLag();
  const observing = observe({
    settings,
    clock,
    metrics,
    createSender,
    log,
    recent,
    tagValues,
    readTaskLag,
    closers,
  });
  const role = openRole({ settings, connection, clock, logger, metrics, closers, late });
  const sessions = new Sessions(clock, options.onCode);
  const app = await buildApp({
    settings,
    clock,
    logger,
    metrics,
    sessions,
    workbench,
    version,
    tokens: new TokenTable(
      settings.tokens ?? [{ name: 'own', scope: 'admin', token: await ownToken(settings.data) }],
    ),
    reader: createTransactionReader({ tagValues, retentionMs: settings.retentionDays * dayMs }),
    intake: new Intake({
      identities,
      tagValues,
      clock,
      drained: () => writer.drained,
      noteTimes: (times) => late.note(times),
      write: (lines) => writer.write(lines),
    }),
    onUnserved: () => coverage.interrupt(),
    write: (lines) => writer.write(lines),
    recommender:
      role.recommender ??
      new Recommender({
        read: (at) => analytics.recommendation(at),
        model: settings.model,
        clock,
        gather: () => writer.settled(longestGatherMs),
        onAnswered: (served, milliseconds) => metrics.countQuery(served, milliseconds),
        onFailed: (error) => {
          metrics.countQueryFailure();
          logger.warn({ err: error }, 'no recommendation: InfluxDB did not answer');
        },
      }),
    history: createHistory(settings.hub ?? connection, { ...settings, stop: closers.patience }),
    report: (request) =>
      withDeadline(settings.influxTimeoutMs * reportPatience, closers.patience, (signal) =>
        options.report(settings.hub ?? connection, { ...request, model: settings.model, signal }),
      ),
    readiness: () =>
      Promise.resolve(
        readinessOf(writer, {
          problems: [...watch.state.problems, ...role.problems()],
          sources: observing.sources,
        }),
      ),
    takesTransactions: settings.role !== 'hub',
  });
  closers.add(() => closeApp(app, closers.patience));
  writer.start();
  const url = await app.listen({ host: settings.host, port: settings.port });
  // A hub watches no transactions: it must not vouch for a minute.
  if (settings.role !== 'hub') coverage.start();
  late.start();
  role.start();
  // A shard's analytics are its hub's affair.
  if (settings.role === 'single') {
    const noted = noteUnjudged({ connection, settings, clock, late, logger, stop: closers.patience });
    closers.add(() => noted);
  }
  observing.start();
  watch.start();
  const { problems } = watch.state;
  return {
    url,
    embedded: database.embedded,
    problems,
    code: sessions.currentCode,
    close: () => closers.closeAll(),
  };
}

/** Stops accepting and ends what is under way; a sender that takes its time is cut off when `patience` ends. */
async function closeApp(app: FastifyInstance, patience: AbortSignal): Promise<void> {
  let cut: NodeJS.Timeout | undefined;
  patience.addEventListener('abort', () => {
    // What was given up a moment ago is answered first.
    cut = setTimeout(() => app.server.closeAllConnections(), secondMs);
  });
  // A connection whose reply ends after closing began stays open, idle, as long as it may be kept alive.
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close().finally(() => {
    clearInterval(idle);
    clearTimeout(cut);
  });
}
