import { describe, expect, it } from 'vitest';
import { countsOf, linesOf, minute, normal } from './support/counts.js';
import { everything, incidentsOf, judge, stored } from './support/judged.js';
import { taskRunner } from './support/live.js';
import { memoryStore } from './support/store.js';

describe('minutes that were not watched in full', () => {
  it('are neither judged nor remembered: a stop of ten minutes and a restart in mid-minute', async () => {
    const store = await memoryStore();
    const [from, partial, to] = [60, 70, 95];
    const counts = countsOf(to, (s) => normal[s]);
    await store.write('transactions', linesOf({ ...counts, covered: (t) => t < from || t > partial }));
    const seconds = minute(partial).getTime() / 1000;
    await store.write(
      'transactions',
      `transaction,status=approved count=31i ${seconds}\ntransaction,status=denied count=40i ${seconds}`,
    );
    await judge(store, { ...counts, covered: () => false });

    const scores = await stored(store, 'anomaly', 'score');
    const minutes = new Set(scores.map((v) => v.minute));
    expect([...minutes].filter((t) => t >= from && t <= partial)).toEqual([]);
    expect(minutes.size).toBe(to - 11);
    expect(Math.max(...scores.map((v) => v.value))).toBeLessThan(1);
    expect(await incidentsOf(store)).toEqual([]);
    const expected = (await stored(store, 'baseline', 'expected')).filter(
      (v) => v.status === 'denied' && v.minute > 20,
    );
    for (const { value } of expected) expect(value).toBeCloseTo(10, 9);
    await store.close();
  }, 120_000);

  it('are told apart as they are stored: zero, partial, absent', async () => {
    const store = await memoryStore();
    await store.write('transactions', `coverage,ingest=a full=1i ${minute(0).getTime() / 1000}`);
    await store.write(
      'transactions',
      `transaction,status=denied count=4i,amount=10.5 ${minute(1).getTime() / 1000}`,
    );
    await judge(store, { ...countsOf(5, () => 0), covered: () => false });
    const covered = await stored(store, 'minute', 'covered');
    const counts = await stored(store, 'minute', 'count');
    const amounts = await stored(store, 'minute', 'amount');
    expect(counts).toHaveLength(14);
    expect(covered.filter((v) => v.minute === 0).map((v) => v.value)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(covered.filter((v) => v.minute === 1).map((v) => v.value)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(counts.filter((v) => v.value > 0)).toEqual([{ minute: 1, status: 'denied', value: 4 }]);
    expect(amounts).toEqual([{ minute: 1, status: 'denied', value: 10.5 }]);
    await store.close();
  }, 60_000);
});

describe('transactions that come a few minutes late', () => {
  it('end in the same points as in time, by the tasks alone', async () => {
    const counts = countsOf(70, (s, t) => (s === 'denied' && t >= 57 && t < 60 ? 40 : normal[s]));
    const [inTime, late] = [await memoryStore(), await memoryStore()];
    for (const store of [inTime, late]) await judge(store, counts, 0, 55);
    const [run, runLate] = [taskRunner(inTime), taskRunner(late)];
    for (let t = 55; t < 70; t++) {
      await inTime.write('transactions', linesOf(counts, t, t + 1));
      await run(t);
      const arrives = t < 56 || t > 61 ? [t] : [];
      // What was held back from minute 56 on comes with minute 62.
      if (t === 62) arrives.unshift(56, 57, 58, 59, 60, 61);
      for (const at of arrives) await late.write('transactions', linesOf(counts, at, at + 1));
      await runLate(t);
    }
    const [a, b] = [await everything(inTime), await everything(late)];
    expect(b.size).toBe(a.size);
    for (const [key, value] of a) expect(b.get(key), key).toBeCloseTo(value, 9);
    expect((await incidentsOf(late)).map((i) => i.status)).toContain('denied');
    await Promise.all([inTime.close(), late.close()]);
  }, 240_000);
});
