import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Model } from '@firewatch/flux';
import { connectionFromEnv, loadModel } from '@firewatch/flux';
import { readTransactionsFile } from '@firewatch/flux/files';
import type { Terminal } from '../output/terminal.js';
import { describe } from './describe.js';
import { judge } from './judge.js';
import { readLabels } from './labels.js';
import type { Counts } from './line-protocol.js';
import type { BacktestOptions } from './options.js';
import { progressBar } from './progress.js';
import { scoreLines } from './scores-csv.js';
import { judgedFrom, readStored } from './stored.js';
import { summarize } from './summary.js';
import { sweep } from './sweep.js';
import type { Judged, LabelledWindow } from './types.js';

/**
 * Carries out `firewatch backtest`.
 * @throws FileFormatError, ConfigurationError, FluxQueryError, NothingStoredError
 */
export async function backtest(
  options: BacktestOptions,
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<void> {
  const model = loadModel(env['FIREWATCH_MODEL']);
  const counts = await countsOf(options.source, env, model);
  const from = 'from' in options.source ? options.source.from : new Date(counts.start);
  const asked = counts.minutes - Math.max(0, Math.round((from.getTime() - counts.start) / 60_000));
  // Wrong labels are told before minutes of work, not after.
  const labels = options.labels === null ? null : await readLabels(options.labels, asked);
  const run = async (by: Model, task: string): Promise<Judged> => {
    const bar = progressBar(task);
    try {
      const judged = await judge(counts, {
        model: by,
        onProgress: bar.update,
        ...(signal ? { signal } : {}),
      });
      return judgedFrom(judged, from);
    } finally {
      bar.stop();
    }
  };
  const judged = await run(model, 'judging');
  const swept = options.sweep
    ? await sweep({
        judged,
        model,
        labels,
        judgeBy: (other) => run(other, `level ${String(other.constants.warningLevel)}`),
      })
    : null;
  const report = summarize(judged, model, labels, swept);
  if (options.scores !== null) await writeScores(options.scores, judged);
  if (options.plot !== null)
    await writePlot(options.plot, { judged, labels, model, title: titleOf(options) });
  terminal.out(options.json ? JSON.stringify(report, null, 2) : describe(report, judged, terminal.colors));
}

function countsOf(source: BacktestOptions['source'], env: NodeJS.ProcessEnv, model: Model): Promise<Counts> {
  if ('from' in source) return readStored(connectionFromEnv(env), model, source);
  return readTransactionsFile(source.files, source.gaps === null ? {} : { gaps: source.gaps });
}

async function writeScores(path: string, judged: Judged): Promise<void> {
  const lines = function* () {
    for (const line of scoreLines(judged)) yield `${line}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

interface PlotRequest {
  judged: Judged;
  labels: readonly LabelledWindow[] | null;
  model: Model;
  title: string;
}

async function writePlot(path: string, request: PlotRequest): Promise<void> {
  // Loaded here, for a backtest without a picture needs no chart library.
  const [{ inLight }, { renderSvgFile }, { backtestPlot, plotSize }] = await Promise.all([
    import('../charts/colors.js'),
    import('../charts/render.js'),
    import('./plot/plot.js'),
  ]);
  await writeFile(
    path,
    inLight(renderSvgFile(backtestPlot(request), plotSize(request.judged), request.title)),
  );
}

function titleOf({ source }: BacktestOptions): string {
  if ('from' in source) return `${source.from.toISOString()} to ${source.to.toISOString()}`;
  return source.files.map((file) => file.replace(/^.*[\\/]/, '')).join(', ');
}
