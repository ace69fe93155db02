import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerReport } from '@firewatch/analysis/report';
import { connectionFromEnv, loadModel, recompute } from '@firewatch/flux';
import { createLogger, readSettings, startEmbedded, startServer } from '@firewatch/ingest';

import { home } from './build.js';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** A real service whose clock stands still in a day of counts that it has stored and judged. */
export interface SampleService {
  url: string;
  /** The code that opens the workbench once. */
  code: string;
  /** Sets its clock to a minute of the file, and gives that time (ms since the epoch). */
  setTime(minute: number): number;
  get<T>(path: string): Promise<T>;
  close(): Promise<void>;
}

/** The file's last day becomes yesterday, so that it lies within what a database keeps. */
function asRecent(csv: string, midnight: number): { csv: string; minutes: number } {
  const lines = csv.trimEnd().split('\n');
  const first = Date.parse(lines[1]!.slice(0, 20));
  const moved = lines.slice(1).map((line) => {
    const at = new Date(midnight + Date.parse(line.slice(0, 20)) - first);
    return at.toISOString().replace('.000Z', 'Z') + line.slice(20);
  });
  const minutes = (Date.parse(lines.at(-1)!.slice(0, 20)) - first) / minuteMs + 1;
  return { csv: [lines[0], ...moved, ''].join('\n'), minutes };
}

/** Starts the service on a folder of its own, and fills it with a file of counts (`time,status,count,…`, a day or more). */
export async function sampleService(file: string): Promise<SampleService> {
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
  const raw = await readFile(file, 'utf8');
  const midnight = Math.floor(now / dayMs) * dayMs - daysOf(raw) * dayMs;
  const { csv, minutes } = asRecent(raw, midnight);
  const post = (at: string, type: string, body: string): Promise<Response> =>
    ask(at, { method: 'POST', headers: { 'content-type': type }, body });
  await post('/v1/transactions?recommend=false&recompute=false', 'text/csv', csv);
  const [from, to] = [new Date(midnight), new Date(midnight + minutes * minuteMs)];
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

/** Whole days that a file covers. */
function daysOf(csv: string): number {
  const lines = csv.trimEnd().split('\n');
  const [first, last] = [lines[1]!, lines.at(-1)!].map((line) => Date.parse(line.slice(0, 20)));
  return Math.ceil((last! - first! + minuteMs) / dayMs);
}
