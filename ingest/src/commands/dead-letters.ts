import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connectionFromEnv } from '@firewatch/flux';
import { readOptions, usage, type DeadLetterOptions } from '../dead-letters/options.js';
import { retryDeadLetters } from '../dead-letters/retry.js';
import { UsageError } from '../errors.js';
import { readSettings } from '../settings/settings.js';
import { DurableLog } from '../write/durable-log.js';
import { createInfluxWriter } from '../write/influx.js';

/** `firewatch dead-letters`: resolves with the exit code. It may run while the service does. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const options = readOptions(argv);
    if (options !== 'help') return await act(options, env);
    console.log(usage);
    return 0;
  } catch (error) {
    console.error(`firewatch dead-letters: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${usage}`);
    return 2;
  }
}

async function act({ action, json }: DeadLetterOptions, env: NodeJS.ProcessEnv): Promise<number> {
  const settings = readSettings(env);
  const path = join(settings.data, 'queue');
  if (!existsSync(path)) throw new Error(`there is no queue in ${settings.data}: is FIREWATCH_DATA right?`);
  const log = DurableLog.open(path);
  try {
    if (action === 'list') list(log, json);
    else if (action === 'export') for (const { line } of log.readDeadLetters()) console.log(line);
    else {
      const bucket = settings.model.constants.transactionsBucket;
      const send = createInfluxWriter(connectionFromEnv(env), {
        bucket,
        timeoutMs: settings.influxTimeoutMs,
      });
      return await retry(log, { send, json });
    }
    return 0;
  } finally {
    await log.close();
  }
}

function list(log: DurableLog, json: boolean): void {
  const letters = [...log.readDeadLetters()].map(({ number, at, reason, line }) => ({
    number,
    at: new Date(at).toISOString(),
    reason,
    line,
  }));
  if (json) console.log(JSON.stringify({ deadLetters: letters }, null, 2));
  else if (letters.length === 0) console.log('There are no dead letters.');
  else
    for (const { number, at, reason, line } of letters)
      console.log(`${String(number)}  ${at}  ${reason}\n    ${line}`);
}

async function retry(
  log: DurableLog,
  { send, json }: { send: ReturnType<typeof createInfluxWriter>; json: boolean },
): Promise<number> {
  const report = await retryDeadLetters(log, send);
  if (json) console.log(JSON.stringify(report, null, 2));
  else console.log(`${String(report.stored)} stored, ${String(report.refused)} refused again.`);
  if (report.stopped !== null) console.error(`InfluxDB cannot be reached: ${report.stopped}`);
  return report.stopped === null && report.refused === 0 ? 0 : 1;
}
