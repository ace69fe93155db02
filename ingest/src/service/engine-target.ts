import type { RowsAnswer, RowsRequest } from '@firewatch/engine';
import { FluxQueryError, type FluxTarget } from '@firewatch/flux';
import { rejectedBy } from '../deadline.js';

/** Queries the engine of this process; resolves with its rows or with what HTTP would answer instead. Never rejects. */
export type QueryEngine = (request: RowsRequest, signal?: AbortSignal) => Promise<RowsAnswer>;

const givenUp = () => new FluxQueryError('the query was given up');

/** Runs Flux on the embedded engine, thread to thread; its errors are those of HTTP. */
export function engineTarget(query: QueryEngine): FluxTarget {
  return {
    async run(script, { now, signal, rows: wanted = true } = {}) {
      if (signal?.aborted) throw givenUp();
      const asked = query({ script, ...(now && { now: now.getTime() }) }, signal);
      const answer = await (signal ? Promise.race([asked, rejectedBy(signal, givenUp)]) : asked);
      if ('rows' in answer) return wanted ? answer.rows : [];
      throw new FluxQueryError(answer.message, answer.status);
    },
  };
}
