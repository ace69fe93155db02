import { afterEach, describe, expect, it } from 'vitest';
import {
  compose,
  flux,
  lateMinutes,
  loadScript,
  readHubRecommendation,
  recompute,
  toHubRecommendation,
  type FluxTarget,
} from '../src/index.js';
import { countsOf, linesOf, minute, minuteOf, normal } from './support/counts.js';
import { everything, judge, stored } from './support/judged.js';
import { taskRunner } from './support/live.js';
import { partOf, reportOf } from './support/shards.js';
import { memoryStore, type MemoryStore } from './support/store.js';

const counts = countsOf(80, (s, t) =>
  s === 'denied' && t >= 66 && t < 70 ? 45 : s === 'approved' && t >= 73 ? 20 : normal[s],
);

const stores: MemoryStore[] = [];
async function open(): Promise<MemoryStore> {
  const store = await memoryStore();
  stores.push(store);
  return store;
}
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

const report = (store: MemoryStore, name: 'a' | 'b', from: number, to: number): Promise<void> =>
  store.write('analytics', reportOf(name, counts, { from, to, part: (n) => partOf(name, n) }));

/** A hub with an hour of both shards, judged. */
async function hubAt60(): Promise<MemoryStore> {
  const hub = await open();
  for (const name of ['a', 'b'] as const) await report(hub, name, 0, 60);
  await recompute(hub, { from: minute(0), to: minute(60), model: hub.model, role: 'hub' });
  return hub;
}

/** One machine with all the data, judged live from minute 60 on. */
async function oneMachine(to: number): Promise<MemoryStore> {
  const single = await open();
  await judge(single, counts, 0, 60);
  const run = taskRunner(single);
  for (let t = 60; t < to; t++) {
    await single.write('transactions', linesOf(counts, t, t + 1));
    await run(t);
  }
  return single;
}

const end = 78;

async function expectSame(hub: MemoryStore, single: MemoryStore): Promise<void> {
  const judged = async (store: MemoryStore) =>
    new Map(
      [...(await everything(store))].filter(
        // A baseline written ahead follows what is known when it is written.
        ([key]) => /^(anomaly|baseline) /.test(key) && Number(key.split(' ').at(-1)) < end,
      ),
    );
  const [a, b] = [await judged(single), await judged(hub)];
  expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
  for (const [key, value] of a) expect(b.get(key), key).toBeCloseTo(value, 9);
}

const coverage = async (store: MemoryStore, from: number, to: number): Promise<number[]> => {
  const params = { start: minute(from), stop: minute(to) };
  const rows = await store.run(compose(loadScript('queries/coverage'), { model: store.model, params }));
  return rows.map((row) => Number(row['_value']));
};

