// The two servers that are compared: the engine's command and influxd, each in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { influxdPath } from '../../../test/influxd/build.mjs';

export const org = 'bench';
export const token = 'token-of-the-bench';
const command = new URL('../dist/commands/engine.js', import.meta.url).href;

/** Starts the engine on a data folder; `ms` is how long it took from the start of the process until it listened. */
export async function startEngine(folder = mkdtempSync(join(tmpdir(), 'engine-bench-'))) {
  const args = ['--port', '0', '--data', folder, '--token', token, '--org', org];
  const code = `import { run } from ${JSON.stringify(command)}; process.exit(await run(${JSON.stringify(args)}, {}));`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const ms = performance.now() - began;
  const url = /http:\/\/\S+?(?=,|$)/.exec(line)[0];
  return server({ name: 'engine', child, url, folder, ms });
}

/** Starts influxd with a folder of its own; undefined where it is not built. */
export async function startInfluxd() {
  if (!existsSync(influxdPath)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'influxd-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const paths = ['bolt', 'sqlite', 'engine'].flatMap((name) => [`--${name}-path`, join(folder, name)]);
  const address = ['--http-bind-address', `127.0.0.1:${port}`, '--reporting-disabled', '--log-level=error'];
  const child = spawn(influxdPath, [...paths, ...address], { stdio: 'ignore' });
  while (
    !(await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error('influxd did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const body = { username: 'bench', password: 'only-on-loopback', org, bucket: 'default', token };
  await fetch(`${url}/api/v2/setup`, { method: 'POST', body: JSON.stringify(body) });
  return server({ name: 'influxd', child, url, folder });
}

function server({ child, ...rest }) {
  return {
    ...rest,
    pid: child.pid,
    connection: { url: rest.url, token, org },
    /** Memory of its own in MB: pages that are mapped from files are left out. */
    ownMemory: () =>
      Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    async stop({ keep = false } = {}) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      if (!keep) rmSync(rest.folder, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
