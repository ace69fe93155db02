import { parseArgs } from 'node:util';
import { ConfigurationError, loadModel } from '@firewatch/flux';
import type { Model } from '@firewatch/flux';
import type { Analyzed } from '../analyze/analyzed.js';
import { queriesOfFile } from '../analyze/kind.js';
import { InvalidRowsError } from '../checkout/errors.js';
import { sql } from '../duckdb/sql.js';
import { FileFormatError } from '@firewatch/flux/files';
import type { TransactionsFile } from '@firewatch/flux/files';
import { toCsv } from '../output/csv.js';
import { findChromium, PictureError } from '../output/png.js';
import { writePage } from '../output/page.js';
import { processTerminal } from '../output/terminal.js';
import type { Terminal } from '../output/terminal.js';

const usage = `Usage: firewatch analyze FILE… [--json | --csv | --sql] [--report OUT.html] [--png OUT.png] [--charts FOLDER]

Says which hours or minutes of a file are anomalous, since when, and how sure that is. Files are recognised by their
columns: checkout hours (time,today,yesterday,…), transactions (time,status,count or minute,approved,denied,…),
authorisation codes (timestamp,auth_code,count).

  --json             the result as one JSON object
  --csv              the result as a CSV table (files of one kind)
  --sql              the queries that the files are judged by, instead of a result
  --report OUT.html  one self-contained page with charts, a section a file
  --charts FOLDER    every chart as an SVG file of its own, light or dark as its reader prefers
  --png OUT.png      the same page as a picture (needs Chromium; CHROME_PATH says where it is)`;

const options = {
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  sql: { type: 'boolean' },
  report: { type: 'string' },
  png: { type: 'string' },
  charts: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

/** `firewatch analyze`: 0 done, 1 a file cannot be used, 2 wrong usage. An anomaly found is not a failure. */
export async function run(
  argv: string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal = processTerminal(env),
  now: Date = new Date(),
): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    return wrongUsage(terminal, (error as Error).message);
  }
  const { values, positionals: files } = parsed;
  if (values.help) {
    terminal.out(usage);
    return 0;
  }
  if (files.length === 0) return wrongUsage(terminal, 'name at least one FILE');
  if ([values.json, values.csv, values.sql].filter(Boolean).length > 1)
    return wrongUsage(terminal, 'choose one of --json, --csv and --sql');
  const written = (['report', 'png', 'charts'] as const).find((name) => values[name] !== undefined);
  if (values.sql && written !== undefined)
    return wrongUsage(terminal, `--sql prints queries and judges nothing: leave out --${written}, or --sql`);
  try {
    if (values.sql) return await printQueries(terminal, files);
    return await analyze(files, values, { env, terminal, now });
  } catch (error) {
    const expected = [FileFormatError, InvalidRowsError, ConfigurationError, PictureError].some(
      (kind) => error instanceof kind,
    );
    if (!expected) throw error;
    terminal.err((error as Error).message);
    return 1;
  }
}

interface Context {
  env: NodeJS.ProcessEnv;
  terminal: Terminal;
  now: Date;
}

async function analyze(files: string[], values: Values, context: Context): Promise<number> {
  const { env, terminal, now } = context;
  const chromium = values.png === undefined ? null : findChromium(env);
  if (values.png !== undefined && chromium === null) {
    terminal.err(
      '--png needs Chromium, and none was found: install it, or name it in CHROME_PATH; --report works without',
    );
    return 1;
  }
  const { analyzeFiles } = await import('../analyze/analyze.js');
  const model = loadModel(env['FIREWATCH_MODEL']);
  const analyzed = await analyzeFiles([...new Set(files)], {
    model,
    judge: (counts) => judgeWithProgress(counts, model),
  });
  if (values.csv && new Set(analyzed.map(({ kind }) => kind)).size > 1)
    return wrongUsage(terminal, '--csv writes one table: give files of one kind');
  print(terminal, analyzed, values);
  if (values.charts !== undefined) {
    const { writeCharts } = await import('../charts/write.js');
    terminal.err(`Charts written: ${(await writeCharts(analyzed, values.charts)).join(', ')}`);
  }
  if (values.report === undefined && values.png === undefined) return 0;
  const { renderFilesReport } = await import('../report/files-report.js');
  await writePage(await renderFilesReport(analyzed, now), { ...values, chromium, terminal });
  return 0;
}

/** The model runs in an engine of its own, which is loaded only when a file needs it. */
async function judgeWithProgress(counts: TransactionsFile, model: Model) {
  const [{ judge }, { progressBar }] = await Promise.all([
    import('../backtest/judge.js'),
    import('../backtest/progress.js'),
  ]);
  const bar = progressBar('judging');
  try {
    return await judge(counts, { model, onProgress: bar.update });
  } finally {
    bar.stop();
  }
}

function print(terminal: Terminal, analyzed: readonly Analyzed[], values: Values): void {
  if (values.json) terminal.out(JSON.stringify({ files: analyzed.map((file) => file.json()) }, null, 2));
  else if (values.csv) {
    const tables = analyzed.map((file) => file.csv());
    terminal.out(
      toCsv(
        tables[0]?.header ?? [],
        tables.flatMap(({ rows }) => rows),
      ),
    );
  } else terminal.out(analyzed.map((file) => file.text(terminal)).join('\n\n'));
}

async function printQueries(terminal: Terminal, files: readonly string[]): Promise<number> {
  const names = new Set((await Promise.all(files.map(queriesOfFile))).flat());
  terminal.out([...names].map((name) => `${sql(name).trim()};`).join('\n\n'));
  return 0;
}

function wrongUsage(terminal: Terminal, problem: string): number {
  terminal.err(`firewatch analyze: ${problem}\n\n${usage}`);
  return 2;
}
