import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../src/commands/grafana.js';
import { teamsMessage } from './teams-message.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const waits = '#!/bin/sh\necho waits; exec sleep 600';
/** Leaves the waiting to a process of its own, as npm does. */
const letsWait = '#!/bin/sh\necho waits; sleep 600; exit 1';
const ends = '#!/bin/sh\nexit 3';
const servesStandIn = `#!/bin/sh\nexec "${process.execPath}" --import tsx "${join(here, 'fake-grafana.ts')}"`;
const buildsPanel =
  '#!/bin/sh\n[ "$*" = "run build -w grafana-plugin" ] && mkdir -p grafana-plugin/dist && : > grafana-plugin/dist/module.js';

let dir: string;
let children: ChildProcess[];
let said: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'firewatch-'));
  children = [];
  said = '';
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

interface Programs {
  grafana: string;
  npm: string;
}

/** A repository where nothing is built, programs of the tests for Grafana and npm, and the environment that has them. */
function install(programs: Programs): { repository: string; env: NodeJS.ProcessEnv } {
  for (const folder of ['bin', 'conf', 'repository']) mkdirSync(join(dir, folder));
  writeFileSync(join(dir, 'conf', 'defaults.ini'), '');
  for (const name of ['grafana', 'npm'] as const)
    writeFileSync(join(dir, 'bin', name), `${programs[name]}\n`, { mode: 0o755 });
  const env = {
    PATH: `${join(dir, 'bin')}${delimiter}${process.env['PATH']}`,
    GRAFANA_HOME: dir,
    FIREWATCH_DATA: join(dir, 'data'),
    INFLUX_URL: 'http://127.0.0.1:8086',
    INFLUX_TOKEN: 'a-token',
    INFLUX_ORG: 'firewatch',
  };
  return { repository: join(dir, 'repository'), env };
}

/** The command as a process of its own. */
function start(programs: Programs, argv: string[]): ChildProcess {
  const { repository, env } = install(programs);
  const script =
    "import('@firewatch/provisioning/commands/grafana').then(async ({ run }) => { process.exitCode = await run(process.argv.slice(2), process.env, process.argv[1]) })";
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', repository, ...argv], {
    cwd: here,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => void (said += text.toString()));
  children.push(child);
  return child;
}

/** The first match of what the command says, when it has said it. */
async function hears(pattern: RegExp): Promise<RegExpExecArray> {
  return vi.waitFor(
    () => {
      const found = pattern.exec(said);
      if (found === null) throw new Error(`not heard ${pattern}: ${said}`);
      return found;
    },
    { timeout: 15_000, interval: 20 },
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('firewatch grafana', () => {
  it('builds the panel where it is missing, seeds what it starts, shows cards, and ends with all of it', async () => {
    const port = await freePort();
    const child = start({ grafana: servesStandIn, npm: buildsPanel }, [
      '--port',
      String(port),
      '--inbox-port',
      '0',
    ]);
    await hears(/the panel is not built yet; building it: npm run build -w grafana-plugin/);
    const [, inbox] = await hears(/cards are shown at (\S+)/);
    await hears(/Grafana 13\.2\.0 at .*: \d+ things looked at, 0 left/);
    await hears(new RegExp(`Open http://127.0.0.1:${port}/`));
    const password = readFileSync(join(dir, 'data', 'grafana', 'admin-password'), 'utf8').trim();
    const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
    const rule = `http://127.0.0.1:${port}/api/v1/provisioning/alert-rules/firewatch-transactions-critical`;
    expect(await (await fetch(rule, { headers: { authorization } })).json()).toMatchObject({
      title: 'Transactions critical',
    });
    expect(said).not.toContain(password);
    const body = JSON.stringify(teamsMessage({ title: 'Critical: denied', message: '' }, true));
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(inbox!, { method: 'POST', headers, body })).status).toBe(202);
    await hears(/card: Critical: denied/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    for (const url of [rule, inbox!]) await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it.each([
    ['the panel is built', { grafana: ends, npm: letsWait }, 'SIGINT'],
    ['Grafana starts', { grafana: waits, npm: buildsPanel }, 'SIGTERM'],
  ] as const)('ends with what it started while %s', async (_name, programs, signal) => {
    const child = start(programs, ['--port', String(await freePort())]);
    await hears(/waits/);
    child.kill(signal);
    // Whatever it started shares its output, which closes with the last of them.
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it.each([
    [
      'the panel cannot be built',
      { grafana: waits, npm: ends },
      'the panel could not be built: see what npm run',
    ],
    [
      'the build makes nothing',
      { grafana: waits, npm: '#!/bin/sh' },
      'npm run build -w grafana-plugin made no ',
    ],
    ['Grafana ends', { grafana: ends, npm: buildsPanel }, 'Grafana ended (exit code 3); its log is '],
    ['Grafana cannot run', { grafana: '#!/nowhere', npm: buildsPanel }, 'Grafana cannot be started'],
    [
      'npm is missing',
      { grafana: waits, npm: '' },
      'npm, which builds the panel, cannot be run',
      { PATH: '' },
    ],
  ])('%s: says so, and fails', async (_name, programs, expected, without: NodeJS.ProcessEnv = {}) => {
    const { repository, env } = install(programs);
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.spyOn(console, 'error').mockImplementation((line: string) => void (said += line));
    expect(await run(['--port', String(await freePort())], { ...env, ...without }, repository)).toBe(1);
    expect(said).toContain(`firewatch grafana: ${expected}`);
  });
});
