import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connectionFromEnv, recompute, rfc3339, type Connection } from '@firewatch/flux';
import { systemClock } from '../clock.js';
import { readOptions, usage, type DeadLetterOptions } from '../dead-letters/options.js';
import { removeDeadLetters } from '../dead-letters/remove.js';
import { retryDeadLetters } from '../dead-letters/retry.js';
import { UsageError } from '../errors.js';
import { reachOf, type LateRange } from '../late/late-range.js';
import { readSettings, type Settings } from '../settings/settings.js';
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

async function act(options: DeadLetterOptions, env: NodeJS.ProcessEnv): Promise<number> {
  const settings = readSettings(env);
  const path = join(settings.data, 'queue');
  if (!existsSync(path)) throw new Error(`there is no queue in ${settings.data}: is FIREWATCH_DATA right?`);
  const log = DurableLog.open(path);
  try {
    switch (options.action) {
      case 'list':
        list(log, options.json);
        return 0;
      case 'export':
        for (const { line } of log.readDeadLetters()) console.log(line);
        return 0;
      case 'remove': {
        const removed = await removeDeadLetters(log, options.which);
        console.log(options.json ? JSON.stringify({ removed }, null, 2) : `${String(removed)} removed.`);
        return 0;
      }
      case 'retry':
        return await retry(log, { settings, connection: connectionFromEnv(env), json: options.json });
    }
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

interface RetryOptions {
  settings: Settings;
  connection: Connection;
  json: boolean;
}

async function retry(log: DurableLog, { settings, connection, json }: RetryOptions): Promise<number> {
  const { model, influxTimeoutMs: timeoutMs } = settings;
  const send = createInfluxWriter(connection, { bucket: model.constants.transactionsBucket, timeoutMs });
  const { late, ...report } = await retryDeadLetters(log, { send, clock: systemClock });
  // Told first: what is stored is stored, whatever becomes of computing it again.
  if (json) console.log(JSON.stringify(report, null, 2));
  else console.log(`${String(report.stored)} stored, ${String(report.refused)} refused again.`);
  if (late !== null) await computeAgain(late, { settings, connection });
  if (report.stopped !== null) console.error(`InfluxDB cannot be reached: ${report.stopped}`);
  return report.stopped === null && report.refused === 0 ? 0 : 1;
}

async function computeAgain(
  late: LateRange,
  { settings: { model, shard, role }, connection }: Pick<RetryOptions, 'settings' | 'connection'>,
): Promise<void> {
  const [from, to] = [new Date(late[0]), new Date(reachOf(late, systemClock.now()))];
  try {
    await recompute(connection, { from, to, model, shard, role });
  } catch (cause) {
    throw new Error(
      `what is stored now is not judged yet: run \`firewatch backfill --from ${rfc3339(from)} --to ${rfc3339(to)}\` (${(cause as Error).message})`,
      { cause },
    );
  }
}
