import { createMemoryStore } from '../src/storage/memory-store.js';
import { startServer } from '../src/server/start-server.js';
import type { RunningServer, ServerOptions } from '../src/server/start-server.js';
import type { Store } from '../src/storage/types.js';

export const org = 'testers';
export const token = 'operator-of-the-tests';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface TestServer {
  server: RunningServer;
  store: Store;
  orgId: string;
  errors: unknown[];
  /** A request with the operator's token, or with the headers given. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** A server over a store in memory. */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const timers = options.timers;
  const store = createMemoryStore(timers ? { clock: () => timers.now() } : {});
  const errors: unknown[] = [];
  const server = await startServer({
    engine: { store },
    token,
    org,
    onError: (error) => errors.push(error),
    ...options,
  });
  const ask: TestServer['ask'] = async (method, path, body, headers = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(server.url + path, {
      method,
      headers: { authorization: `Token ${token}`, ...headers },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    const json = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, text, json };
  };
  const { json } = await ask('GET', '/api/v2/orgs');
  const [{ id: orgId }] = json['orgs'] as [{ id: string }];
  return {
    server,
    store,
    orgId,
    errors,
    ask,
    async close() {
      await server.close();
      await store.close();
    },
  };
}
