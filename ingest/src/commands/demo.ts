import closeWithGrace from 'close-with-grace';
import { SingleBar } from 'cli-progress';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feed } from '../demo/feed.js';
import { demoEnvironment, readOptions, usage, type DemoOptions } from '../demo/options.js';
import { createLogger } from '../service/logger.js';
import { readSettings, type Settings } from '../settings/settings.js';
import { describeEvent } from '../simulate/report.js';
import { greeting } from './greeting.js';
import { graceMs, startService, type ServeParts } from './start.js';

/** `firewatch demo`: a service of its own with simulated payments, until it is told to end. Resolves with the exit code. */
export async function demo(argv: string[], env: NodeJS.ProcessEnv, parts: ServeParts): Promise<number> {
  let options: DemoOptions;
  try {
    const read = readOptions(argv);
    if (read === 'help') {
      console.log(usage);
      return 0;
    }
    options = read;
    // A wrong value is told of before anything is made.
    readSettings(demoEnvironment(env, tmpdir()));
  } catch (error) {
    console.error(`firewatch demo: ${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const own = demoEnvironment(env, await mkdtemp(join(tmpdir(), 'firewatch-demo-')));
  return playUntilEnded({ options, settings: readSettings(own), own, parts });
}

interface Play {
  options: DemoOptions;
  settings: Settings;
  own: NodeJS.ProcessEnv;
  parts: ServeParts;
}

/** Plays; when told to end, waits until everything is closed and the data folder is gone. */
async function playUntilEnded(play: Play): Promise<number> {
  const logger = createLogger(play.settings.logLevel);
  const stop = new AbortController();
  const playing = playOnce(play, logger, stop.signal);
  const grace = closeWithGrace({ delay: graceMs, logger }, async ({ err }) => {
    if (err !== undefined) logger.fatal({ err }, 'cannot go on');
    stop.abort();
    await playing.catch(() => undefined);
  });
  try {
    await playing;
    return 0;
  } catch (error) {
    console.error(`firewatch demo: ${(error as Error).message}`);
    return 1;
  } finally {
    if (!stop.signal.aborted) grace.uninstall();
  }
}

async function playOnce(
  { options, settings, own, parts }: Play,
  logger: ReturnType<typeof createLogger>,
  signal: AbortSignal,
): Promise<void> {
  const { hours } = options;
  console.log(`Simulating ${String(hours)} hours of payments, and judging them …`);
  const bar = process.stderr.isTTY
    ? new SingleBar({ clearOnComplete: true, format: 'judging {bar} {percentage} %' })
    : null;
  try {
    const { server, failed } = await startService(settings, logger, parts);
    try {
      const fed = feed({
        env: own,
        url: server.url,
        model: settings.model,
        hours,
        signal,
        onPast({ done, total }) {
          if (bar?.isActive !== true) bar?.start(total, done);
          else bar.update(done);
        },
        onReady() {
          bar?.stop();
          console.log(greeting({ ...server, data: settings.data, ownToken: true }));
          console.log('Ctrl-C ends the demo and removes its data. What happens meanwhile:\n');
        },
        onEvent(event) {
          if (event.event !== 'history') console.log(describeEvent(event));
        },
      });
      await Promise.race([fed, failed.then((error) => Promise.reject(error))]);
    } finally {
      bar?.stop();
      await server.close();
    }
  } finally {
    await rm(settings.data, { recursive: true, force: true });
  }
}
