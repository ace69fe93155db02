import type { Ingest } from '../../client/ingest.js';
import { pastQuery, postToIngest, type PostReply } from '../../client/request.js';
import type { LiveSurroundings } from './run.js';
import type { LiveTransaction } from './transactions.js';

/** Posts to a running ingest: what is of the present for its recommendation, what is of the past without. */
export function postTransactions(ingest: Ingest): Pick<LiveSurroundings, 'post' | 'postPast'> {
  const post =
    (query: string) =>
    (transactions: readonly LiveTransaction[], signal: AbortSignal): Promise<PostReply> =>
      postToIngest<PostReply>(ingest, {
        path: `/v1/transactions${query}`,
        type: 'application/json',
        body: JSON.stringify(transactions),
        signal,
      });
  return { post: post(''), postPast: post(pastQuery) };
}
