import { Readable } from 'node:stream';
import type { RecommendationRows } from '@firewatch/flux';
import { loadModel } from '@firewatch/flux';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { History } from '../../src/analytics/types.js';
import { buildApp } from '../../src/app.js';
import { Sessions } from '../../src/auth/sessions.js';
import { TokenTable } from '../../src/auth/tokens.js';
import { dayMs } from '../../src/clock.js';
import { Identities } from '../../src/identity/identities.js';
import { RecentIdentities } from '../../src/identity/recent.js';
import { SeriesTable } from '../../src/identity/series.js';
import { Intake } from '../../src/intake/intake.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { Recommender } from '../../src/recommend/recommender.js';
import type { Recommends } from '../../src/recommend/types.js';
import { createTransactionReader } from '../../src/transaction/reader.js';
import type { ReportOptions } from '../../src/routes/report.js';
import { TagValues } from '../../src/transaction/tag-values.js';
import { DurableLog } from '../../src/write/durable-log.js';
import { Store } from '../../src/write/store.js';
import { Writer } from '../../src/write/writer.js';
import { FixedClock, noon } from './clock.js';
import { FakeDatabase } from './fake-database.js';
import { temporaryFolder } from './temporary.js';

export const tokens = {
  write: 'token-that-may-write',
  read: 'token-that-may-read',
  admin: 'token-that-may-all',
};

export interface TestService {
  app: FastifyInstance;
  database: FakeDatabase;
  clock: FixedClock;
  log: DurableLog;
  writer: Writer;
  metrics: Metrics;
  sessions: Sessions;
  /** Times (ms) of what was written. */
  notedTimes: number[];
  /** How often the service could not take transactions. */
  unserved: { times: number };
  /** POSTs to /v1/transactions; strings and streams as they are, all else as JSON. */
  post: (
    body: unknown,
    options?: { query?: string; type?: string; token?: string | null; headers?: Record<string, string> },
  ) => Promise<{ status: number; body: Reply; headers: Record<string, unknown> }>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- replies are looked at freely in tests
export type Reply = any;

const retentionDays = 30;

export interface TestOptions {
  rateLimit?: number;
  tags?: string[];
  tagValues?: number;
  queueBytes?: number;
  streamBytes?: number;
  trustProxy?: string[];
  recommend?: (at: Date) => Promise<RecommendationRows>;
  /** In place of the service's own recommender. */
  recommender?: Recommends;
  takesTransactions?: boolean;
  workbench?: string;
  history?: History;
  report?: ReportOptions['report'];
  logger?: FastifyBaseLogger;
}

/** The service on a database in memory and a fixed clock; only the database and what judges are not the real ones. */
export async function startService(options: TestOptions = {}): Promise<TestService> {
  const clock = new FixedClock(noon);
  const database = new FakeDatabase();
  const log = DurableLog.open(await temporaryFolder());
  const metrics = new Metrics();
  const store = new Store({ log, clock, limit: options.queueBytes ?? 1e9 });
  const observer = {
    unavailable: () => undefined,
    available: () => undefined,
    refused: () => undefined,
    drained: () => undefined,
    failed: () => undefined,
  };
  const backOff = { firstMs: 1, longestMs: 5 };
  const writer = new Writer({ send: database.send, store, observer, backOff });
  const tagValues = new TagValues(options.tags ?? ['auth_code'], options.tagValues ?? 1000);
  const notedTimes: number[] = [];
  const unserved = { times: 0 };
  const model = loadModel();
  const sessions = new Sessions(clock, () => undefined);
  const app = await buildApp({
    settings: {
      host: '127.0.0.1',
      publicUrl: null,
      tags: [...tagValues.tags],
      rateLimit: options.rateLimit ?? 0,
      retentionDays,
      streamBytes: options.streamBytes ?? 1e9,
      tls: null,
      trustProxy: options.trustProxy ?? null,
    },
    clock,
    logger: options.logger ?? false,
    metrics,
    sessions,
    tokens: new TokenTable([
      { name: 'writer', scope: 'write', token: tokens.write },
      { name: 'reader', scope: 'read', token: tokens.read },
      { name: 'operator', scope: 'admin', token: tokens.admin },
    ]),
    reader: createTransactionReader({ tagValues, retentionMs: retentionDays * dayMs }),
    intake: new Intake({
      tagValues,
      identities: new Identities(new RecentIdentities(), new SeriesTable(tagValues.tags)),
      clock,
      write: (lines) => writer.write(lines),
      drained: () => writer.drained,
      noteTimes: (times) => notedTimes.push(...times),
    }),
    write: (lines) => writer.write(lines),
    onUnserved: () => unserved.times++,
    takesTransactions: options.takesTransactions ?? true,
    recommender:
      options.recommender ??
      new Recommender({
        read: options.recommend ?? ((at) => Promise.resolve({ at, scores: [], states: [], segments: [] })),
        model,
        clock,
      }),
    history: options.history ?? {
      findings: () => Promise.resolve([]),
      incidents: () => Promise.resolve([]),
      statusMix: () => Promise.resolve([]),
      detailedMix: () => Promise.resolve({ minutes: [], silence: [] }),
    },
    report: options.report ?? (() => Promise.reject(new Error('this test asks for no report'))),
    readiness: () =>
      Promise.resolve({
        ready: true,
        reasons: [],
        database: 'reachable',
        queue: { entries: log.depth, bytes: log.bytes, ageSeconds: 0 },
        deadLetters: log.deadLetters,
      }),
    workbench: options.workbench ?? '/there/is/none',
    version: '0.0.0',
  });
  onTestFinished(async () => {
    await app.close();
    await writer.close();
    await log.close();
  });

  return {
    app,
    database,
    clock,
    log,
    writer,
    metrics,
    sessions,
    notedTimes,
    unserved,
    async post(body, { query = '', type = 'application/json', token = tokens.write, headers = {} } = {}) {
      const response = await app.inject({
        method: 'POST',
        url: `/v1/transactions${query}`,
        headers: {
          'content-type': type,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        payload: typeof body === 'string' || body instanceof Readable ? body : JSON.stringify(body),
      });
      return { status: response.statusCode, body: response.json(), headers: response.headers };
    },
  };
}
