import { setTimeout } from 'node:timers/promises';
import { connectionFromEnv, loadModel } from '@firewatch/flux';
import { ingestFrom } from '../../client/ingest.js';
import { systemClock } from '../../clock.js';
import type { LiveOptions } from '../options.js';
import { buildScenario } from '../scenario.js';
import { type LiveEvent, type LiveReport, runLive } from './run.js';
import { postTransactions } from './post.js';
import { settlePast } from './settle.js';

/**
 * Simulates into the running ingest that the options name, until they or `signal` end it.
 * @throws IngestError, ConfigurationError, FluxQueryError
 */
export async function startLive(
  options: LiveOptions,
  env: NodeJS.ProcessEnv,
  report: (event: LiveEvent) => void,
  signal: AbortSignal,
): Promise<LiveReport> {
  const ingest = await ingestFrom(options, env);
  // Judging the past needs the database itself; without a past it is not asked for.
  const database =
    options.history > 0
      ? { connection: connectionFromEnv(env), model: loadModel(env['FIREWATCH_MODEL']) }
      : null;
  const now = systemClock.now();
  // The incidents asked for begin when the present does, so none is left to chance unless --incidents says so.
  const simulation = buildScenario({ ...options, perDay: options.perDay ?? 0, incidents: [] }, 0);
  return runLive(
    { ...options, simulation, run: `simulated-${now.toString(36)}` },
    {
      clock: systemClock,
      sleep: (ms, aborted) => setTimeout(ms, undefined, { signal: aborted }),
      ...postTransactions(ingest),
      settle: async (from, to, aborted) => {
        if (database) await settlePast({ ...database, ingest, from, to, signal: aborted });
      },
      report,
      signal,
    },
  );
}
