import { describe, expect, it, onTestFinished } from 'vitest';
import { minuteMs } from '../src/clock.js';
import { LateData } from '../src/late/late-data.js';
import type { LateRange } from '../src/late/late-range.js';
import { FixedClock, noon } from './support/clock.js';
import { until } from './support/until.js';

const minutesAgo = (minutes: number) => Math.floor(noon / minuteMs) * minuteMs - minutes * minuteMs;

/** Late data whose recomputations are written down; they fail as long as `fails` is true. */
function lateData(saved: LateRange | null = null) {
  const clock = new FixedClock(noon);
  const state = {
    saved,
    fails: false,
    ranges: [] as Array<[number, number]>,
    errors: 0,
    onRecompute: () => {},
  };
  const late = new LateData({
    clock,
    settleMs: 1,
    retryMs: 1,
    recompute: (from, to) => {
      state.ranges.push([from.getTime(), to.getTime()]);
      state.onRecompute();
      return state.fails ? Promise.reject(new Error('InfluxDB is away')) : Promise.resolve();
    },
    load: () => state.saved,
    save: (range) => {
      state.saved = range;
      return Promise.resolve();
    },
    onDone: () => undefined,
    onError: () => state.errors++,
  });
  onTestFinished(() => late.stop());
  return { late, state, clock };
}

describe('late data', () => {
  it('is computed again from its first minute to now', async () => {
    const { late, state } = lateData();
    late.note([minutesAgo(30) + 5_000, minutesAgo(25), minutesAgo(2)]);
    await until(() => state.ranges.length === 1);
    expect(state.ranges).toEqual([[minutesAgo(30), minutesAgo(0)]]);
    await until(() => state.saved === null);
  });

  it('is left to the tasks where they see it', async () => {
    const { late, state } = lateData();
    late.note([minutesAgo(8), minutesAgo(0), noon + 5_000]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.saved).toBeNull();
    late.note([minutesAgo(8) - 1]);
    await until(() => state.ranges.length === 1);
    expect(state.ranges[0]![0]).toBe(minutesAgo(9));
  });

  it('is computed on to now where the computing took so long that the tasks lost sight of what passed', async () => {
    const { late, state, clock } = lateData();
    state.onRecompute = () => {
      if (state.ranges.length < 3) clock.advance(state.ranges.length === 1 ? 8 * minuteMs : 4 * minuteMs);
    };
    late.note([minutesAgo(30)]);
    await until(() => state.ranges.length === 2 && state.saved === null);
    await late.settled();
    expect(state.ranges).toEqual([
      [minutesAgo(30), minutesAgo(0)],
      [minutesAgo(0), minutesAgo(-8)],
    ]);
  });

  it('of many requests is computed together', async () => {
    const { late, state } = lateData();
    for (let minutes = 20; minutes < 120; minutes++) late.note([minutesAgo(minutes)]);
    await until(() => state.ranges.length > 0);
    await late.settled();
    expect(state.ranges).toEqual([[minutesAgo(119), minutesAgo(0)]]);
  });

  it('is busy from when it is told until all is computed', async () => {
    const { late, state } = lateData();
    expect(late.busy).toBe(false);
    let whileComputing: boolean | null = null;
    state.onRecompute = () => (whileComputing ??= late.busy);
    late.note([minutesAgo(30)]);
    expect(late.busy).toBe(true);
    await until(() => !late.busy);
    expect(whileComputing).toBe(true);
  });

  it('of long ago is computed as far as it reaches', async () => {
    const { late, state } = lateData();
    late.note([minutesAgo(10 * 1440)]);
    await until(() => state.ranges.length === 1);
    expect(state.ranges[0]![1] - state.ranges[0]![0]).toBe(1801 * minuteMs);
  });

  it('is tried again until it could be computed, with what came meanwhile', async () => {
    const { late, state } = lateData();
    state.fails = true;
    late.note([minutesAgo(30)]);
    await until(() => state.errors > 1);
    late.note([minutesAgo(60)]);
    state.fails = false;
    await until(() => state.saved === null);
    expect(state.ranges.at(-1)).toEqual([minutesAgo(60), minutesAgo(0)]);
  });

  it('survives a restart in the middle of its computing, with what came meanwhile', async () => {
    const { late, state } = lateData();
    let begun = () => {};
    const began = new Promise<void>((resolve) => (begun = resolve));
    state.onRecompute = () => {
      late.note([minutesAgo(20)]);
      begun();
    };
    late.note([minutesAgo(60)]);
    await began;
    // What is on disk now is all that a process that is killed here leaves.
    expect(state.saved).toEqual([minutesAgo(60), minutesAgo(19)]);
    await until(() => state.saved === null || state.ranges.length > 1);
  });

  it('survives a restart', async () => {
    const before = lateData();
    before.state.fails = true;
    before.late.note([minutesAgo(45)]);
    await until(() => before.state.errors > 0);
    await before.late.stop();
    const after = lateData(before.state.saved);
    after.late.start();
    await until(() => after.state.ranges.length === 1);
    expect(after.state.ranges[0]![0]).toBe(minutesAgo(45));
  });
});