describe('a hub', () => {
  it('judges as one machine would, though a shard lagged for some minutes; meanwhile they are partial', async () => {
    const hub = await hubAt60();
    const run = taskRunner(hub, 'hub');
    for (let t = 60; t < end; t++) {
      await report(hub, 'a', t, t + 1);
      // Minutes 66 to 70 of shard b come with minute 71.
      if (t < 66 || t > 71) await report(hub, 'b', t, t + 1);
      if (t === 71) await report(hub, 'b', 66, 72);
      await run(t);
      if (t === 70) {
        expect(await coverage(hub, 64, 71)).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0.5]);
        const scores = await stored(hub, 'anomaly', 'score');
        expect(Math.max(...scores.map((s) => s.minute))).toBe(65);
        expect(Math.max(...scores.map((s) => s.value))).toBeLessThan(1);
      }
    }
    await expectSame(hub, await oneMachine(end));
    expect(
      (await stored(hub, 'anomaly', 'severity')).some((s) => s.status === 'approved' && s.value === 2),
    ).toBe(true);
  }, 120_000);

  it('finds what came later than its tasks look, and judges it again', async () => {
    const hub = await hubAt60();
    const run = taskRunner(hub, 'hub');
    for (let t = 60; t < end; t++) {
      await report(hub, 'a', t, t + 1);
      if (t < 61 || t > 63) await report(hub, 'b', t, t + 1);
      await run(t);
    }
    const range = { from: minute(20), to: minute(68), model: hub.model };
    expect(await lateMinutes(hub, range)).toBeNull();
    await report(hub, 'b', 61, 64);
    const late = await lateMinutes(hub, range);
    expect(late).toEqual({ from: minute(61), to: minute(64), minutes: 3 });
    await recompute(hub, { from: late!.from, to: minute(end), model: hub.model, role: 'hub' });
    expect(await lateMinutes(hub, range)).toBeNull();
    await expectSame(hub, await oneMachine(end));
  }, 120_000);

  it('finds what is reported between two steps of judging again', async () => {
    const hub = await open();
    await report(hub, 'a', 0, 60);
    await report(hub, 'b', 0, 50);
    const range = { from: minute(0), to: minute(60), model: hub.model };
    let steps = 0;
    const interrupted: FluxTarget = {
      async run(script, options) {
        const rows = await hub.run(script, options);
        if (++steps === 1) await report(hub, 'b', 50, 60);
        return rows;
      },
    };
    await recompute(interrupted, { ...range, role: 'hub' });
    expect(steps).toBeGreaterThan(1);
    expect(await lateMinutes(hub, range)).toEqual({ from: minute(50), to: minute(60), minutes: 10 });
  }, 30_000);

  it('notices a correction that leaves the sum over statuses as it was', async () => {
    const hub = await hubAt60();
    const range = { from: minute(20), to: minute(60), model: hub.model };
    expect(await lateMinutes(hub, range)).toBeNull();
    const at = String(minute(30).getTime() / 1000);
    await hub.write(
      'analytics',
      `minute,status=approved,shard=a count=59i ${at}\nminute,status=denied,shard=a count=7i ${at}`,
    );
    expect(await lateMinutes(hub, range)).toEqual({ from: minute(30), to: minute(31), minutes: 1 });
  }, 30_000);

  describe('and a third shard', () => {
    const c = (covered: 0 | 1, from: number, to: number): string =>
      reportOf('c', counts, { from, to, part: (n) => n }).replaceAll('covered=1i', `covered=${covered}i`);
    const retired = (until: number, at: number): string =>
      `shard,shard=c until=${until === 0 ? 0 : minute(until).getTime() / 1000}i ${minute(at).getTime() / 1000 + 10}`;
    const untilOf = async (hub: MemoryStore): Promise<number[]> => {
      const rows = await hub.run(compose(loadScript('queries/shards'), { model: hub.model }), {
        now: minute(66),
      });
      const found = rows.find((row) => row['shard'] === 'c');
      return ['since', 'last', 'until'].map((key) => {
        const seconds = Number(found?.[key]);
        return seconds === 0 ? 0 : minuteOf(new Date(seconds * 1000).toISOString());
      });
    };

    it.each<{
      name: string;
      /** What comes to the hub with minute t besides minutes of a and b. */
      said: (t: number) => string[];
      /** Minutes that shard a does not report. */
      missing: number[];
      /** Of minutes 59 to 66. */
      coverage: number[];
      /** since, last, until. */
      known: number[];
    }>([
      {
        name: 'is waited for from its first minute until it is retired',
        said: (t) => (t === 62 || t === 63 ? [c(1, t, t + 1)] : t === 64 ? [retired(65, 64)] : []),
        missing: [],
        coverage: [1, 1, 1, 1, 1, 0.5, 1],
        known: [62, 63, 65],
      },
      {
        name: 'stands for nobody else where it reports though it is retired',
        said: (t) => [c(1, t, t + 1), ...(t === 62 ? [retired(62, 62)] : [])],
        missing: [64, 65],
        coverage: [1, 1, 1, 1, 1, 0.5, 0.5],
        known: [60, 65, 62],
      },
      {
        name: 'is not waited for before its first whole minute, whatever late data it has',
        said: (t) => (t === 61 ? [c(0, 50, 51)] : t === 63 ? [c(1, 63, 64)] : t > 63 ? [c(1, t, t + 1)] : []),
        missing: [],
        coverage: [1, 1, 1, 1, 1, 1, 1],
        known: [63, 65, 0],
      },
      {
        name: 'that is taken back is not waited for in the minutes between',
        said: (t) =>
          t === 60 ? [c(1, 60, 61)] : t === 62 ? [retired(61, 62)] : t === 64 ? [retired(0, 64)] : [],
        missing: [],
        coverage: [1, 1, 1, 1, 1, 0.5, 0.5],
        known: [60, 60, 0],
      },
    ])(
      '$name',
      async ({ said, missing, coverage: wanted, known }) => {
        const hub = await hubAt60();
        const run = taskRunner(hub, 'hub');
        for (let t = 60; t < 66; t++) {
          if (!missing.includes(t)) await report(hub, 'a', t, t + 1);
          await report(hub, 'b', t, t + 1);
          for (const lines of said(t)) await hub.write('analytics', lines);
          await run(t);
        }
        expect(await coverage(hub, 59, 66)).toEqual(wanted);
        const judged = new Set((await stored(hub, 'anomaly', 'score')).map((score) => score.minute));
        expect(wanted.map((_, i) => judged.has(59 + i))).toEqual(wanted.map((each) => each === 1));
        expect(await untilOf(hub)).toEqual(known);
        // Judged again later, from what is stored, it is the same.
        await recompute(hub, { from: minute(55), to: minute(66), model: hub.model, role: 'hub' });
        expect(await coverage(hub, 59, 66)).toEqual(wanted);
      },
      60_000,
    );

    it('is away while its minutes are partial', async () => {
      const hub = await hubAt60();
      const run = taskRunner(hub, 'hub');
      for (let t = 60; t < 64; t++) {
        await report(hub, 'a', t, t + 1);
        await report(hub, 'b', t, t + 1);
        await hub.write('analytics', c(t < 61 ? 1 : 0, t, t + 1));
        await run(t);
      }
      const away = (await stored(hub, 'shard', 'away')).filter((each) => each.minute === 64);
      expect(away.map(({ value }) => value).sort()).toEqual([0, 0, 1]);
    }, 60_000);
  });

  it('shows a minute for which the roll was not called as partial', async () => {
    const hub = await hubAt60();
    await report(hub, 'a', 60, 66);
    expect(await coverage(hub, 58, 66)).toEqual([1, 1, ...Array<number>(6).fill(0.5)]);
    const params = { start: minute(58), stop: minute(66) };
    const rows = await hub.run(compose(loadScript('queries/status-mix'), { model: hub.model, params }));
    const drawn = rows.filter((row) => row['status'] === 'approved' && row['covered'] !== null);
    expect(drawn.map((row) => row['covered'])).toEqual([1, 1, ...Array<number>(6).fill(0)]);
  }, 30_000);

  it('judges nothing where the roll was not called', async () => {
    const hub = await open();
    await report(hub, 'a', 0, 60);
    const script = compose(loadScript('tasks/anomalies'), {
      model: { ...hub.model, constants: { ...hub.model.constants, shards: 1_000_000 } },
      task: false,
    });
    await hub.run(script, { now: minute(60) });
    expect(await stored(hub, 'anomaly', 'score')).toEqual([]);
  });
});

