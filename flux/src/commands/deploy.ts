import { parseArgs } from 'node:util';
import { deploy } from '../deploy/deploy.js';
import type { DeployOptions, DeployReport } from '../deploy/types.js';
import { ConfigurationError } from '../errors.js';
import { loadModel } from '../model/load.js';
import { connectionFromEnv } from '../query/connection.js';
import { isUsageError } from './usage.js';

const usage = `firewatch deploy: create or update the buckets and tasks that Firewatch needs in InfluxDB

  --role ROLE               single (all tasks), shard (counts alone) or hub (all but the counting); default single
  --transactions-days DAYS  how long transactions are kept (30)
  --analytics-days DAYS     how long minutes, baselines and anomalies are kept (400)
  --dry-run                 say what would be done, and do nothing
  --json                    print a report as JSON

Settings: INFLUX_URL, INFLUX_TOKEN, INFLUX_ORG (unset: the running serve), FIREWATCH_MODEL, FIREWATCH_SHARD`;

const options = {
  role: { type: 'string', default: 'single' },
  'transactions-days': { type: 'string', default: '30' },
  'analytics-days': { type: 'string', default: '400' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Runs `firewatch deploy`; resolves with its exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const given = parseArgs({ args: argv, options, strict: true }).values;
    if (given.help) {
      console.log(usage);
      return 0;
    }
    const report = await deploy(connectionFromEnv(env), optionsOf(given, env));
    console.log(given.json ? JSON.stringify(report, null, 2) : lines(report).join('\n'));
    return 0;
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`firewatch deploy: ${error.message}\n\n${usage}`);
    return 2;
  }
}

function optionsOf(given: Given, env: NodeJS.ProcessEnv): DeployOptions {
  const { role } = given;
  if (role !== 'single' && role !== 'shard' && role !== 'hub')
    throw new ConfigurationError(`--role is "${role}"; it takes single, shard or hub`);
  const shard = env['FIREWATCH_SHARD'];
  return {
    model: loadModel(env['FIREWATCH_MODEL']),
    role,
    transactionsDays: days(given['transactions-days'], '--transactions-days'),
    analyticsDays: days(given['analytics-days'], '--analytics-days'),
    dryRun: given['dry-run'],
    ...(shard ? { shard } : {}),
  };
}

function days(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 2 || value > 36_500)
    throw new ConfigurationError(`${name} is "${text}"; it takes a whole number of days, at least 2`);
  return value;
}

function lines(report: DeployReport): string[] {
  return [
    ...report.buckets.map(({ name, change }) => `bucket ${name}: ${change}`),
    ...report.tasks.map(({ name, change, previousModel }) => {
      const other = previousModel !== undefined && previousModel !== report.model;
      return `task ${name}: ${change}${other ? ` (it had model ${previousModel})` : ''}`;
    }),
    `model ${report.model}`,
  ];
}
