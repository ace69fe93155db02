import { openEngine, startServer } from '@firewatch/engine';
import { runQuery, type Connection } from '@firewatch/flux';
import { influxdDatabase } from './databases.js';
import type { Database } from './rule-suite.js';

/** The embedded engine, in memory, behind its HTTP API: what Grafana talks to. */
export async function startEmbedded(): Promise<Database & { close(): Promise<void> }> {
  const engine = await openEngine({ memory: true });
  const token = 'engine-of-the-tests';
  const server = await startServer({ engine, token, org: 'firewatch', tasks: false });
  const connection: Connection = { url: server.url, token, org: 'firewatch' };
  return {
    fill: await influxdDatabase(connection),
    ask: (flux, now) => runQuery(connection, flux, { now }),
    async close() {
      await server.close();
      await engine.close();
    },
  };
}
