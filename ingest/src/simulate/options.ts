import { parseArgs } from 'node:util';
import { UsageError } from '../errors.js';
import { type IncidentKind, incidentKind, incidentKinds } from './incidents/index.js';

/** An incident asked for on the command line. */
export interface IncidentRequest {
  kind: IncidentKind;
  /** Minutes from the first midnight; null: at random (file), at once (live). */
  at: number | null;
  /** Minutes; null: drawn. */
  duration: number | null;
}

interface CommonOptions {
  seed: number;
  /** Approved transactions in the busiest minute; null: the profile's. */
  peak: number | null;
  incidents: IncidentRequest[];
  /** Incidents a day by chance; null: as many as fit what was asked for. */
  perDay: number | null;
  json: boolean;
}

export interface FileOptions extends CommonOptions {
  mode: 'file';
  days: number;
  /** First midnight, ms since the epoch (UTC). */
  start: number;
  /** Null: standard output. */
  out: string | null;
  labels: string | null;
  authCodes: boolean;
}

export interface LiveOptions extends CommonOptions {
  mode: 'live';
  /** Null: the one that runs here. */
  url: string | null;
  /** Null: the one in the data folder. */
  token: string | null;
  /** Simulated minutes a minute, until the simulated time has caught up with the clock. */
  speed: number;
  /** Minutes of the past to begin with. */
  history: number;
  /** Minutes after which to stop; null: until interrupted. */
  minutes: number | null;
}

export type SimulateOptions = FileOptions | LiveOptions | { mode: 'help' };

/**
 * Reads the command line.
 * @throws UsageError naming the option and the remedy.
 */
export function readOptions(argv: string[]): SimulateOptions {
  const values = parse(argv);
  if (values.help) return { mode: 'help' };
  const common: CommonOptions = {
    seed: whole('--seed', values.seed, 0, 2 ** 31) ?? 1,
    peak: whole('--peak', values.peak, 1, 1_000_000),
    incidents: (values.incident ?? []).map(readIncident),
    perDay: whole('--incidents', values.incidents, 0, 10),
    json: values.json ?? false,
  };
  const wrong = Object.keys(values).filter((name) => (values.live ? fileOnly : liveOnly).includes(name));
  if (wrong[0] !== undefined)
    throw new UsageError(
      `--${wrong[0]} is ${values.live ? 'not' : 'only'} for --live; see firewatch simulate --help`,
    );
  if (values.live) return readLive(values, common);
  const out = values.out === undefined || values.out === '-' ? null : values.out;
  if (out === null && common.json)
    throw new UsageError('--json prints a report: give the counts a file with --out');
  return {
    mode: 'file',
    ...common,
    days: whole('--days', values.days, 1, 400) ?? 1,
    start: readDate(values.start ?? '2026-03-02'),
    out,
    labels: values.labels ?? null,
    authCodes: values['auth-codes'] ?? false,
  };
}

const fileOnly = ['out', 'labels', 'days', 'start', 'auth-codes'];
const liveOnly = ['url', 'token', 'speed', 'history', 'minutes'];

type Values = ReturnType<typeof parse>;

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        seed: { type: 'string' },
        peak: { type: 'string' },
        incident: { type: 'string', multiple: true },
        incidents: { type: 'string' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        labels: { type: 'string' },
        days: { type: 'string' },
        start: { type: 'string' },
        'auth-codes': { type: 'boolean' },
        live: { type: 'boolean' },
        url: { type: 'string' },
        token: { type: 'string' },
        speed: { type: 'string' },
        history: { type: 'string' },
        minutes: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readLive(values: Values, common: CommonOptions): LiveOptions {
  const url = values.url ?? null;
  if (url !== null && (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)))
    throw new UsageError(`--url ${JSON.stringify(url)} is no http address; such as http://127.0.0.1:8080`);
  const placed = common.incidents.find(({ at }) => at !== null);
  if (placed)
    throw new UsageError(`live, --incident ${placed.kind.name} begins at once: leave out the time after @`);
  const speed = whole('--speed', values.speed, 1, 100_000) ?? 1;
  const history = whole('--history', values.history, 0, 7 * 1440) ?? (speed > 1 ? 120 : 0);
  if (history > 0 && speed === 1)
    throw new UsageError('--history never reaches the present at --speed 1: give --speed 60 or so');
  return {
    mode: 'live',
    ...common,
    url,
    token: values.token ?? null,
    speed,
    history,
    minutes: whole('--minutes', values.minutes, 1, 1_000_000),
  };
}

const incidentFormat = /^([a-z_-]+)(?:@(\d{1,3}):([0-5]\d))?(?:\+(\d{1,4}))?$/i;

function readIncident(text: string): IncidentRequest {
  const parts = incidentFormat.exec(text);
  const kind = parts?.[1] === undefined ? undefined : incidentKind(parts[1]);
  if (!parts || !kind)
    throw new UsageError(
      `--incident ${JSON.stringify(text)}: KIND, KIND@HH:MM or KIND@HH:MM+MINUTES, KIND one of ${incidentKinds.map(({ name }) => name).join(', ')}`,
    );
  const duration = parts[4] === undefined ? null : Number(parts[4]);
  if (duration === 0)
    throw new UsageError(`--incident ${JSON.stringify(text)}: it lasts at least one minute`);
  return { kind, at: parts[2] === undefined ? null : Number(parts[2]) * 60 + Number(parts[3]), duration };
}

function readDate(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new UsageError(`--start ${JSON.stringify(text)} is no date of the form YYYY-MM-DD`);
  return time;
}

function whole(name: string, text: string | undefined, low: number, high: number): number | null {
  if (text === undefined) return null;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= low && value <= high))
    throw new UsageError(
      `${name} ${JSON.stringify(text)} is no whole number from ${String(low)} to ${String(high)}`,
    );
  return value;
}
