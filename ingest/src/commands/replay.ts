import { ConfigurationError, connectionFromEnv } from '@firewatch/flux';
import { SingleBar } from 'cli-progress';
import { systemClock } from '../clock.js';
import { UsageError } from '../errors.js';
import { readOptions, usage, type ReplayOptions } from '../replay/options.js';
import { replay, type ReplayReport } from '../replay/replay.js';
import { formatSummary } from '../replay/summary.js';
import { readSettings } from '../settings/settings.js';
import { ingestFrom } from '../client/ingest.js';

/** `firewatch replay`: resolves with the exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options === 'help') console.log(usage);
    else await replayFile(options, env);
    return 0;
  } catch (error) {
    console.error(`firewatch replay: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${usage}`);
    return 2;
  }
}

async function replayFile(options: ReplayOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const settings = readSettings(env);
  const bar = process.stderr.isTTY
    ? new SingleBar({ clearOnComplete: true, format: '{stage} {bar} {percentage} % | {eta_formatted}' })
    : null;
  let stage = '';
  try {
    const report = await replay({
      ...options,
      ingest: await ingestFrom(options, env),
      connection: connectionFromEnv(env),
      model: settings.model,
      tags: settings.tags,
      retentionDays: settings.retentionDays,
      clock: systemClock,
      onProgress(now, done, total) {
        if (now !== stage) bar?.start(total, done, { stage: now });
        else bar?.update(done);
        stage = now;
      },
    });
    bar?.stop();
    console.log(options.json ? JSON.stringify(report, null, 2) : format(report));
  } catch (error) {
    if (error instanceof ConfigurationError)
      throw new Error(`the analytics need the database itself: ${error.message}`, { cause: error });
    throw error;
  } finally {
    bar?.stop();
  }
}

function format({ rows, minutes, from, to, again, accepted, duplicates, statuses }: ReplayReport): string {
  const head = again
    ? `${String(rows)} counts were replayed to ${from} … ${to} before: ${String(duplicates + accepted)} sent again, nothing counts twice.`
    : `${String(rows)} counts over ${String(minutes)} minutes, ${from} … ${to}: ${String(accepted)} stored, ${String(duplicates)} were there.`;
  return `${head}\n\n${formatSummary(statuses)}`;
}
