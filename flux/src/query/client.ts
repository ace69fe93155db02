import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpError, InfluxDB, UNKNOWN_COLUMN, type QueryApi } from '@influxdata/influxdb-client';
import { FluxQueryError } from '../errors.js';
import type { Connection, FluxTarget, QueryOptions, Row } from './types.js';

const timeout = 60_000;
const clients = new Map<string, InfluxDB>();

/** The client of a server; one a process and server, so that its connections stay open between queries. */
export function influx(connection: Connection): InfluxDB {
  const key = `${connection.url}\n${connection.token}`;
  let client = clients.get(key);
  if (client === undefined) {
    const keep = { keepAlive: true, maxSockets: 16 };
    const agent = connection.url.startsWith('https:') ? new HttpsAgent(keep) : new HttpAgent(keep);
    client = new InfluxDB({
      url: connection.url,
      token: connection.token,
      timeout,
      transportOptions: { agent },
    });
    clients.set(key, client);
  }
  return client;
}

/**
 * Runs Flux over HTTP and returns all rows of all results; the column `result` tells which yield a row is of.
 * @throws FluxQueryError when it is refused, fails half-way or gets no answer
 */
export function runQuery(connection: Connection, flux: string, options: QueryOptions = {}): Promise<Row[]> {
  const { now } = options;
  const api = influx(connection).getQueryApi(
    now === undefined ? { org: connection.org } : { org: connection.org, now: () => now.toISOString() },
  );
  return collect(api, flux, options);
}

/** A target that runs Flux at this connection. */
export function httpTarget(connection: Connection): FluxTarget {
  return { run: (flux, options) => runQuery(connection, flux, options) };
}

/** Takes what callers may give, a connection or a target, as a target. */
export function targetOf(where: Connection | FluxTarget): FluxTarget {
  return 'run' in where ? where : httpTarget(where);
}

function collect(api: QueryApi, flux: string, { signal, rows: wanted = true }: QueryOptions): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new FluxQueryError('the query was given up before it began'));
      return;
    }
    const rows: Row[] = [];
    let cancel: (() => void) | undefined;
    let failure: FluxQueryError | undefined;
    const give = (): void => {
      failure ??= new FluxQueryError('the query was given up');
      cancel?.();
      reject(failure);
    };
    signal?.addEventListener('abort', give, { once: true });
    api.queryRows(flux, {
      next(values, meta) {
        // A failure after the first bytes arrives as a table of its own, with HTTP 200. Tags may be called so too, but
        // what was asked for has a number of its table.
        const failed =
          meta.column('error', false) !== UNKNOWN_COLUMN &&
          meta.column('reference', false) !== UNKNOWN_COLUMN &&
          meta.column('table', false) === UNKNOWN_COLUMN;
        if (!wanted && !failed) return;
        const row = meta.toObject(values);
        if (failed) failure ??= new FluxQueryError(String(row['error']), 200);
        rows.push(row);
      },
      error(error) {
        signal?.removeEventListener('abort', give);
        reject(failure ?? queryError(error));
      },
      complete() {
        signal?.removeEventListener('abort', give);
        if (failure === undefined) resolve(rows);
        else reject(failure);
      },
      useCancellable(cancellable) {
        cancel = () => cancellable.cancel();
      },
    });
  });
}

function queryError(error: Error): FluxQueryError {
  if (error instanceof HttpError)
    return new FluxQueryError(messageOf(error), error.statusCode, {
      cause: error,
    });
  return new FluxQueryError(`InfluxDB did not answer: ${error.message}`, undefined, { cause: error });
}

/** InfluxDB answers JSON with a message; a proxy before it may answer anything. */
function messageOf(error: HttpError): string {
  const { message } = (error.json ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : error.body || error.message;
}
