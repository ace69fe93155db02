import type { Gaps } from '@firewatch/flux/files';
import { parseArgs } from 'node:util';
import { UsageError } from '../errors.js';
import { parseDate } from '../transaction/time.js';

export interface ReplayOptions {
  file: string;
  /** Midnight (UTC, ms) of the day that the file's first day becomes; null: its last minute becomes the last closed one. */
  date: number | null;
  /** What a minute without a row means; null: as the file's form has it. */
  gaps: Gaps | null;
  /** Minutes of the file sent in a minute; null: as fast as possible. */
  speed: number | null;
  /** Null: the one that runs here. */
  url: string | null;
  /** Null: the one in the data folder. */
  token: string | null;
  json: boolean;
}

export const usage = `Usage: firewatch replay FILE [--end-now | --date YYYY-MM-DD] [--gaps zero|absent] [--speed N] [--url URL] [--token TOKEN] [--json]

Sends a file of counts, long (time,status,count) or wide (minute,approved,denied,…), through a running ingest, declares
the minutes it knows of covered, and brings the analytics up to date. A second replay changes nothing.

  --end-now   the file's last minute becomes the last closed minute (the default)
  --date      the file's first day becomes this day, in UTC
  --gaps      what a minute without a row means (default: zero in a long file, absent in a wide one)
  --speed     minutes of the file a minute; default: as fast as possible
  --url       the ingest; default: the one that runs here, on FIREWATCH_PORT
  --token     default: the one in the data folder`;

/** @throws UsageError */
export function readOptions(argv: string[]): ReplayOptions | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help === true) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('one FILE is needed');
  if (values['end-now'] === true && values.date !== undefined)
    throw new UsageError('--end-now and --date say different things');
  const date = values.date === undefined ? null : parseDate(values.date);
  if (values.date !== undefined && date === null) throw new UsageError('--date must be a day as YYYY-MM-DD');
  const speed = values.speed === undefined ? null : Number(values.speed);
  if (speed !== null && !(speed > 0 && speed <= 1e6))
    throw new UsageError('--speed must be a number above 0');
  if (values.gaps !== undefined && values.gaps !== 'zero' && values.gaps !== 'absent')
    throw new UsageError('--gaps must be zero or absent');
  if (values.url !== undefined && !URL.canParse(values.url))
    throw new UsageError('--url must be an address such as http://127.0.0.1:8080');
  return {
    file,
    date,
    gaps: values.gaps ?? null,
    speed,
    url: values.url ?? null,
    token: values.token ?? null,
    json: values.json === true,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'end-now': { type: 'boolean' },
        date: { type: 'string' },
        gaps: { type: 'string' },
        speed: { type: 'string' },
        url: { type: 'string' },
        token: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
