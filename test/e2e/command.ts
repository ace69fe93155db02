import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../bin/firewatch.js', import.meta.url));

/** How a finished command ended and what it printed. */
export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command that runs until it is ended. */
export interface Running {
  pid: number;
  output(): string;
  /** Sends a signal and resolves when the process has ended. */
  end(signal?: NodeJS.Signals): Promise<void>;
  ended(): boolean;
  /** The exit code once it has ended by itself, else null. */
  code(): number | null;
}

/** Only what the tests set reaches a command: a developer's own settings must not change a result. */
function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', NO_COLOR: '1', ...env };
}

/** In a folder of its own: a developer's `.env` in the checkout would lead the tests to a real database. */
function launch(args: string[], env: Record<string, string>): ChildProcessWithoutNullStreams {
  const cwd = mkdtempSync(join(tmpdir(), 'firewatch-command-'));
  const child = spawn(process.execPath, [entry, ...args], { cwd, env: environment(env) });
  child.once('close', () => rmSync(cwd, { recursive: true, force: true }));
  return child;
}

/** Starts `firewatch ARGS` as a user would; files among the arguments need their absolute paths. */
export function start(args: string[], env: Record<string, string> = {}): Running {
  const child = launch(args, env);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid ?? -1,
    output: () => output,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    code: () => child.exitCode,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
    },
  };
}

/** Runs `firewatch ARGS` to its end. */
export async function firewatch(args: string[], env: Record<string, string> = {}): Promise<Finished> {
  const child = launch(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout, stderr };
}
