import { execute } from '../eval/execute.js';
import { plainRows } from '../table/plain-rows.js';
import { internalError, toApiError } from './errors.js';
import { operator } from './permissions.js';
import { queryContext } from './query-context.js';
import type { PlainRow } from '../table/plain-rows.js';
import type { ServerContext } from './context.js';

/** A script, for whoever runs the engine and so needs no token. */
export interface RowsRequest {
  script: string;
  /** What `now()` is, milliseconds since 1970; default: the engine's clock. */
  now?: number;
}

/** All rows of all results; or the status and the message of an error that HTTP would answer with. */
export type RowsAnswer = { rows: PlainRow[] } | { status: number; message: string };

/** Runs a script, in its turn among those that come over HTTP; never rejects. */
export async function answerRows(
  context: ServerContext,
  { script, now = context.clock() }: RowsRequest,
  signal: AbortSignal,
): Promise<RowsAnswer> {
  try {
    const release = await context.slots.acquire(signal);
    try {
      const run = queryContext(context, { caller: operator, now: BigInt(now) * 1_000_000n, signal });
      const rows: PlainRow[] = [];
      for await (const result of execute(script, run)) for (const row of plainRows([result])) rows.push(row);
      return { rows };
    } finally {
      release();
    }
  } catch (error) {
    const told = toApiError(error);
    if (!told) context.onError(error);
    const { status, message } = told ?? internalError();
    return { status, message };
  }
}
