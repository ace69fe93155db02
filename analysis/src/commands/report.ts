import { parseArgs } from 'node:util';
import {
  ConfigurationError,
  connectionFromEnv,
  FluxQueryError,
  hubFromEnv,
  loadModel,
} from '@firewatch/flux';
import { joinMoments } from '../backtest/moment.js';
import { findChromium, PictureError } from '../output/png.js';
import { writePage } from '../output/page.js';
import { processTerminal } from '../output/terminal.js';
import type { Terminal } from '../output/terminal.js';
import { RangeArgumentError, readRange, readReport, reportJson, reportPage } from '../report.js';
import { reportText } from '../stored/text.js';

const usage = `Usage: firewatch report [--from TIME] [--to TIME] [--json] [--report OUT.html] [--png OUT.png]

The report of an installation: status mix, incidents with how fast they were noticed and over and what they cost,
coverage, lateness and intake. Without times: the last 24 hours; a time to come is taken as now.

  --from TIME, --to TIME   RFC 3339, a date (2026-01-31), now, or relative (-24h, -7d)
  --json                   the report as one JSON object
  --report OUT.html        one self-contained page with charts
  --png OUT.png            the same page as a picture (needs Chromium; CHROME_PATH says where it is)

Reads the InfluxDB of INFLUX_URL, INFLUX_TOKEN and INFLUX_ORG, or the engine of a running \`firewatch serve\`;
on a shard the hub of HUB_URL, which judges for all of them.`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  json: { type: 'boolean' },
  report: { type: 'string' },
  png: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** `firewatch report`: 0 done, 1 failed, 2 wrong usage. */
export async function run(
  argv: string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal = processTerminal(env),
  now: Date = new Date(),
): Promise<number> {
  try {
    const { values } = parseArgs({ args: joinMoments(argv), options });
    if (values.help) {
      terminal.out(usage);
      return 0;
    }
    return await report(values, { env, terminal, now });
  } catch (error) {
    if ([ConfigurationError, FluxQueryError, PictureError].some((kind) => error instanceof kind)) {
      terminal.err(`firewatch report: ${(error as Error).message}`);
      return 1;
    }
    if (!(error instanceof RangeArgumentError) && !isUsageError(error)) throw error;
    terminal.err(`firewatch report: ${error.message}\n\n${usage}`);
    return 2;
  }
}

interface Context {
  env: NodeJS.ProcessEnv;
  terminal: Terminal;
  now: Date;
}

async function report(values: Values, { env, terminal, now }: Context): Promise<number> {
  const range = readRange(values, now);
  const chromium = values.png === undefined ? null : findChromium(env);
  if (values.png !== undefined && chromium === null) {
    terminal.err('--png needs Chromium, and none was found: install it, or name it in CHROME_PATH');
    return 1;
  }
  const found = await readReport(hubFromEnv(env) ?? connectionFromEnv(env), {
    ...range,
    model: loadModel(env['FIREWATCH_MODEL']),
  });
  terminal.out(values.json ? JSON.stringify(reportJson(found), null, 2) : reportText(found, terminal));
  if (values.report === undefined && values.png === undefined) return 0;
  await writePage(await reportPage(found, now), { ...values, chromium, terminal });
  return 0;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}
