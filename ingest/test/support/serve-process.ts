import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary.js';
import { until } from './until.js';

/** `firewatch serve` as a process of its own. */
export interface ServeProcess {
  pid: number;
  /** What it has printed to standard output and standard error. */
  output: () => string;
  kill: (signal: NodeJS.Signals) => void;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const firewatch = fileURLToPath(new URL('../../../bin/firewatch.js', import.meta.url));

/** Starts the command, in a folder that holds no `.env`; resolves when it answers on its port, or has ended. */
export async function startServe(environment: Record<string, string>): Promise<ServeProcess> {
  const child: ChildProcess = spawn(process.execPath, [firewatch, 'serve'], {
    cwd: await temporaryFolder(),
    env: { PATH: process.env['PATH'] ?? '', FIREWATCH_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout?.on('data', (text) => (printed += String(text)));
  child.stderr?.on('data', (text) => (printed += String(text)));
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  });
  await until(
    () => printed.includes('Firewatch listens on') || child.exitCode !== null || child.signalCode !== null,
    60_000,
  );
  return { pid: child.pid ?? -1, output: () => printed, kill: (signal) => child.kill(signal), ended };
}
