import { Point } from '@influxdata/influxdb-client';
import type { Connection, Model } from '@firewatch/flux';
import { influx, recompute } from '@firewatch/flux';

const minuteMs = 60_000;

/** A span of the past: minutes since the epoch, end exclusive. */
export interface PastSpan {
  from: number;
  to: number;
}

/**
 * Makes simulated minutes of the past count as watched and brings the analytics up to date on them: an ingest
 * vouches only for minutes in which it was up.
 */
export async function settlePast(
  connection: Connection,
  model: Model,
  { from, to }: PastSpan,
  signal: AbortSignal,
): Promise<void> {
  const api = influx(connection).getWriteApi(connection.org, model.constants.transactionsBucket, 'ms', {
    // A failed write must reach the caller: the client's own buffer of retries is lost on close.
    maxRetries: 0,
    flushInterval: 0,
  });
  const points = Array.from({ length: to - from }, (_, index) =>
    new Point('coverage')
      .tag('ingest', 'simulate')
      .intField('full', 1)
      .timestamp((from + index) * minuteMs),
  );
  try {
    api.writePoints(points);
    await api.flush();
  } finally {
    await api.close();
  }
  await recompute(connection, {
    from: new Date(from * minuteMs),
    to: new Date(to * minuteMs),
    model,
    signal,
  });
}
