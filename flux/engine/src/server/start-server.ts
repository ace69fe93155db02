import { readFileSync } from 'node:fs';
import { execute } from '../eval/execute.js';
import { newId } from '../storage/ids.js';
import { systemTimers } from '../tasks/scheduler.js';
import { TaskService } from '../tasks/task-service.js';
import { buildApp } from './app.js';
import { Authorizations } from './authorizations.js';
import { operator } from './permissions.js';
import { queryContext } from './query-context.js';
import { answerRows } from './query-rows.js';
import { QuerySlots } from './query-slots.js';
import { RetentionSweep } from './retention-sweep.js';
import { answerWrite } from './write-lines.js';
import type { AddressInfo } from 'node:net';
import type { Organization, ServerContext } from './context.js';
import type { RowsAnswer, RowsRequest } from './query-rows.js';
import type { WriteAnswer, WriteRequest } from './write-lines.js';
import type { Caller } from './permissions.js';
import type { QueryLimits } from '../eval/types.js';
import type { Store } from '../storage/types.js';
import type { Task, Timers } from '../tasks/types.js';

export interface ServerOptions {
  /** What is served: an engine's store. */
  engine: { readonly store: Store };
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free one. */
  port?: number;
  /** The operator's token, which may do everything; at least 8 characters. */
  token: string;
  /** Name of the organisation. */
  org: string;
  /** The time and timers; default the system's. */
  timers?: Timers;
  /** False: tasks do not run by themselves. Default true. */
  tasks?: boolean;
  limits?: Partial<QueryLimits>;
  /** Queries that run at a time and that wait; default 8 and 256. */
  queries?: { concurrent: number; queued: number };
  /** Told what went wrong inside; default a warning of the process. */
  onError?: (error: unknown) => void;
}

export interface RunningServer {
  url: string;
  port: number;
  /** Writes without HTTP, and without a token: for whoever runs the server. Never rejects. */
  write(request: WriteRequest): Promise<WriteAnswer>;
  /** Queries without HTTP, and without a token. Never rejects. @param signal ends the query */
  query(request: RowsRequest, signal?: AbortSignal): Promise<RowsAnswer>;
  /** Stops accepting, ends tasks and open answers. The engine stays open. */
  close(): Promise<void>;
}

const shortestToken = 8;
const idleSweepMs = 50;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Serves an engine over InfluxDB 2's HTTP API. Rejects when the token is too short or the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { engine, host = '127.0.0.1', port = 0, token, org, timers = systemTimers } = options;
  requireToken(token);
  if (!org) throw new Error('the organisation must have a name');
  const { store } = engine;
  const onError =
    options.onError ??
    ((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)));
  const limits = options.limits ?? {};
  const organization = await takeUpOrganization(store, org, timers);
  const authorizations = new Authorizations(store.documents, token, () => timers.now());
  const callerOf = (id: string | undefined): Caller | undefined =>
    id === undefined ? operator : authorizations.callerById(id);
  const tasks = new TaskService({
    documents: store.documents,
    timers,
    scheduling: options.tasks ?? true,
    onError,
    execute: async (task, now, signal) => {
      const caller = callerOf(task.authorizationId);
      if (!caller) throw new Error('the authorization that made this task is gone: make the task again');
      await runTask(
        task,
        queryContext({ store, org: organization, limits }, { caller, now: BigInt(now) * 1_000_000n, signal }),
      );
    },
  });
  const sweep = new RetentionSweep(store, timers, onError);
  const context: ServerContext = {
    store,
    org: organization,
    user: { id: organization.id, name: 'operator' },
    authorizations,
    tasks,
    slots: new QuerySlots(options.queries?.concurrent ?? 8, options.queries?.queued ?? 256),
    limits,
    version,
    clock: () => timers.now(),
    onError,
  };
  const app = buildApp(context);
  const stop = async () => {
    sweep.stop();
    // A connection whose answer ends after closing began stays open, idle, as long as it may be kept alive.
    const idle = setInterval(() => app.server.closeIdleConnections(), idleSweepMs);
    await app.close().finally(() => clearInterval(idle));
    await tasks.close();
  };
  try {
    await app.listen({ host, port });
  } catch (error) {
    await stop();
    throw error;
  }
  const address = app.server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}`,
    port: address.port,
    write: (request) => answerWrite(context, request),
    query: (request, signal = new AbortController().signal) => answerRows(context, request, signal),
    close: stop,
  };
}

/** Callers without types may have forgotten it. */
function requireToken(token: unknown): void {
  if (typeof token !== 'string' || token.length < shortestToken || /\s/.test(token)) {
    throw new Error(`the token must have at least ${shortestToken} characters and no spaces`);
  }
}

async function runTask(task: Task, context: Parameters<typeof execute>[1]): Promise<void> {
  const results = execute(task.flux, context);
  // The results are not wanted, only what `to()` writes on the way to them.
  while (!(await results.next()).done);
}

/** The organisation keeps its id when it is given another name. */
async function takeUpOrganization(store: Store, name: string, timers: Timers): Promise<Organization> {
  const known = store.documents.get('server', 'org') as Organization | undefined;
  if (known?.name === name) return known;
  const now = new Date(timers.now()).toISOString();
  const taken = { id: known?.id ?? newId(), name, createdAt: known?.createdAt ?? now, updatedAt: now };
  await store.documents.put('server', 'org', taken);
  return taken;
}
