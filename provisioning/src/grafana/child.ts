import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds that a program has to end by itself. */
const patience = 10_000;

/**
 * Tells a program to end, and makes it where it does not; resolves when it has gone.
 * @param target whom to tell: the program, or with its negative id all of the group that it leads
 */
export async function stop(child: ChildProcess, target = child.pid): Promise<void> {
  if (target === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(target, 'SIGTERM');
  const timer = setTimeout(() => process.kill(target, 'SIGKILL'), patience);
  await gone;
  clearTimeout(timer);
}
