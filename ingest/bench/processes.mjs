// The processes that are measured: a bare Fastify, the ingest, and influxd. Each has its own, so that figures are theirs.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const firewatch = fileURLToPath(new URL('../../bin/firewatch.js', import.meta.url));
const influxd = join(homedir(), '.cache', 'firewatch', 'influxd-2.9.1', 'influxd');

export const influxdIsBuilt = () => existsSync(influxd);

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url, child) {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`a process that is measured ended with ${child.exitCode}`);
    if (
      await fetch(url).then(
        (response) => response.ok || response.status === 404,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error(`${url} does not answer`);
}

async function start(command, args, { url, env = {} }) {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answers(url, child);
  return {
    url: new URL(url).origin,
    /** Memory of its own in MB: pages that are mapped from files are left out. */
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/RssAnon:\s+(\d+)/.exec(status)[1]) / 1024;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A Fastify that does nothing but echo JSON. */
export async function startEcho() {
  const port = await freePort();
  const script = `const { fastify } = await import(${JSON.stringify(import.meta.resolve('fastify'))});
    const app = fastify();
    app.post('/', (request, reply) => reply.send(request.body));
    await app.listen({ port: ${port} });`;
  return start(process.execPath, ['--input-type=module', '-e', script], { url: `http://127.0.0.1:${port}/` });
}

/** An influxd, set up, with its token. */
export async function startInfluxd() {
  const folder = await mkdtemp(join(tmpdir(), 'firewatch-bench-influxd-'));
  const port = await freePort();
  const args = ['--bolt-path', join(folder, 'bolt'), '--sqlite-path', join(folder, 'sqlite')];
  args.push('--engine-path', join(folder, 'engine'), '--http-bind-address', `127.0.0.1:${port}`);
  args.push('--log-level', 'error', '--reporting-disabled');
  const server = await start(influxd, args, { url: `http://127.0.0.1:${port}/health` });
  const setup = {
    username: 'bench',
    password: 'bench-password',
    org: 'bench',
    bucket: 'bench',
    token: 'bench-token',
  };
  await fetch(`${server.url}/api/v2/setup`, { method: 'POST', body: JSON.stringify(setup) });
  const env = { INFLUX_URL: server.url, INFLUX_TOKEN: setup.token, INFLUX_ORG: setup.org };
  await execute(process.execPath, [firewatch, 'deploy'], { env: { ...process.env, ...env } });
  return {
    ...server,
    env,
    connection: { url: server.url, token: setup.token, org: setup.org },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The ingest: on the embedded engine, or on what `env` says. */
export async function startIngest(env = {}) {
  const data = await mkdtemp(join(tmpdir(), 'firewatch-bench-'));
  const port = await freePort();
  const own = { FIREWATCH_DATA: data, FIREWATCH_PORT: String(port), FIREWATCH_LOG_LEVEL: 'error', ...env };
  const server = await start(process.execPath, [firewatch, 'serve'], {
    url: `http://127.0.0.1:${port}/health`,
    env: own,
  });
  return {
    ...server,
    token: (await readFile(join(data, 'token'), 'utf8')).trim(),
    /** Where the embedded engine is. */
    engine: async () => JSON.parse(await readFile(join(data, 'engine.json'), 'utf8')),
    async stop() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
