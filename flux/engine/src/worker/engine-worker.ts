import { parentPort, workerData } from 'node:worker_threads';
import { startServer } from '../server/start-server.js';
import { openLmdbStore } from '../storage/lmdb/lmdb-store.js';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.js';

/** The worker thread: an engine on disk and its server, until it is told to close. */

const port = parentPort;
if (!port) throw new Error('this file runs in a worker thread: use startEngineWorker');

const tell = (message: FromWorker) => port.postMessage(message);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const onError = (error: unknown) => tell({ type: 'problem', message: messageOf(error) });

try {
  const { path, host, port: wantedPort, token, org, limits, queries: atATime } = workerData as WorkerSettings;
  const store = await openLmdbStore(path, { onError });
  const server = await startServer({
    engine: { store },
    host,
    port: wantedPort,
    token,
    org,
    onError,
    ...(limits && { limits }),
    ...(atATime && { queries: atATime }),
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const queries = new Map<number, AbortController>();
  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'write': {
        const { call, request } = message;
        server.write(request).then((answer) => tell({ type: 'written', call, answer }), onError);
        return;
      }
      case 'query': {
        const { call, request } = message;
        const query = new AbortController();
        queries.set(call, query);
        server
          .query(request, query.signal)
          .then((answer) => tell({ type: 'queried', call, answer }), onError)
          .finally(() => queries.delete(call));
        return;
      }
      case 'cancel':
        queries.get(message.call)?.abort();
        return;
      case 'close':
        for (const query of queries.values()) query.abort();
        server
          .close()
          .then(() => store.close())
          .then(() => tell({ type: 'closed' }), onError)
          .finally(() => port.close());
    }
  });
  tell({ type: 'listening', url: server.url, port: server.port });
} catch (error) {
  tell({ type: 'refused', message: messageOf(error) });
  port.close();
}
