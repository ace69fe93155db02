import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerReport } from '@firewatch/analysis/report';
import { connectionFromEnv, loadModel, recompute } from '@firewatch/flux';
import { createLogger, readSettings, startEmbedded, startServer } from '@firewatch/ingest';

import { silenceStatus } from '../../src/data/contract.js';
import { home } from './build.js';
import { type MixRow } from './day.js';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** A real service whose clock stands still in a day of counts that it has stored and judged. */
export interface SampleService {
  url: string;
  /** The code that opens the workbench once. */
  code: string;
  /** Sets its clock to a minute after the first day's midnight, and gives that time (ms since the epoch). */
  setTime(minute: number): number;
  get<T>(path: string): Promise<T>;
  close(): Promise<void>;
}

/** The file's last day becomes yesterday, so that it lies within what a database keeps; times of day stay. */
function asRecent(csv: string, now: number): { csv: string; midnight: number; from: Date; to: Date } {
  const lines = csv.trimEnd().split('\n');
  const timeOf = (line: string): number => Date.parse(line.slice(0, 20));
  const [first, last] = [timeOf(lines[1]!), timeOf(lines.at(-1)!)];
  const midnight = (time: number): number => Math.floor(time / dayMs) * dayMs;
  const shift = midnight(now) - dayMs - midnight(last);
  const moved = lines
    .slice(1)
    .map((line) => new Date(timeOf(line) + shift).toISOString().replace('.000Z', 'Z') + line.slice(20));
  return {
    csv: [lines[0], ...moved, ''].join('\n'),
    midnight: midnight(first) + shift,
    from: new Date(first + shift),
    to: new Date(last + shift + minuteMs),
  };
}

/** Starts the service on a folder of its own, and fills it with a file of counts (`time,status,count,…`, UTC, in order). */
export async function sampleService(file: string): Promise<SampleService> {
  return serviceOf(await readFile(file, 'utf8'));
}

/** The same with the counts themselves. */
export async function serviceOf(counts: string): Promise<SampleService> {
  const data = await mkdtemp(path.join(tmpdir(), 'firewatch-sample-'));
  const env = { FIREWATCH_DATA: data, FIREWATCH_PORT: '0', FIREWATCH_LOG_LEVEL: 'error' };
  let now = Math.floor(Date.now() / minuteMs) * minuteMs;
  const server = await startServer({
    settings: readSettings(env),
    clock: { now: () => now, monotonic: () => performance.now() },
    logger: createLogger('error'),
    startEngine: startEmbedded,
    workbench: path.join(home, 'dist-workbench'),
    version: '0.1.0',
    report: answerReport,
    onCode: () => undefined,
    onFatal: (error) => {
      throw error;
    },
  });
  const token = (await readFile(path.join(data, 'token'), 'utf8')).trim();
  const ask = async (at: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) };
    const response = await fetch(server.url + at, { ...init, headers });
    if (!response.ok) {
      throw new Error(`${at}: ${response.status} ${await response.text()}`);
    }
    return response;
  };
  const { csv, midnight, from, to } = asRecent(counts, now);
  const post = (at: string, type: string, body: string): Promise<Response> =>
    ask(at, { method: 'POST', headers: { 'content-type': type }, body });
  await post('/v1/transactions?recommend=false&recompute=false', 'text/csv', csv);
  const span = { from: from.toISOString(), to: to.toISOString(), by: 'sample' };
  await post('/v1/coverage', 'application/json', JSON.stringify(span));
  await recompute(connectionFromEnv(env), { from, to, model: loadModel() });
  return {
    url: `${server.url}/`,
    code: server.code,
    setTime: (minute) => (now = midnight + minute * minuteMs),
    get: async <T>(at: string) => (await (await ask(at)).json()) as T,
    async close() {
      await server.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** What the panel draws of a range (ms), as the service has it. */
export async function rowsOf(service: SampleService, from: number, to: number): Promise<MixRow[]> {
  const range = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    details: 'true',
  });
  type Told = Omit<MixRow, 'time'> & { time: string };
  const { minutes, silence } = await service.get<{ minutes: Told[]; silence: Told[] }>(
    `/v1/status-mix?${range.toString()}`,
  );
  const silent = silence.map((row) => ({ ...row, status: silenceStatus, count: 0 }));
  return [...minutes, ...silent].map((row) => ({
    ...row,
    time: Date.parse(row.time),
    state: row.state ?? 0,
  }));
}
