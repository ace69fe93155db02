import { SingleBar } from 'cli-progress';
import { UsageError } from '../errors.js';
import { startLive } from '../simulate/live/start.js';
import { type FileOptions, type LiveOptions, readOptions } from '../simulate/options.js';
import { describeEvent, describeFile } from '../simulate/report.js';
import { usage } from '../simulate/usage.js';
import { writeSimulation } from '../simulate/write-file.js';

/** `firewatch simulate`: resolves with the exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options.mode === 'help') console.log(usage);
    else if (options.mode === 'file') await intoFile(options);
    else await intoIngest(options, env);
    return 0;
  } catch (error) {
    console.error(`firewatch simulate: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function intoFile(options: FileOptions): Promise<void> {
  const bar =
    options.out !== null && process.stderr.isTTY
      ? new SingleBar({ clearOnComplete: true, format: 'simulating {bar} {percentage} %' })
      : null;
  bar?.start(100, 0);
  try {
    const report = await writeSimulation(options, process.stdout, (part) =>
      bar?.update(Math.floor(part * 100)),
    );
    bar?.stop();
    if (options.json) console.log(JSON.stringify(report, null, 2));
    else (options.out === null ? console.error : console.log)(describeFile(report));
  } finally {
    bar?.stop();
  }
}

async function intoIngest(options: LiveOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    const report = await startLive(
      options,
      env,
      (event) => console.log(options.json ? JSON.stringify(event) : describeEvent(event)),
      stop.signal,
    );
    console.log(
      options.json
        ? JSON.stringify({ event: 'stopped', ...report })
        : `${String(report.transactions)} transactions sent${report.rejected > 0 ? `, ${String(report.rejected)} rejected` : ''}`,
    );
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}