describe('a shard’s recommendation', () => {
  it('is of the hub’s newest closed minute, says so, and is unknown when that is too old', async () => {
    const hub = await hubAt60();
    const run = taskRunner(hub, 'hub');
    for (let t = 60; t < 68; t++) {
      await report(hub, 'a', t, t + 1);
      await report(hub, 'b', t, t + 1);
      await run(t);
    }
    const { model } = hub;
    const posted = new Set(['denied']);
    const at = (t: number, seconds: number): Date => new Date(minute(t).getTime() + seconds * 1000);
    const rows = await readHubRecommendation(hub, { at: at(68, 10), model });
    const fresh = toHubRecommendation(rows, { model, posted, now: at(68, 10) });
    expect(fresh).toMatchObject({
      action: 'alert',
      at: '2026-01-05T01:08:00Z',
      concerns: ['denied'],
      hub: { minute: '2026-01-05T01:07:00Z', behind: 0 },
      incident: { since: '2026-01-05T01:06:00Z', statuses: ['denied'] },
      findings: [{ status: 'denied', severity: 'critical' }],
    });
    expect(fresh.hub!.note).toContain('up to 01:07 UTC, the last closed minute');
    expect(toHubRecommendation(rows, { model, now: at(69, 59) }).hub).toMatchObject({ behind: 1 });
    const stale = toHubRecommendation(rows, { model, now: at(70, 1) });
    expect(stale).toMatchObject({ action: 'unknown', findings: [], incident: { statuses: ['denied'] } });
    expect(stale.reason).toBe('the hub has judged nothing after 01:07 UTC');

    // Shard b stays away: the minutes are partial, and the reason names it.
    for (let t = 68; t < 71; t++) {
      await report(hub, 'a', t, t + 1);
      await run(t);
    }
    const waiting = await readHubRecommendation(hub, { at: at(71, 10), model });
    expect(waiting.away).toEqual([{ shard: 'b', lagSeconds: 180 }]);
    expect(toHubRecommendation(waiting, { model, now: at(71, 10) }).reason).toBe(
      'the hub has judged nothing after 01:07 UTC: it waits for shard b (180 s behind)',
    );
  }, 60_000);

  it('is unknown where the hub has judged nothing at all', async () => {
    const hub = await open();
    const rows = await readHubRecommendation(hub, { at: minute(5), model: hub.model });
    expect(rows.minute).toBeNull();
    expect(toHubRecommendation(rows, { model: hub.model, now: minute(5) })).toMatchObject({
      action: 'unknown',
      reason: 'the hub has judged no minute lately',
    });
  });
});

describe('minutes before the first hub', () => {
  it('are judged by the constant alone', async () => {
    const store = await open();
    await judge(store, counts, 0, 45);
    expect(await coverage(store, 0, 45)).toEqual(Array(45).fill(1));
    const trend = compose(loadScript('queries/trend'), {
      model: store.model,
      params: { stop: flux('now()') },
    });
    const rows = await store.run(trend, { now: minute(45) });
    expect(rows).toHaveLength(7);
    expect(minuteOf(String(rows[0]!['_time']))).toBe(44);
  }, 30_000);
});
