import { loadModel, rfc3339, type HubRows } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { minuteMs, minuteStart } from '../src/clock.js';
import { HubReading } from '../src/recommend/hub-reading.js';
import { HubRecommender } from '../src/recommend/hub-recommender.js';
import { Patrol, type Found } from '../src/shard/patrol.js';
import { ReplicationReport } from '../src/shard/replication-report.js';
import { readSettings } from '../src/settings/settings.js';
import { FixedClock, noon } from './support/clock.js';
import { startService } from './support/service.js';

const model = loadModel();

/** A hub that has judged up to the last closed minute, unless it says otherwise. */
function hub(clock: FixedClock) {
  const state = { asked: 0, down: false, behind: 0 };
  const reading = new HubReading({
    clock,
    read: (at): Promise<HubRows> => {
      state.asked++;
      if (state.down) return Promise.reject(new Error('connect ECONNREFUSED'));
      const minute = new Date(minuteStart(at.getTime()) - (1 + state.behind) * minuteMs);
      const score = {
        score: 6,
        severity: 2,
        window: 5,
        observed: 90,
        expected: 40,
        volume: 900,
        expectedVolume: 800,
        edge: 61,
      };
      return Promise.resolve({
        at,
        minute,
        away: [],
        states: [],
        segments: [],
        scores: [{ time: rfc3339(minute), status: 'denied', learning: false, ...score }],
      });
    },
  });
  return { state, reading, recommender: new HubRecommender(reading, { model, clock }) };
}

describe('the reading of a hub', () => {
  it('is shared, and asked for again only when there can be something new', async () => {
    const clock = new FixedClock(noon);
    const { state, reading } = hub(clock);
    await Promise.all(Array.from({ length: 50 }, () => reading.newest()));
    expect(state.asked).toBe(1);
    for (let i = 0; i < 40; i++) {
      clock.advance(100);
      await reading.newest();
    }
    expect(state.asked).toBe(1);
    // A new minute has closed, which the hub has not judged yet.
    clock.advance(minuteMs);
    state.behind = 1;
    await reading.newest();
    for (let i = 0; i < 30; i++) {
      clock.advance(100);
      await reading.newest();
    }
    expect(state.asked).toBe(5);
  });

  it('lets nobody wait for a hub that is away, and notices when it is back', async () => {
    const clock = new FixedClock(noon);
    const { state, recommender } = hub(clock);
    state.down = true;
    const posted = new Set(['denied']);
    for (let i = 0; i < 20; i++) {
      expect(await recommender.recommend(posted)).toMatchObject({
        action: 'unknown',
        reason: 'the hub did not answer; the transactions are stored, and will be judged when it does',
      });
      clock.advance(100);
    }
    expect(state.asked).toBeLessThanOrEqual(3);
    state.down = false;
    clock.advance(1_000);
    await recommender.recommend(posted);
    await new Promise(setImmediate);
    expect(await recommender.recommend(posted)).toMatchObject({
      action: 'alert',
      concerns: ['denied'],
      at: '2026-01-31T15:04:00Z',
      hub: { minute: '2026-01-31T15:03:00Z', behind: 0 },
    });
  });
});

describe('a shard’s reply over HTTP', () => {
  it('names the hub’s minute', async () => {
    const { recommender } = hub(new FixedClock(noon));
    const { post } = await startService({ recommender });
    const { status, body } = await post({ status: 'denied' });
    expect(status).toBe(200);
    expect(body.recommendation).toMatchObject({
      action: 'alert',
      hub: {
        minute: '2026-01-31T15:03:00Z',
        behind: 0,
        note: 'judged by the hub over all shards up to 15:03 UTC, the last closed minute; what came later is not in it',
      },
    });
  });

  it('a hub takes no transactions, and says where they go', async () => {
    const { post, database } = await startService({ takesTransactions: false });
    const { status, body } = await post({ status: 'denied' });
    expect([status, body.code]).toEqual([421, 'FW_HUB']);
    expect(body.message).toContain('send transactions to the ingest of a shard');
    expect(database.requests).toEqual([]);
  });
});

