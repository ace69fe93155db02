import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './e2e/until.js';
import { freePort } from './influxd/start.js';

const root = fileURLToPath(new URL('../', import.meta.url));
/** Where the README's service listens. */
const readmePort = '8080';

/** The shell commands of a section of a Markdown page. */
function commandsOf(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```sh\n(.*?)^```/gms)].map(([, commands]) => commands!.trim());
}

interface Shell {
  output(): string;
  ended: Promise<number | null>;
  /** Signals the line's whole process group, as Ctrl-C on a terminal does; resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Runs a line as a user does, in a folder, on another port than everybody's. */
function shell(line: string, cwd: string, port: number): Shell {
  const child = spawn('bash', ['-c', line.replaceAll(`:${readmePort}`, `:${String(port)}`)], {
    cwd,
    detached: true,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], FIREWATCH_PORT: String(port), TZ: 'UTC' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    output: () => output,
    ended,
    async end(signal) {
      process.kill(-child.pid!, signal);
      await ended;
    },
  };
}

describe('the README, typed in from top to bottom', async () => {
  const page = await readFile(join(root, 'README.md'), 'utf8');
  const [install, ...then] = commandsOf(page, 'Try it');
  const tests = then.pop();
  let folder: string;
  let port: number;
  let serve: Shell;

  const start = async () => {
    serve = shell(install!.replace(/^npm ci && /, ''), folder, port);
    await until('the service to listen', () => serve.output().includes('/v1/transactions'));
  };
  const printedLine = () => /curl .*'\{"status":"approved"\}'/s.exec(serve.output())![0];
  /** Pastes a line; resolves with what it printed once it has ended well. */
  const paste = async (line: string) => {
    const run = shell(line.replace('curl ', 'curl -sS '), folder, port);
    expect(await run.ended, run.output()).toBe(0);
    return run.output();
  };

  /** A folder that looks like the checkout, but has its own data. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firewatch-readme-'));
    for (const name of await readdir(root))
      if (!['data', '.env'].includes(name)) await symlink(join(root, name), join(folder, name));
    port = await freePort();
    await start();
  }, 90_000);
  afterAll(async () => {
    await serve.end('SIGINT');
    await rm(folder, { recursive: true, force: true });
  });

  it('installs and starts with one line, and tests with another', () => {
    expect(install).toBe('npm ci && npm start');
    expect(tests).toBe('npm test');
  });

  it('has a first POST, a day to learn from, and a POST that alerts', () => {
    expect(then.map((line) => /^(curl|npx firewatch replay)/.exec(line)?.[1])).toEqual([
      'curl',
      'npx firewatch replay',
      'curl',
    ]);
  });

  it('answers the line that the terminal shows', async () => {
    const answer = JSON.parse(await paste(printedLine())) as unknown;
    expect(answer).toMatchObject({ accepted: 1, recommendation: { action: 'learning' } });
  });

  it('answers every line in turn, the last with an alert and its reason', { timeout: 180_000 }, async () => {
    const outputs: string[] = [];
    for (const line of then) outputs.push(await paste(line));
    expect(JSON.parse(outputs[0]!)).toMatchObject({ accepted: 1, recommendation: { action: 'learning' } });
    expect(outputs[1]).toMatch(/denied[\s\S]*backend_reversed/);
    const { recommendation } = JSON.parse(outputs[2]!) as {
      recommendation: { action: string; findings: Array<{ reason: string }> };
    };
    expect(recommendation.action).toBe('alert');
    expect(recommendation.findings.map(({ reason }) => reason).join()).toMatch(/denied 60 .* expected/);
  });

  it('answers the same printed line after it was killed and started again', { timeout: 90_000 }, async () => {
    const line = printedLine();
    await serve.end('SIGKILL');
    await start();
    expect(printedLine()).toBe(line);
    const answer = JSON.parse(await paste(line)) as { accepted: number; recommendation: { action: string } };
    expect(answer.accepted).toBe(1);
    // The day that was replayed is still known.
    expect(answer.recommendation.action).not.toMatch(/learning|unknown/);
  });
});
