import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { influxdPath } from './build.mjs';

/** A running influxd of a test: where it is, how to get in, and how to end it. */
export interface Influxd {
  url: string;
  token: string;
  org: string;
  pid: number;
  /** Ends the process; `keep` leaves its data so that `startInfluxd({ dir })` can take it up again. */
  stop(options?: { keep?: boolean; signal?: NodeJS.Signals }): Promise<void>;
  dir: string;
  port: number;
}

/** True where influxd has been built; prints the plain line that says why a suite is skipped otherwise. */
export function influxdIsBuilt(): boolean {
  if (existsSync(influxdPath)) return true;
  if (process.env['CI'])
    throw new Error(`influxd is not built at ${influxdPath}: run node test/influxd/build.mjs`);
  console.log('skipped: influxd is not built; `npm run test:influxdb` builds it');
  return false;
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts influxd on loopback with a data folder of its own and sets it up with one organisation and token.
 * @param options dir and port: those of an earlier one that was stopped with `keep`.
 */
export async function startInfluxd(options: { dir?: string; port?: number } = {}): Promise<Influxd> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'firewatch-influxd-')));
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const org = 'firewatch';
  const token = 'influxd-of-the-tests';
  const child = spawn(
    influxdPath,
    [
      ['--bolt-path', join(dir, 'influxd.bolt')],
      ['--sqlite-path', join(dir, 'influxd.sqlite')],
      ['--engine-path', join(dir, 'engine')],
      ['--http-bind-address', `127.0.0.1:${port}`],
      // Else it samples its memory for profiles all the time, which takes a quarter of its processor time.
      ['--reporting-disabled', '--pprof-disabled', '--log-level=error'],
    ].flat(),
    // A fourth of the collections of garbage, for some 120 MB.
    { stdio: 'ignore', env: { GOGC: '400', ...process.env } },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + 60_000;
  for (;;) {
    const ready = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('influxd did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { allowed } = (await (await fetch(`${url}/api/v2/setup`)).json()) as { allowed: boolean };
  if (allowed) {
    const body = { username: 'tests', password: 'only-on-loopback', org, bucket: 'default', token };
    const response = await fetch(`${url}/api/v2/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`influxd set-up failed: ${await response.text()}`);
  }
  return {
    url,
    token,
    org,
    dir,
    port,
    pid: child.pid ?? -1,
    async stop({ keep = false, signal = 'SIGTERM' } = {}) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      if (!keep) await rm(dir, { recursive: true, force: true });
    },
  };
}
