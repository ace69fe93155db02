import { parseArgs } from 'node:util';
import { loadModel } from '@firewatch/flux';
import { GrafanaClient } from '../grafana/client.js';
import { GrafanaError } from '../grafana/errors.js';
import { ready } from '../grafana/ready.js';
import { checkThresholds } from '../provision/check.js';
import { exportAlerting } from '../provision/export.js';
import { checkLines, overwriteLines, reportLines, stepLines } from '../provision/print.js';
import { provision } from '../provision/provision.js';
import { grafanaSettings, SettingsError, teamsWebhook } from '../provision/settings.js';

const usage = `Usage: firewatch provision [options]

Seeds Grafana's contact point, templates, alert rules and dashboards.

  --dry-run          say what would be done, and do nothing
  --force            also overwrite what was changed in Grafana; the differences are shown first
  --check            compare the rules' thresholds with the model's levels
  --export DIR       write Grafana's present rules and templates to files
  --runbooks URL     link alerts to your own runbooks (a page's name is added) instead of Grafana's dashboard
  --wait SECONDS     how long to wait for Grafana to start (60)
  --json             print a report as JSON

Settings: GRAFANA_URL, GRAFANA_TOKEN (a service account's token, or user:password), TEAMS_WEBHOOK_URL, FIREWATCH_MODEL`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  export: { type: 'string' },
  runbooks: { type: 'string' },
  wait: { type: 'string', default: '60' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Runs `firewatch provision`; resolves with its exit code. */
export async function run(argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  let given;
  try {
    given = parseArgs({ args: argv, options, strict: true }).values;
    if (given.help) {
      console.log(usage);
      return 0;
    }
    if (!/^\d+$/.test(given.wait)) throw new SettingsError('--wait takes a whole number of seconds');
    if (given.runbooks !== undefined && !/^https?:\/\//.test(given.runbooks))
      throw new SettingsError('--runbooks takes an http or https address');
    return await carryOut(given, env);
  } catch (error) {
    if (error instanceof GrafanaError) console.error(`firewatch provision: ${error.message}`);
    else if (error instanceof SettingsError || isUsage(error))
      console.error(`firewatch provision: ${(error as Error).message}\n\n${usage}`);
    else throw error;
    return error instanceof GrafanaError ? 1 : 2;
  }
}

type Given = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function carryOut(given: Given, env: NodeJS.ProcessEnv): Promise<number> {
  const client = new GrafanaClient(grafanaSettings(env));
  const webhook = teamsWebhook(env);
  const model = loadModel(env['FIREWATCH_MODEL']);
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const version = await ready(client, { wait: Number(given.wait), now: Date.now, pause });
  const print = (report: unknown, lines: () => string[]): void =>
    console.log(given.json ? JSON.stringify(report, null, 2) : lines().join('\n'));
  if (given.check) {
    const checks = await checkThresholds(client, model);
    print({ checks }, () => checkLines(checks));
    return 0;
  }
  if (given.export !== undefined) {
    const files = await exportAlerting(client, given.export);
    print({ files }, () => files);
    return 0;
  }
  const report = await provision(client, {
    model,
    version,
    webhook,
    dashboards: true,
    force: given.force ?? false,
    dryRun: given['dry-run'] ?? false,
    ...(given.runbooks === undefined ? {} : { runbooks: given.runbooks }),
    onOverwrite: (step) => {
      if (!given.json) for (const line of overwriteLines(step)) console.log(line);
    },
    onStep: (step) => {
      if (!given.json) for (const line of stepLines(step, given['dry-run'] ?? false)) console.log(line);
    },
  });
  print(report, () => reportLines(report));
  return 0;
}

function isUsage(error: unknown): boolean {
  return error instanceof Error && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
}
