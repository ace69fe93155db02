import { setTimeout as sleep } from 'node:timers/promises';
import type { Ingest } from './ingest.js';
import { IngestError } from './ingest-error.js';

/** What a client reads of the reply to a POST of transactions. */
export interface PostReply {
  accepted: number;
  duplicates: number;
  rejected: { total: number; first: Array<{ message?: string }> };
  recommendation?: {
    action: string;
    findings?: Array<{ status: string; severity: string; score: number; reason: string }>;
  };
}

/** Of `/v1/transactions` for the past: what it means is computed at once, when all has arrived. */
export const pastQuery = '?recommend=false&recompute=false';

export interface IngestRequest {
  path: string;
  type: 'application/json' | 'application/x-ndjson';
  body: string;
  signal?: AbortSignal;
}

/** How often a busy ingest (429, 503) is asked again before giving up. */
const attempts = 10;

/**
 * Posts to a running ingest and resolves with its answer; waits and repeats while it is busy. A repeated POST is safe
 * where the transactions carry ids.
 * @throws IngestError
 */
export async function postToIngest<T>(ingest: Ingest, request: IngestRequest): Promise<T> {
  const { signal } = request;
  for (let attempt = 1; ; attempt++) {
    const response = await send(ingest, request);
    const busy = response.status === 429 || response.status === 503;
    if (!busy || attempt === attempts) return answer<T>(response, ingest.url);
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    await sleep((Number.isFinite(seconds) ? seconds : attempt) * 1000, undefined, {
      ...(signal && { signal }),
    });
  }
}

async function send({ url, token }: Ingest, { path, type, body, signal }: IngestRequest): Promise<Response> {
  try {
    return await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new IngestError(
      `no ingest answers at ${new URL(url).origin}: start it with \`firewatch serve\`, or give its --url`,
      { cause },
    );
  }
}

async function answer<T>(response: Response, url: string): Promise<T> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as T;
  const message = messageOf(text);
  if (response.status === 401 || response.status === 403)
    throw new IngestError(
      `the ingest at ${url} refuses the token (${String(response.status)}): ${message}; give another with --token`,
    );
  throw new IngestError(`the ingest at ${url} answers ${String(response.status)}: ${message}`);
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
