import { openEngine, plainRows } from '@firewatch/engine';
import {
  httpTarget,
  influx,
  loadModel,
  makeModel,
  type Connection,
  type FluxTarget,
  type Model,
} from '../../src/index.js';

/** Somewhere to write line protocol and run Flux, with the two buckets of its model. */
export interface TestStore extends FluxTarget {
  model: Model;
  write(bucket: 'transactions' | 'analytics', lines: string): Promise<void>;
  close(): Promise<void>;
}

/** A store in memory, which can also forget what it was given. */
export interface MemoryStore extends TestStore {
  forgetTransactions(from: Date): Promise<void>;
}

/** An engine in memory. */
export async function memoryStore(model = loadModel()): Promise<MemoryStore> {
  const engine = await openEngine({ memory: true });
  const transactions = await engine.createBucket(model.constants.transactionsBucket);
  await engine.createBucket(model.constants.analyticsBucket);
  return {
    model,
    async run(flux, { now, signal } = {}) {
      const results = await engine.query(flux, { ...(now && { now }), ...(signal && { signal }) });
      return plainRows(results);
    },
    async write(bucket, lines) {
      const { dropped } = await engine.write(bucketName(model, bucket), lines, { precision: 's' });
      if (dropped > 0) throw new Error(`${dropped} points were dropped`);
    },
    forgetTransactions: (from) =>
      engine.store.points.delete(transactions.id, BigInt(from.getTime()) * 1_000_000n, 2n ** 62n, () => true),
    close: () => engine.close(),
  };
}

let stores = 0;

/** Two buckets of their own on a running InfluxDB. */
export async function influxStore(connection: Connection): Promise<TestStore> {
  const n = ++stores;
  const model = makeModel({ transactionsBucket: `transactions-${n}`, analyticsBucket: `analytics-${n}` });
  const orgID = await post(connection, '/api/v2/orgs');
  for (const name of [model.constants.transactionsBucket, model.constants.analyticsBucket])
    await post(connection, '/api/v2/buckets', { orgID, name, retentionRules: [] });
  const write = influx(connection);
  return {
    model,
    run: (flux, options) => httpTarget(connection).run(flux, options),
    async write(bucket, lines) {
      const api = write.getWriteApi(connection.org, bucketName(model, bucket), 's', {
        maxRetries: 0,
        batchSize: 5000,
      });
      api.writeRecords(lines.split('\n'));
      await api.close();
    },
    close: () => Promise.resolve(),
  };
}

function bucketName(model: Model, bucket: 'transactions' | 'analytics'): string {
  return bucket === 'transactions' ? model.constants.transactionsBucket : model.constants.analyticsBucket;
}

/** Without a body: the organisation's id. */
async function post(connection: Connection, path: string, body?: object): Promise<string> {
  const headers = { authorization: `Token ${connection.token}`, 'content-type': 'application/json' };
  const response = await fetch(`${connection.url}${path}${body ? '' : `?org=${connection.org}`}`, {
    headers,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  const answer = (await response.json()) as { id?: string; orgs?: Array<{ id: string }> };
  return answer.orgs?.[0]?.id ?? answer.id ?? '';
}
