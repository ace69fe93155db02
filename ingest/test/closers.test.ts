import { expect, it, vi } from 'vitest';
import { Closers } from '../src/service/closers.js';

it('close in the opposite order, all of them, and tell the first failure', async () => {
  const closers = new Closers();
  const closed: string[] = [];
  for (const name of ['first', 'second', 'third'])
    closers.add(() => {
      closed.push(name);
      return name === 'second' ? Promise.reject(new Error('the second failed')) : Promise.resolve();
    });
  await expect(closers.closeAll()).rejects.toThrow('the second failed');
  expect(closed).toEqual(['third', 'second', 'first']);
  expect(closers.patience.aborted).toBe(false);
});

it('lose patience with what waits for a database that does not answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const closers = new Closers();
    closers.add(() => new Promise((resolve) => closers.patience.addEventListener('abort', resolve)));
    const closing = closers.closeAll();
    await vi.advanceTimersByTimeAsync(10_000);
    await closing;
    expect(closers.patience.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
