import { parseArgs } from 'node:util';
import { ConfigurationError } from '../errors.js';
import { loadModel } from '../model/load.js';
import { connectionFromEnv } from '../query/connection.js';
import { recompute } from '../recompute/recompute.js';
import { rfc3339, truncateMinute } from '../time.js';
import { progressBar } from './progress-bar.js';
import { joinRelativeTimes, parseTime } from './time-argument.js';
import { isUsageError } from './usage.js';

const usage = `firewatch backfill --from TIME [--to TIME]: compute the analytics of a past range again

  --from TIME   first minute: 2026-01-31T12:00:00Z, or relative such as -6h
  --to TIME     end (now); what comes after it stays judged by what was there before, which tells for hours
  --fresh       begin at --from, even where an earlier run of the same range stopped half-way
  --json        print a report as JSON

Settings: INFLUX_URL, INFLUX_TOKEN, INFLUX_ORG (unset: the running serve), FIREWATCH_MODEL, FIREWATCH_SHARD`;

const options = {
  from: { type: 'string' },
  to: { type: 'string', default: 'now' },
  fresh: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Runs `firewatch backfill`; resolves with its exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const given = parseArgs({ args: joinRelativeTimes(argv), options, strict: true }).values;
    if (given.help) {
      console.log(usage);
      return 0;
    }
    return await carryOut(given, env, new Date());
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`firewatch backfill: ${error.message}\n\n${usage}`);
    return 2;
  }
}

async function carryOut(given: Given, env: NodeJS.ProcessEnv, now: Date): Promise<number> {
  if (given.from === undefined) throw new ConfigurationError('--from is missing');
  const from = truncateMinute(parseTime(given.from, now, '--from'));
  const to = truncateMinute(parseTime(given.to, now, '--to'));
  if (to <= from) throw new ConfigurationError('--to must be later than --from');
  if (to > now) throw new ConfigurationError('--to lies in the future');
  const bar = progressBar(process.stderr, 'backfill');
  const shard = env['FIREWATCH_SHARD'];
  const report = await recompute(connectionFromEnv(env), {
    from,
    to,
    model: loadModel(env['FIREWATCH_MODEL']),
    resume: !given.fresh,
    onProgress: bar.show,
    ...(shard ? { shard } : {}),
  }).finally(bar.end);
  const later =
    to < truncateMinute(now)
      ? '; what comes after it stays judged by what was there before: without --to that is computed too'
      : '';
  const resumed = report.resumedAt === undefined ? '' : `, taken up at ${rfc3339(report.resumedAt)}`;
  console.log(
    given.json
      ? JSON.stringify(report, null, 2)
      : `computed ${report.minutes} minutes from ${rfc3339(from)} to ${rfc3339(to)}${resumed}${later}`,
  );
  return 0;
}
