import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveTransaction } from './transactions.js';

/** What the simulator reads of a reply. */
export interface PostReply {
  accepted: number;
  rejected: { total: number; first: Array<{ message?: string }> };
  recommendation?: {
    action: string;
    findings?: Array<{ status: string; severity: string; score: number; reason: string }>;
  };
}

/** The ingest cannot be used: says why and what to do. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
}

export interface Ingest {
  url: string;
  token: string;
}

/** How often a busy ingest (429, 503) is asked again before giving up. */
const attempts = 6;

/** Transactions of the past: what they mean is computed at once, when all have arrived. */
export const pastQuery = '?recommend=false&recompute=false';

/**
 * Posts transactions; waits and repeats while the ingest is busy. Repeating is safe, for they carry ids.
 * @param query of the address, such as `pastQuery`
 * @throws IngestError
 */
export async function postTransactions(
  { url, token }: Ingest,
  transactions: readonly LiveTransaction[],
  signal: AbortSignal,
  query = '',
): Promise<PostReply> {
  for (let attempt = 1; ; attempt++) {
    const response = await send(`${url}/v1/transactions${query}`, token, transactions, signal);
    if (response.ok) return (await response.json()) as PostReply;
    const busy = response.status === 429 || response.status === 503;
    if (!busy || attempt === attempts) throw await asError(url, response);
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    await sleep((Number.isFinite(seconds) ? seconds : attempt) * 1000, undefined, { signal });
  }
}

async function send(
  address: string,
  token: string,
  transactions: readonly LiveTransaction[],
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(transactions),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new IngestError(
      `no ingest answers at ${new URL(address).origin}: start it with \`firewatch serve\`, or give its --url`,
      {
        cause,
      },
    );
  }
}

async function asError(url: string, response: Response): Promise<IngestError> {
  if (response.status === 401 || response.status === 403)
    return new IngestError(
      `the ingest at ${url} refuses the token (${String(response.status)}): give --token`,
    );
  const text = await response.text();
  return new IngestError(`the ingest at ${url} answers ${String(response.status)}: ${messageOf(text)}`);
}

function messageOf(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === 'string') return message;
  } catch {
    // No JSON: a proxy's page, of which the beginning says most.
  }
  return text.slice(0, 200);
}
