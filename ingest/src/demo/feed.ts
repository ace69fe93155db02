import { setTimeout } from 'node:timers/promises';
import { connectionFromEnv, type Model, type Progress } from '@firewatch/flux';
import { minuteMs, systemClock } from '../clock.js';
import { ingestFrom } from '../client/ingest.js';
import { runLive, type LiveEvent } from '../simulate/live/run.js';
import { postTransactions } from '../simulate/live/post.js';
import { settlePast } from '../simulate/live/settle.js';
import { demoTraffic } from './story.js';

export interface FeedOptions {
  /** Of the running demo: names its data folder. */
  env: NodeJS.ProcessEnv;
  url: string;
  model: Model;
  hours: number;
  signal: AbortSignal;
  onPast: (progress: Progress) => void;
  /** The past is there and judged; the present begins. */
  onReady: () => void;
  onEvent: (event: LiveEvent) => void;
}

/** Fast enough never to wait between two minutes of the past. */
const unhurried = 1e9;

/**
 * Fills a running demo with its past, then feeds it second by second, until aborted.
 * @throws IngestError, FluxQueryError
 */
export async function feed(options: FeedOptions): Promise<void> {
  const { env, url, model, hours, signal, onPast, onReady, onEvent } = options;
  const ingest = await ingestFrom({ url, token: null }, env);
  const connection = connectionFromEnv(env);
  const begin = Math.floor(systemClock.now() / minuteMs);
  await runLive(
    {
      simulation: demoTraffic(begin),
      run: `demo-${String(begin)}`,
      speed: unhurried,
      history: hours * 60,
      minutes: null,
      incidents: [],
    },
    {
      clock: systemClock,
      sleep: (ms, aborted) => setTimeout(ms, undefined, { signal: aborted }),
      ...postTransactions(ingest),
      settle: (from, to) => settlePast({ ingest, connection, model, from, to, signal, onProgress: onPast }),
      present: onReady,
      report: onEvent,
      signal,
    },
  );
}
