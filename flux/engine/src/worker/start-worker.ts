import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Calls } from './calls.js';
import type { QueryLimits } from '../eval/types.js';
import type { RowsAnswer, RowsRequest } from '../server/query-rows.js';
import type { ServerOptions } from '../server/start-server.js';
import type { WriteAnswer, WriteRequest } from '../server/write-lines.js';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.js';

export interface EngineWorkerOptions {
  /** The data folder. */
  path: string;
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  token: string;
  org: string;
  /** What one query may cost. */
  limits?: Partial<QueryLimits>;
  /** Queries that run at a time and that wait; default 8 and 256. */
  queries?: ServerOptions['queries'];
  /** Told what goes wrong in the worker; with `fatal` it has ended and nothing answers any more. */
  onError?: (error: Error, fatal: boolean) => void;
}

export interface EngineWorker {
  url: string;
  port: number;
  token: string;
  org: string;
  /**
   * Writes line protocol straight to the worker, which is quicker than HTTP; resolves with what HTTP would answer, and
   * with status 503 where the worker ends before it has answered. Never rejects.
   */
  write(request: WriteRequest): Promise<WriteAnswer>;
  /**
   * Queries the worker straight; resolves with the rows, or with what HTTP would answer instead, and with status 503
   * where the worker ends before it has answered. Never rejects.
   * @param signal ends the query
   */
  query(request: RowsRequest, signal?: AbortSignal): Promise<RowsAnswer>;
  /** Resolves when everything is on disk and the worker has ended. */
  close(): Promise<void>;
}

/**
 * MB for objects that are young. The points of a large body live until they are written: with V8's default of 48 they are
 * copied meanwhile, which costs a tenth of their time. With more than 100, what is young may be more than what V8 leaves
 * between the old objects of this engine and their limit, and it marks everything again and again.
 */
const youngGenerationMb = 72;

const canceled = { status: 422, message: 'query was canceled' };
const noWorker = { status: 503, message: 'the engine has ended' };

/** The compiled worker lies beside this file, or, where this file runs as TypeScript, in the package's dist. */
function workerFile(): URL {
  const beside = new URL('./engine-worker.js', import.meta.url);
  const file = existsSync(beside) ? beside : new URL('../../dist/worker/engine-worker.js', import.meta.url);
  if (existsSync(file)) return file;
  throw new Error(`the worker is not compiled (${fileURLToPath(file)}): run npm run build`);
}

/** Opens the engine of a data folder in a worker thread and serves it. Rejects when it cannot start. */
export async function startEngineWorker(options: EngineWorkerOptions): Promise<EngineWorker> {
  const { path, port = 0, host = '127.0.0.1', token, org, limits, queries } = options;
  const onError = options.onError ?? ((error: Error) => process.emitWarning(error));
  const workerData: WorkerSettings = { path, host, port, token, org, limits, queries };
  const worker = new Worker(workerFile(), {
    workerData,
    // What the main thread's Node was told, such as to read a script from its arguments, is not for this one.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  const exited = once(worker, 'exit').then(([code]) => code as number);
  let closing = false;
  let failure: Error | undefined;
  worker.on('error', (error: Error) => (failure = error));
  const { url, port: listeningPort } = await firstAnswer(worker, exited, () => failure);
  const writes = new Calls<WriteAnswer>();
  const asked = new Calls<RowsAnswer>();
  let ended = false;
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'written') writes.answer(message.call, message.answer);
    if (message.type === 'queried') asked.answer(message.call, message.answer);
    if (message.type === 'problem') onError(new Error(message.message), false);
  });
  const tell = (message: ToWorker) => worker.postMessage(message);
  void exited.then((code) => {
    ended = true;
    writes.answerAll(noWorker);
    asked.answerAll(noWorker);
    if (!closing) onError(failure ?? new Error(`the engine's worker ended with code ${code}`), true);
  });
  return {
    url,
    port: listeningPort,
    token,
    org,
    write(request) {
      if (ended || closing) return Promise.resolve(noWorker);
      return writes.make((call) => tell({ type: 'write', call, request }));
    },
    async query(request, signal) {
      if (ended || closing) return noWorker;
      if (signal?.aborted) return canceled;
      let cancel = (): void => undefined;
      const answer = asked.make((call) => {
        cancel = () => tell({ type: 'cancel', call });
        tell({ type: 'query', call, request });
      });
      signal?.addEventListener('abort', cancel, { once: true });
      return answer.finally(() => signal?.removeEventListener('abort', cancel));
    },
    async close() {
      if (!closing) {
        closing = true;
        tell({ type: 'close' });
      }
      await exited;
      if (failure) throw failure;
    },
  };
}

async function firstAnswer(
  worker: Worker,
  exited: Promise<number>,
  failure: () => Error | undefined,
): Promise<{ url: string; port: number }> {
  const answer = once(worker, 'message').then(([message]) => message as FromWorker);
  const ended = exited.then((): FromWorker => ({
    type: 'refused',
    message: failure()?.message ?? 'its worker ended',
  }));
  // `once` rejects on 'error' too; the exit that follows tells it.
  const message = await Promise.race([answer.catch(() => ended), ended]);
  if (message.type === 'listening') return message;
  throw new Error(`the engine did not start: ${message.type === 'refused' ? message.message : message.type}`);
}
