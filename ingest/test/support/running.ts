import { runQuery, type Connection } from '@firewatch/flux';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { systemClock, type Clock } from '../../src/clock.js';
import type { WriteReport } from '../../src/routes/report.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { startEmbedded } from '../../src/service/embedded.js';
import type { RunningEngine, StartEngine } from '../../src/service/database.js';
import { readSettings } from '../../src/settings/settings.js';

export const token = 'a-token-of-the-end-to-end-tests';

const noReport: WriteReport = () => Promise.reject(new Error('this test asks for no report'));

/** A service that listens, on a real database. */
export interface RunningService {
  url: string;
  server: RunningServer;
  connection: Connection;
  post: (
    body: unknown,
    options?: { query?: string; type?: string },
  ) => Promise<{ status: number; body: Reply }>;
  get: (path: string) => Promise<{ status: number; body: Reply }>;
  /** Rows of a Flux query. */
  rows: (flux: string) => ReturnType<typeof runQuery>;
  close: () => Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- replies are looked at freely in tests
export type Reply = any;

/** Starts the service in this process; `environment` says on which data folder and database. */
export async function startRunning(
  environment: Record<string, string>,
  more: {
    report?: WriteReport;
    clock?: Clock;
    onFatal?: (error: Error) => void;
    startEngine?: StartEngine;
  } = {},
): Promise<RunningService> {
  let engine: Connection | null = null;
  const settings = readSettings({
    FIREWATCH_PORT: '0',
    FIREWATCH_TOKENS: `tests:admin:${token}`,
    ...environment,
  });
  const server = await startServer({
    settings,
    clock: more.clock ?? systemClock,
    logger: pino({ level: 'silent' }),
    startEngine: async (options): Promise<RunningEngine> => {
      const started = await (more.startEngine ?? startEmbedded)(options);
      engine = started;
      return started;
    },
    workbench: '/there/is/none',
    version: '0.0.0',
    report: more.report ?? noReport,
    onCode: () => undefined,
    onFatal: more.onFatal ?? (() => undefined),
  });
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= server.close());
  onTestFinished(close);
  const connection = settings.influx ?? engine!;
  const answer = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as Reply,
  });
  const authorization = `Bearer ${token}`;
  return {
    url: server.url,
    server,
    connection,
    close,
    rows: (flux) => runQuery(connection, flux),
    get: async (path) => answer(await fetch(server.url + path, { headers: { authorization } })),
    post: async (body, { query = '', type = 'application/json' } = {}) =>
      answer(
        await fetch(`${server.url}/v1/transactions${query}`, {
          method: 'POST',
          headers: { authorization, 'content-type': type },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

/** Every stored transaction, by (id, status): its count. */
export async function storedCounts(connection: Connection, start = '-2d'): Promise<Map<string, number>> {
  const rows = await runQuery(
    connection,
    `from(bucket: "transactions") |> range(start: ${start}, stop: 2d)
      |> filter(fn: (r) => r._measurement == "transaction" and (r._field == "count" or r._field == "id"))
      |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")`,
  );
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = `${String(row['id'])} ${String(row['status'])}`;
    counts.set(key, (counts.get(key) ?? 0) + Number(row['count']));
  }
  return counts;
}

/** Removes our buckets with everything in them. */
export async function dropBuckets({ url, token: databaseToken, org }: Connection): Promise<void> {
  const headers = { authorization: `Token ${databaseToken}` };
  const response = await fetch(`${url}/api/v2/buckets?org=${org}&limit=100`, { headers });
  const { buckets } = (await response.json()) as { buckets: Array<{ id: string; name: string }> };
  for (const { id, name } of buckets)
    if (name === 'transactions' || name === 'analytics')
      await fetch(`${url}/api/v2/buckets/${id}`, { method: 'DELETE', headers });
}
