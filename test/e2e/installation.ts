import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../influxd/start.js';
import { firewatch, start } from './command.js';
import type { Finished, Running } from './command.js';
import { until } from './until.js';

/** One installation of a test: an ingest with a data folder and a port of its own. */
export interface Installation {
  url: string;
  data: string;
  serve: Running;
  token: string;
  /** Sends a request with the installation's token. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Posts transactions and resolves with status and body. */
  post(body: unknown, query?: string): Promise<{ status: number; body: Reply }>;
  /** Runs a command against this installation. */
  command(args: string[]): Promise<Finished>;
  /** Ends the ingest, and starts it again on the same data. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

/** The parts of a reply that the tests look at. */
export interface Reply {
  accepted: number;
  duplicates: number;
  rejected: { total: number; first: unknown[] };
  recommendation: {
    action: string;
    concerns: string[];
    findings: Array<
      Record<string, unknown> & { status: string; severity: string; score: number; reason: string }
    >;
  };
  code?: string;
  message?: string;
}

/** Starts `firewatch serve` with a fresh data folder and waits until it can store. */
export async function install(env: Record<string, string> = {}): Promise<Installation> {
  const data = await mkdtemp(join(tmpdir(), 'firewatch-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { FIREWATCH_DATA: data, FIREWATCH_PORT: String(port), ...env };
  const up = async (): Promise<Running> => {
    const serve = start(['serve'], settings);
    await until('the ingest to be ready', async () => {
      if (serve.ended()) throw new Error(serve.output());
      return (await fetch(`${url}/ready`)).ok;
    });
    return serve;
  };
  const installation: Installation = {
    url,
    data,
    serve: await up(),
    token: (await readFile(join(data, 'token'), 'utf8')).trim(),
    request(path, init = {}) {
      const headers = { authorization: `Bearer ${installation.token}`, ...(init.headers as object) };
      return fetch(url + path, { ...init, headers });
    },
    async post(body, query = '') {
      const response = await installation.request(`/v1/transactions${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Reply };
    },
    command: (args) => firewatch(args, { ...settings }),
    async restart(signal = 'SIGTERM') {
      await installation.serve.end(signal);
      installation.serve = await up();
    },
    async close() {
      await installation.serve.end();
      await rm(data, { recursive: true, force: true });
    },
  };
  return installation;
}