describe('a patrol', () => {
  const found = (clock: FixedClock, from: number, to: number): Found => ({
    from: new Date(minuteStart(clock.now()) - from * minuteMs),
    to: new Date(minuteStart(clock.now()) - to * minuteMs),
  });

  function patrol(clock: FixedClock, look: (from: Date, to: Date) => Found | null) {
    const state = { ranges: [] as number[], mended: [] as Found[], errors: [] as unknown[], busy: false };
    const one = new Patrol({
      clock,
      days: 8,
      periodMs: 60_000,
      look: (from, to) => {
        state.ranges.push((to.getTime() - from.getTime()) / 3_600_000);
        return Promise.resolve(look(from, to));
      },
      mend: (range) => {
        state.mended.push(range);
        return Promise.resolve();
      },
      busy: () => state.busy,
      onError: (error) => void state.errors.push(error),
    });
    return { state, one };
  }

  it('looks far back at first and every hour, and over three hours else', async () => {
    const clock = new FixedClock(noon);
    const { state, one } = patrol(clock, () => null);
    for (let minute = 0; minute < 63; minute++) {
      await one.round();
      clock.advance(minuteMs);
    }
    expect(state.ranges.filter((hours) => hours > 3)).toEqual([192, 192]);
    expect(state.mended).toEqual([]);
  });

  it('mends what has come to rest, once', async () => {
    const clock = new FixedClock(noon);
    const all = [null, found(clock, 60, 50), found(clock, 60, 40), found(clock, 60, 40), null];
    let now: Found | null = null;
    const { state, one } = patrol(clock, () => now);
    for (now of all) await one.round();
    expect(state.mended).toEqual([found(clock, 60, 40)]);
  });

  it('leaves alone what is being mended still', async () => {
    const clock = new FixedClock(noon);
    const { state, one } = patrol(clock, () => found(clock, 60, 50));
    await one.round();
    state.busy = true;
    for (let round = 0; round < 3; round++) await one.round();
    expect(state.mended).toEqual([]);
    state.busy = false;
    await one.round();
    expect(state.mended).toEqual([found(clock, 60, 50)]);
  });

  it('follows what reaches further back than it looked', async () => {
    const clock = new FixedClock(noon);
    let wide: Found | null = null;
    const { state, one } = patrol(clock, (from) => {
      if (wide === null) return null;
      return from > wide.from ? { from, to: wide.to } : wide;
    });
    await one.round();
    wide = found(clock, 3000, 20);
    await one.round();
    await one.round();
    expect(state.mended).toEqual([wide]);
  });

  it('tells of a failure, and goes on', async () => {
    const clock = new FixedClock(noon);
    let fails = true;
    const { state, one } = patrol(clock, () => {
      if (fails) throw new Error('no answer');
      return null;
    });
    await one.round();
    fails = false;
    await one.round();
    expect(state.errors).toEqual([new Error('no answer')]);
    await one.stop();
  });
});

describe('the report of a replication', () => {
  it('tells the hub queue and error, and the log only changes', async () => {
    const sent: string[] = [];
    const told: Array<string | null> = [];
    const states = [
      { queueBytes: 0, code: 204, error: null },
      { queueBytes: 58, code: 0, error: 'connection "refused"' },
      { queueBytes: 90, code: 0, error: 'connection "refused"' },
      null,
      { queueBytes: 0, code: 204, error: null },
    ];
    const report = new ReplicationReport({
      clock: new FixedClock(noon),
      shard: 'eu 1',
      read: () => Promise.resolve(states.shift()!),
      send: (lines) => {
        sent.push(...lines.toArray());
        return Promise.resolve({ kind: 'stored' });
      },
      onChange: (problem) => void told.push(problem),
    });
    while (states.length > 0) await report.report();
    expect(sent.slice(0, 2)).toEqual([
      `replication,shard=eu\\ 1 queue=0i,code=204i,error="" ${String(noon)}000000`,
      `replication,shard=eu\\ 1 queue=58i,code=0i,error="connection \\"refused\\"" ${String(noon)}000000`,
    ]);
    expect(told).toEqual([
      'the hub takes no counts: connection "refused"',
      'nothing is replicated to the hub: run `firewatch deploy --role shard`',
      null,
    ]);
  });
});

describe('the settings of a role', () => {
  const influx = { INFLUX_URL: 'http://influx:8086', INFLUX_TOKEN: 't', INFLUX_ORG: 'o' };
  const toHub = { HUB_URL: 'http://hub:8086', HUB_TOKEN: 't' };
  it.each([
    [{}, 'single', '0'],
    [{ ...influx }, 'single', '0'],
    [{ ...influx, ...toHub, FIREWATCH_SHARD: 'eu' }, 'shard', 'eu'],
    [{ ...influx, FIREWATCH_ROLE: 'hub' }, 'hub', '0'],
  ])('%o', (env, role, shard) => {
    expect(readSettings(env)).toMatchObject({ role, shard });
  });

  it.each([
    [{ ...influx, ...toHub }, /^FIREWATCH_SHARD is needed with HUB_URL/],
    [{ ...toHub, HUB_ORG: 'o', FIREWATCH_SHARD: 'eu' }, /^INFLUX_URL is needed with HUB_URL/],
    [
      { ...influx, FIREWATCH_ROLE: 'shard', FIREWATCH_SHARD: 'eu' },
      /^HUB_URL is needed with FIREWATCH_ROLE "shard"/,
    ],
    [{ ...influx, ...toHub, FIREWATCH_ROLE: 'hub' }, /^HUB_URL is for a shard, but FIREWATCH_ROLE is "hub"/],
    [{ ...influx, FIREWATCH_SHARD_TIMEOUT: '0' }, /^FIREWATCH_SHARD_TIMEOUT must be >= 1/],
  ])('%o stop the start', (env, says) => {
    expect(() => readSettings(env)).toThrow(says);
  });
});
