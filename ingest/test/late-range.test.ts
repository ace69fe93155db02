import { describe, expect, it } from 'vitest';
import { minuteMs, minuteStart, secondMs } from '../src/clock.js';
import { lateRange, seenByTasksMs } from '../src/late/late-range.js';
import { Clockwork } from './support/clockwork.js';

describe('what comes late', () => {
  it('is counted by the next run of the tasks, or else by the one after it, unless it is computed again', async () => {
    const start = Date.UTC(2026, 0, 31, 12, 0, 0);
    const work = await Clockwork.at(start);
    await work.start();
    // As late as it may come in the minute, and as old as may be left to the tasks.
    work.pass(10 * minuteMs + 59 * secondMs);
    const now = work.clock.now();
    const oldest = minuteStart(now) - seenByTasksMs;
    expect(lateRange([oldest], now)).toBeNull();
    expect(lateRange([oldest - 1], now)).toEqual([oldest - minuteMs, oldest]);
    await work.post(oldest / minuteMs, [{ status: 'denied', code: '59', count: 55 }]);
    work.pass(2 * minuteMs);
    await work.runTasks();
    const stored = await work.analytics(oldest, oldest + minuteMs);
    expect(stored.get(`minute count denied ${String(oldest / minuteMs)}`)).toBe(55);
  });
});
