import type { QueryLimits } from '../eval/types.js';
import type { RowsAnswer, RowsRequest } from '../server/query-rows.js';
import type { ServerOptions } from '../server/start-server.js';
import type { WriteAnswer, WriteRequest } from '../server/write-lines.js';

/** What starter and worker tell each other. */

export interface WorkerSettings {
  path: string;
  host: string;
  port: number;
  token: string;
  org: string;
  limits: Partial<QueryLimits> | undefined;
  queries: ServerOptions['queries'];
}

export type FromWorker =
  | { type: 'listening'; url: string; port: number }
  | { type: 'refused'; message: string }
  /** Something went wrong inside, but the worker goes on. */
  | { type: 'problem'; message: string }
  | { type: 'written'; call: number; answer: WriteAnswer }
  | { type: 'queried'; call: number; answer: RowsAnswer }
  | { type: 'closed' };

export type ToWorker =
  | { type: 'close' }
  | { type: 'write'; call: number; request: WriteRequest }
  | { type: 'query'; call: number; request: RowsRequest }
  /** Nobody waits for this query any more. */
  | { type: 'cancel'; call: number };
