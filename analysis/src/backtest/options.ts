import { parseArgs } from 'node:util';
import { joinMoments, parseMoment } from './moment.js';

export const usage = `Usage: firewatch backtest FILE… [options]
       firewatch backtest --from TIME [--to TIME] [options]

Judges a file of past counts (time,status,count or minute,approved,denied,…), or what is stored, by the model as it
would have run live: the same Flux, in an engine of its own. Several files are read as one, in the order given.

  --labels LABELS.csv  status,start,end in minutes from the first: windows found and missed, false alarms, delay
  --sweep              for levels 3 to 7: incidents and messages a day (with labels: windows kept and lost, delay)
  --scores OUT.csv     every minute's scores
  --plot OUT.svg       counts, what is usual, scores, incidents and labels as a picture
  --gaps zero|absent   what a minute without a row means (default: zero in a long file, absent in a wide one)
  --from, --to TIME    what is stored, judged anew: RFC 3339, YYYY-MM-DD, or relative such as -7d (--to: default now)
  --json               the result as one JSON object

FIREWATCH_MODEL names a JSON file with other values for the model's constants.`;

/** The command was called wrongly; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface BacktestOptions {
  source: { files: string[]; gaps: 'zero' | 'absent' | null } | { from: Date; to: Date };
  labels: string | null;
  scores: string | null;
  plot: string | null;
  sweep: boolean;
  json: boolean;
}

/**
 * Reads the command line.
 * @returns null when help was asked for
 * @throws UsageError
 */
export function readOptions(argv: string[], now: Date): BacktestOptions | null {
  const { values, positionals: files } = parse(argv);
  if (values.help) return null;
  return {
    source: sourceOf(values, files, now),
    labels: values.labels ?? null,
    scores: values.scores ?? null,
    plot: values.plot ?? null,
    sweep: values.sweep ?? false,
    json: values.json ?? false,
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: joinMoments(argv),
      allowPositionals: true,
      options: {
        labels: { type: 'string' },
        sweep: { type: 'boolean' },
        scores: { type: 'string' },
        plot: { type: 'string' },
        gaps: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function sourceOf(values: Values, files: string[], now: Date): BacktestOptions['source'] {
  const { from, to, gaps } = values;
  if (from === undefined && to === undefined) {
    if (files.length === 0) throw new UsageError('name a FILE, or give --from and --to for what is stored');
    if (gaps !== undefined && gaps !== 'zero' && gaps !== 'absent')
      throw new UsageError(`--gaps is zero or absent, not ${JSON.stringify(gaps)}`);
    return { files, gaps: gaps ?? null };
  }
  if (files.length > 0) throw new UsageError('give either a FILE or --from and --to, not both');
  if (gaps !== undefined) throw new UsageError('--gaps is for files: what is stored knows its gaps');
  if (from === undefined) throw new UsageError('--to needs --from');
  const range = {
    from: momentOf('--from', from, now),
    to: to === undefined ? now : momentOf('--to', to, now),
  };
  if (range.from >= range.to) throw new UsageError('--from lies before --to');
  return range;
}

function momentOf(name: string, text: string, now: Date): Date {
  const moment = parseMoment(text, now);
  if (moment === null)
    throw new UsageError(
      `${name} ${JSON.stringify(text)} is none of RFC 3339, YYYY-MM-DD, or relative such as -7d or -90m`,
    );
  return moment;
}
