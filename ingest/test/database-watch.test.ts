import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { minuteMs } from '../src/clock.js';
import type { DatabaseState } from '../src/service/database-check.js';
import { DatabaseWatch } from '../src/service/database-watch.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

function watching(check: (signal: AbortSignal) => Promise<DatabaseState>) {
  const said: string[] = [];
  const watch = new DatabaseWatch({
    check,
    timeoutMs: 60_000,
    onProblem: (problem) => said.push(problem),
    onMended: () => said.push('mended'),
  });
  return { watch, said };
}

it('forgets what was mended, and sees what goes wrong later, each told once', async () => {
  const found = [['no bucket'], ['no bucket'], ['other model'], []];
  const { watch, said } = watching(() => Promise.resolve({ reachable: true, problems: found.shift() ?? [] }));
  await watch.look();
  expect(watch.state.problems).toEqual(['no bucket']);
  watch.start();
  const seen: string[][] = [];
  for (let minute = 0; minute < 3; minute++) {
    await vi.advanceTimersByTimeAsync(minuteMs);
    seen.push(watch.state.problems);
  }
  await watch.stop();
  expect(seen).toEqual([['no bucket'], ['other model'], []]);
  expect(said).toEqual(['no bucket', 'other model', 'mended']);
});

it('gives a look up when it is stopped, and learns nothing from it', async () => {
  const { watch, said } = watching(
    (signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ reachable: false, problems: ['given up'] })),
      ),
  );
  watch.start();
  await vi.advanceTimersByTimeAsync(minuteMs);
  await watch.stop();
  expect(watch.state).toEqual({ reachable: true, problems: [] });
  expect(said).toEqual([]);
});
