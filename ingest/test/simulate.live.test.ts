import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LiveEvent, type LivePlan, type LiveSurroundings, runLive } from '../src/simulate/live/run.js';
import { bySecond, type LiveTransaction } from '../src/simulate/live/transactions.js';
import { incidentKind, Simulation } from '../src/simulate/index.js';
import { Random } from '../src/simulate/random.js';

const minuteMs = 60_000;
/** 12:00:20 UTC: in the middle of a minute, as every start is. */
const start = Date.UTC(2026, 2, 2, 12) + 20_000;
const firstMinute = Math.floor(start / minuteMs);

/** Time that passes only by sleeping and posting. */
function surroundings(
  options: { postMs?: number; settleMs?: number; action?: (time: number) => string } = {},
) {
  let now = start;
  const posts: Array<{ at: number; transactions: readonly LiveTransaction[] }> = [];
  const events: LiveEvent[] = [];
  const settled: number[][] = [];
  const stop = new AbortController();
  const post: LiveSurroundings['post'] = (transactions) => {
    posts.push({ at: now, transactions });
    now += options.postMs ?? 0;
    return Promise.resolve({
      accepted: transactions.length,
      duplicates: 0,
      rejected: { total: 0, first: [] },
      recommendation: { action: options.action?.(now) ?? 'ok', findings: [] },
    });
  };
  const around: LiveSurroundings = {
    clock: { now: () => now, monotonic: () => now },
    sleep: (ms) => ((now += ms), Promise.resolve()),
    post,
    postPast: post,
    settle: (from, to) => {
      settled.push([from, to]);
      now += options.settleMs ?? 0;
      return Promise.resolve();
    },
    report: (event) => void events.push(event),
    signal: stop.signal,
  };
  return { around, posts, events, settled, stop };
}

function plan(changes: Partial<LivePlan> = {}): LivePlan {
  return {
    simulation: new Simulation({ seed: 1, perDay: 0 }),
    run: 'run',
    speed: 1,
    history: 0,
    minutes: 3,
    incidents: [],
    ...changes,
  };
}

/** Time passes while the first few spans are judged, then no more. */
function stopAfter(times: number, settle: LiveSurroundings['settle']): LiveSurroundings['settle'] {
  let left = times;
  return (...span) => (left-- > 0 ? settle(...span) : Promise.resolve());
}

const total = (transactions: readonly LiveTransaction[]) =>
  transactions.reduce((sum, { count }) => sum + count, 0);
const inMinute = (minute: number) => (each: LiveTransaction) =>
  Math.floor(Date.parse(each.time) / minuteMs) === minute;

