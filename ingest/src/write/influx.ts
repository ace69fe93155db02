import { HttpError, InfluxDB } from '@influxdata/influxdb-client';
import type { Connection } from '@firewatch/flux';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { withDeadline } from '../deadline.js';
import { classifyAnswer, noAnswerWithin, stopping } from './answer.js';
import type { SendLines, SendOptions, SendResult } from './types.js';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Writes with the client's transport, one request a call, whole lines with their times: sending it again changes
 * nothing. The client's own write API is not used, because it buffers in memory and drops its buffer when closed.
 */
export function createInfluxWriter(connection: Connection, options: SendOptions): SendLines {
  const url = new URL(connection.url);
  const keep = { keepAlive: true, maxSockets: 4 };
  const agent = url.protocol === 'https:' ? new HttpsAgent(keep) : new HttpAgent(keep);
  const { transport } = new InfluxDB({
    url: connection.url,
    token: connection.token,
    // The signal below ends a request in time; the client's own time-out would leave its socket open.
    timeout: options.timeoutMs * 2,
    transportOptions: { agent },
  });
  const query = new URLSearchParams({ org: connection.org, bucket: options.bucket, precision: 'ns' });
  const path = `/api/v2/write?${query.toString()}`;
  // Packing costs more than it saves where no network is in between.
  const gzipThreshold = loopback.has(url.hostname) ? Infinity : 1_000;

  const stop = options.stop ?? new AbortController().signal;

  return async ({ text }) => {
    let status: number | undefined;
    try {
      await withDeadline(options.timeoutMs, stop, (signal) =>
        transport.request(
          path,
          text,
          {
            method: 'POST',
            headers: { 'content-type': 'text/plain; charset=utf-8', accept: 'application/json' },
            gzipThreshold,
            signal,
          },
          (_headers, code) => (status = code),
        ),
      );
    } catch (error) {
      if (stop.aborted) return { kind: 'unavailable', reason: stopping };
      return classify(error, options.timeoutMs);
    }
    if (status === 204) return { kind: 'stored' };
    return { kind: 'unavailable', reason: `something that is no InfluxDB answered with ${String(status)}` };
  };
}

/** What a failed write means for the data. */
function classify(error: unknown, timeoutMs: number): SendResult {
  if (!(error instanceof HttpError)) return { kind: 'unavailable', reason: withoutAnswer(error, timeoutMs) };
  const retryAfter = Number(error.headers?.['retry-after'] ?? NaN);
  return classifyAnswer({ status: error.statusCode, message: detail(error), retryAfter });
}

function detail(error: HttpError): string {
  const { message } = (error.json ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : error.message;
}

function withoutAnswer(error: unknown, timeoutMs: number): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return noAnswerWithin(timeoutMs);
  return `no answer (${code ?? message})`;
}
