import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { History } from './analytics/types.js';
import { trustedHosts } from './auth/origin.js';
import type { Sessions } from './auth/sessions.js';
import type { TokenTable } from './auth/tokens.js';
import type { Clock } from './clock.js';
import type { Intake } from './intake/intake.js';
import type { Metrics } from './metrics/metrics.js';
import auth from './plugins/auth.js';
import docs from './plugins/docs.js';
import errors from './plugins/errors.js';
import guards from './plugins/guards.js';
import helmet from './plugins/helmet.js';
import { jsonBody } from './plugins/json-body.js';
import { requestIds } from './plugins/request-ids.js';
import { RequestLogger } from './plugins/request-logger.js';
import stopping from './plugins/stopping.js';
import { answerBadAddress, answerNoRequest } from './plugins/unread.js';
import type { Recommends } from './recommend/types.js';
import { coverageRoute } from './routes/coverage.js';
import { refuseOnHub } from './routes/hub.js';
import { healthRoutes, type Readiness } from './routes/health.js';
import { historyRoutes } from './routes/history.js';
import { metricsRoute } from './routes/metrics.js';
import { recommendationRoute } from './routes/recommendation.js';
import { reportRoute, type ReportOptions } from './routes/report.js';
import { sessionRoutes } from './routes/session.js';
import { transactionsRoute } from './routes/transactions.js';
import { workbenchRoute } from './routes/workbench.js';
import type { Settings } from './settings/settings.js';
import type { TransactionReader } from './transaction/reader.js';
import type { Lines } from './write/lines.js';
import type { WriteOutcome } from './write/types.js';

/** Everything the HTTP surface needs; nothing of it is started or stopped here. */
export interface AppDependencies {
  settings: Pick<
    Settings,
    'host' | 'publicUrl' | 'tags' | 'rateLimit' | 'retentionDays' | 'streamBytes' | 'tls' | 'trustProxy'
  >;
  clock: Clock;
  logger: FastifyBaseLogger | false;
  tokens: TokenTable;
  sessions: Sessions;
  reader: TransactionReader;
  intake: Intake;
  /** Writes lines that are no transactions. */
  write: (lines: Lines) => Promise<WriteOutcome>;
  /** Told when transactions could not be taken through no fault of their sender. */
  onUnserved: () => void;
  recommender: Recommends;
  history: History;
  report: ReportOptions['report'];
  readiness: () => Promise<Readiness>;
  /** False on a hub, which judges what shards count and takes no transactions itself. Default: true. */
  takesTransactions?: boolean;
  metrics: Metrics;
  /** Folder of the built workbench page. */
  workbench: string;
  version: string;
}

/** Builds the service without listening. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { settings, clock, logger } = dependencies;
  const app = fastify({
    ...(logger === false ? { logger: false } : { loggerInstance: logger }),
    ...(settings.tls === null ? {} : { https: settings.tls }),
    // Null would vanish and "1" become 1 without these: bad input must be refused, not mended.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
    trustProxy: settings.trustProxy ?? false,
    genReqId: requestIds(),
    childLoggerFactory: (parent, bindings, more) => new RequestLogger(parent, bindings, more),
    // A line a request costs more than the request; what fails is logged all the same.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // Fastify's own reply has no code of ours, and does not say when to come again.
    return503OnClosing: false,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerNoRequest,
  }) as unknown as FastifyInstance;
  app.removeContentTypeParser('text/plain');

  await app.register(errors, {
    clock,
    countRefused: (code) => dependencies.metrics.countRejected(code),
    onUnserved: () => dependencies.onUnserved(),
  });
  jsonBody(app);
  await app.register(helmet);
  await app.register(stopping);
  await app.register(auth, {
    tokens: dependencies.tokens,
    sessions: dependencies.sessions,
    trustedHosts: trustedHosts(settings.host, settings.publicUrl),
  });
  await app.register(docs, { version: dependencies.version });
  await app.register(healthRoutes, {
    readiness: () => dependencies.readiness(),
    version: dependencies.version,
  });
  await app.register(metricsRoute, { metrics: dependencies.metrics });
  await app.register(sessionRoutes, { sessions: dependencies.sessions, secure: isSecure(settings) });
  await app.register(workbenchRoute, { folder: dependencies.workbench });
  await app.register(async (api) => {
    await api.register(guards, { rateLimit: settings.rateLimit });
    if (dependencies.takesTransactions === false) api.addHook('onRequest', refuseOnHub);
    await api.register(transactionsRoute, {
      ...dependencies,
      tags: settings.tags,
      streamBytes: settings.streamBytes,
    });
    await api.register(coverageRoute, {
      write: (lines) => dependencies.write(lines),
      clock,
      retentionDays: settings.retentionDays,
    });
    await api.register(recommendationRoute, { recommender: dependencies.recommender });
    await api.register(historyRoutes, { history: dependencies.history, clock });
    await api.register(reportRoute, { report: (request) => dependencies.report(request), clock });
  });
  return app;
}

function isSecure({ tls, publicUrl }: AppDependencies['settings']): boolean {
  return tls !== null || publicUrl?.startsWith('https:') === true;
}