describe('runLive', () => {
  it('sends every whole minute of the present, second by second, never ahead of the clock', async () => {
    const { around, posts } = surroundings();
    const simulation = new Simulation({ seed: 1, perDay: 0 });
    await runLive(plan({ simulation }), around);
    const sent = posts.flatMap(({ transactions }) => transactions);
    for (const minute of [firstMinute + 1, firstMinute + 2])
      expect(total(sent.filter(inMinute(minute)))).toBe(
        simulation.minute(minute).reduce((sum, { count }) => sum + count, 0),
      );
    for (const { at, transactions } of posts)
      for (const { time } of transactions) {
        expect(Date.parse(time)).toBeLessThanOrEqual(at);
        expect(at - Date.parse(time)).toBeLessThanOrEqual(1000);
      }
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
  });

  it('leaves out the part of the first minute that had passed', async () => {
    const { around, posts } = surroundings();
    await runLive(plan({ minutes: 1 }), around);
    const times = posts.flatMap(({ transactions }) => transactions.map(({ time }) => Date.parse(time)));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(start);
    expect(Math.max(...times)).toBeLessThan((firstMinute + 1) * minuteMs);
  });

  it('catches up with a slow ingest without losing a transaction', async () => {
    const { around, posts } = surroundings({ postMs: 4_500 });
    const simulation = new Simulation({ seed: 1, perDay: 0 });
    await runLive(plan({ simulation }), around);
    const sent = posts.flatMap(({ transactions }) => transactions);
    expect(total(sent.filter(inMinute(firstMinute + 1)))).toBe(
      simulation.minute(firstMinute + 1).reduce((sum, { count }) => sum + count, 0),
    );
    expect(posts.length).toBeLessThan(60);
  });

  it('runs the past at its speed, has it judged, then goes on with the present', async () => {
    const { around, posts, events, settled } = surroundings();
    await runLive(plan({ history: 120, speed: 600, minutes: 1 }), around);
    expect(settled).toEqual([[firstMinute - 120, firstMinute]]);
    expect(events[0]).toMatchObject({ event: 'history', minutes: 120, from: (firstMinute - 120) * minuteMs });
    const past = posts.slice(0, 120);
    expect(past.at(-1)!.at - past[0]!.at).toBeCloseTo((119 * minuteMs) / 600, 6);
    const [first] = past[0]!.transactions;
    expect(Date.parse(first!.time)).toBe((firstMinute - 120) * minuteMs);
  });

  it('leaves no gap between the past and the present, however long the past takes to judge', async () => {
    const { around, posts, settled } = surroundings({ settleMs: 70_000 });
    // Two judgements of 70 s after a start at second 20: the second minute is over when the second one begins.
    const stops = { ...around, settle: stopAfter(3, around.settle) };
    const simulation = new Simulation({ seed: 1, perDay: 0 });
    await runLive(plan({ simulation, history: 60, speed: 1e9, minutes: 1 }), stops);
    expect(settled[0]).toEqual([firstMinute - 60, firstMinute]);
    for (const [index, [from]] of settled.entries()) if (index > 0) expect(from).toBe(settled[index - 1]![1]);
    const sent = posts.flatMap(({ transactions }) => transactions);
    const last = Math.floor(Date.parse(sent.at(-1)!.time) / minuteMs);
    for (let minute = firstMinute - 60; minute <= last; minute++)
      expect(total(sent.filter(inMinute(minute)))).toBe(
        simulation.minute(minute).reduce((sum, { count }) => sum + count, 0),
      );
  });

  it('begins the incident asked for with the present, and says when it begins and ends', async () => {
    const { around, posts, events } = surroundings();
    const incidents = [{ kind: incidentKind('silence')!, at: null, duration: 2 }];
    await runLive(plan({ incidents, minutes: 8 }), around);
    expect(events.filter(({ event }) => event !== 'action')).toEqual([
      {
        event: 'incident',
        kind: 'silence',
        from: firstMinute * minuteMs,
        minutes: 2,
        statuses: ['silence'],
      },
      { event: 'over', kind: 'silence', at: (firstMinute + 5) * minuteMs },
    ]);
    expect(Math.min(...posts.map(({ at }) => at))).toBeGreaterThanOrEqual((firstMinute + 2) * minuteMs);
  });

  it('tells when the recommendation turns', async () => {
    const turn = (firstMinute + 1) * minuteMs;
    const { around, events } = surroundings({ action: (time) => (time < turn ? 'ok' : 'alert') });
    await runLive(plan(), around);
    expect(events).toMatchObject([
      { event: 'action', action: 'ok' },
      { event: 'action', action: 'alert', at: turn },
    ]);
  });

  it('ends in order when it is interrupted, and reports what it sent', async () => {
    const { around, posts, stop } = surroundings();
    const report = await runLive(plan({ minutes: null }), {
      ...around,
      post(transactions, signal) {
        if (posts.length === 50) stop.abort();
        return around.post(transactions, signal);
      },
    });
    expect(report.transactions).toBe(total(posts.flatMap(({ transactions }) => transactions)));
    expect(posts).toHaveLength(51);
  });

  it('passes on what goes wrong', async () => {
    const { around } = surroundings();
    const broken = { ...around, post: () => Promise.reject(new Error('refused')) };
    await expect(runLive(plan(), broken)).rejects.toThrow('refused');
  });
});

describe('bySecond', () => {
  it('keeps every count of status and code, whatever the seconds', () => {
    const counts = fc.uniqueArray(
      fc.record({
        status: fc.constantFrom('approved' as const, 'denied' as const),
        code: fc.constantFrom('00', '51', '05'),
        count: fc.integer({ min: 1, max: 2000 }),
      }),
      { selector: ({ status, code }) => status + code },
    );
    fc.assert(
      fc.property(fc.integer(), counts, (seed, given) => {
        const seconds = bySecond(given, firstMinute, Random.of(seed), 'run').flat();
        for (const { status, code, count } of given)
          expect(
            total(seconds.filter((each) => each.status === status && each.tags.auth_code === code)),
          ).toBe(count);
      }),
    );
  });
});
