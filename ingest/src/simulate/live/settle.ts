import type { Connection, Model, Progress } from '@firewatch/flux';
import { recompute } from '@firewatch/flux';
import { minuteMs } from '../../clock.js';
import { declareCovered } from '../../replay/send.js';
import type { Ingest } from '../../client/ingest.js';

export interface PastSpan {
  ingest: Ingest;
  /** The database itself, where the analytics are computed. */
  connection: Connection;
  model: Model;
  /** Minutes since the epoch, end exclusive. */
  from: number;
  to: number;
  signal: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/**
 * Makes simulated minutes of the past count as watched, for an ingest vouches only for minutes in which it was up, and
 * brings the analytics up to date on them.
 * @throws IngestError, FluxQueryError
 */
export async function settlePast({
  ingest,
  connection,
  model,
  from,
  to,
  signal,
  onProgress,
}: PastSpan): Promise<void> {
  const span = { from: from * minuteMs, to: to * minuteMs };
  await declareCovered(ingest, { spans: [span], by: 'simulate' });
  await recompute(connection, {
    from: new Date(span.from),
    to: new Date(span.to),
    model,
    signal,
    ...(onProgress && { onProgress }),
  });
}
