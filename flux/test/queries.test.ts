import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compose, flux, loadScript, rfc3339, type ParamValue, type Row } from '../src/index.js';
import { countsOf, linesOf, minute, normal } from './support/counts.js';
import { judge } from './support/judged.js';
import { memoryStore, type TestStore } from './support/store.js';

const minutes = 110;
const range = { start: minute(0), stop: minute(minutes) };

let store: TestStore;
beforeAll(async () => {
  store = await memoryStore();
  const counts = countsOf(minutes, (s, t) => (s === 'denied' && t >= 80 && t < 85 ? 60 : normal[s]));
  await judge(store, { ...counts, covered: (t) => t !== 50 });
}, 120_000);
afterAll(() => store.close());

function query(name: string, params: Record<string, ParamValue> = {}, now = minute(minutes)): Promise<Row[]> {
  return store.run(compose(loadScript(`queries/${name}`), { model: store.model, params }), { now });
}

describe('status-mix', () => {
  it('gives every minute of every status with what was expected and found', async () => {
    const rows = await query('status-mix', range);
    const denied = rows.filter((r) => r['status'] === 'denied');
    expect(denied).toHaveLength(minutes);
    const at = denied.find((r) => r['_time'] === rfc3339(minute(82)));
    expect(at).toMatchObject({ count: 60, covered: 1, expected: 10, severity: 2, state: 1, flagged: 1 });
    expect(at).toMatchObject({
      since: minute(80).getTime() / 1000,
      incident: minute(80).getTime() / 1000,
      excess: 150,
    });
    const absent = denied.find((r) => r['_time'] === rfc3339(minute(50)));
    expect(absent?.['count'] ?? null).toBeNull();
    const times = denied.map((r) => String(r['_time']));
    expect(times).toEqual([...times].sort());
    expect(new Set(rows.map((r) => r['status']))).toEqual(new Set([...Object.keys(normal), 'silence']));
  });

  it('can be limited to some statuses', async () => {
    const rows = await query('status-mix', { ...range, statuses: ['denied', 'failed'] });
    expect(new Set(rows.map((r) => r['status']))).toEqual(new Set(['denied', 'failed']));
  });
});

describe('findings and incidents', () => {
  it('lists the minutes that were off, newest first', async () => {
    const rows = await query('findings', range);
    const times = rows.map((r) => String(r['_time']));
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(new Set(rows.map((r) => r['status']))).toEqual(new Set(['denied']));
    expect(times).toEqual([...times].sort().reverse());
    expect(rows.at(-1)).toMatchObject({
      _time: rfc3339(minute(80)),
      severity: 2,
      window: 1,
      observed: 60,
      expected: 10,
    });
    expect((await query('findings', { ...range, severity: 2 })).length).toBeLessThanOrEqual(rows.length);
    expect(await query('findings', { ...range, statuses: ['failed'] })).toEqual([]);
  });

  it('tells an incident from its first minute to its last', async () => {
    const [row, ...others] = await query('incidents', range);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      status: 'denied',
      start: rfc3339(minute(80)),
      incident: minute(80).getTime() / 1000,
    });
    expect(row!['state']).toBe(2);
    expect(Number(row!['peak'])).toBeGreaterThan(4.5);
    expect(Date.parse(String(row!['end']))).toBeGreaterThanOrEqual(minute(100).getTime());
  });
});

describe('what the dashboards draw of one status', () => {
  it('compares windows of different lengths, a minute', async () => {
    const rows = await query('dashboard-window', { ...range, status: 'denied' });
    const at = (field: string, t: number) =>
      rows.find((r) => r['_field'] === field && r['_time'] === rfc3339(minute(t)))?.['_value'];
    expect(at('window', 84)).toBeGreaterThan(1);
    expect(at('observed', 84)).toBeCloseTo(60, 6);
    expect(at('expected', 84)).toBeCloseTo(10, 6);
    expect(at('window', 50)).toBeUndefined();
  });

  it('marks the incidents of all statuses, or of those that are asked for', async () => {
    const all = await query('dashboard-incidents', range);
    expect(all.map((r) => r['text'])).toEqual([expect.stringContaining('denied')]);
    const none = await query('dashboard-incidents', { ...range, statuses: ['failed'] });
    expect(none).toEqual([]);
  });
});

describe('totals, shares and coverage', () => {
  it('adds up the range a status', async () => {
    const rows = await query('totals', range);
    expect(rows.map((r) => r['status']).slice(0, 2)).toEqual(['approved', 'denied']);
    expect(rows.find((r) => r['status'] === 'denied')).toMatchObject({ count: 109 * 10 + 5 * 50 });
    expect(rows.reduce((sum, r) => sum + Number(r['share']), 0)).toBeCloseTo(1, 9);
  });

  it('gives the share of volume in steps', async () => {
    const rows = await query('share', { ...range, every: flux('10m') });
    const steps = rows.filter((r) => r['status'] === 'denied').map((r) => Number(r['_value']));
    expect(steps).toHaveLength(11);
    expect(steps[0]).toBeCloseTo(10 / 117, 9);
    expect(steps[8]).toBeCloseTo(350 / (1170 + 250), 9);
  });

  it('tells covered, partial and absent minutes apart', async () => {
    await store.write('transactions', `transaction,status=approved count=5i ${minute(111).getTime() / 1000}`);
    await store.run(compose(loadScript('tasks/rollup'), { model: store.model, task: false }), {
      now: minute(112),
    });
    const rows = await query('coverage', { start: minute(48), stop: minute(112) });
    const value = (t: number) => rows.find((r) => r['_time'] === rfc3339(minute(t)))?.['_value'];
    expect([value(49), value(50), value(51), value(111)]).toEqual([1, 0, 1, 0.5]);
  });

  it('counts minutes that were off by the hour', async () => {
    const rows = await query('anomaly-hours', range);
    const denied = rows.filter((r) => r['status'] === 'denied');
    expect(denied.map((r) => r['_time'])).toEqual([rfc3339(minute(0)), rfc3339(minute(60))]);
    expect(denied[0]!['_value']).toBe(0);
    expect(Number(denied[1]!['_value'])).toBeGreaterThanOrEqual(5);
  });

  it('lays a status over the day and week before', async () => {
    const rows = await query('status-history', { ...range, status: 'denied' });
    expect(new Set(rows.map((r) => r['when']))).toEqual(new Set(['now']));
    const yesterday = await query(
      'status-history',
      { start: minute(1440), stop: minute(1540), status: 'denied' },
      minute(1540),
    );
    expect(yesterday.find((r) => r['_time'] === rfc3339(minute(1440 + 82)))).toMatchObject({
      when: 'yesterday',
      _value: 60,
    });
  });
});

describe('trend', () => {
  /** The trend of half an hour of denials. */
  async function trendOf(count: (t: number) => number): Promise<Row> {
    const other = await memoryStore();
    await other.write('transactions', linesOf(countsOf(30, (s, t) => (s === 'denied' ? count(t) : 1))));
    const model = other.model;
    const rollup = compose(loadScript('tasks/rollup'), { model, task: false, params: { minutes: 60 } });
    await other.run(rollup, { now: minute(30) });
    const rows = await other.run(compose(loadScript('queries/trend'), { model }), { now: minute(30) });
    await other.close();
    return rows.find((r) => r['status'] === 'denied')!;
  }

  /** The whole counts nearest to a line through half an hour. */
  const line =
    (mean: number, slope: number) =>
    (t: number): number =>
      Math.round(mean + slope * (t - 14.5));

  it.each<[string, (t: number) => number, string, Partial<Record<'change' | 'certainty', number>>]>([
    ['a rise just below 15 %', line(2010, 10), 'stable', { change: 0.149 }],
    ['a rise just above 15 %', line(1990, 10), 'rising', { change: 0.151 }],
    ['a fall just below 15 %', line(2010, -10), 'stable', { change: -0.149 }],
    ['a fall just above 15 %', line(1990, -10), 'falling', { change: -0.151 }],
    ['a rise just below 50 %', line(605, 10), 'rising', { change: 0.496 }],
    ['a rise just above 50 %', line(595, 10), 'rising a lot', { change: 0.504 }],
    ['a fall just below 50 %', line(605, -10), 'falling', { change: -0.496 }],
    ['a fall just above 50 %', line(595, -10), 'falling a lot', { change: -0.504 }],
    ['level', () => 50, 'stable', { change: 0, certainty: 0 }],
    ['nothing at all', () => 0, 'stable', { change: 0, certainty: 0 }],
  ])('calls %s by its name', async (_, count, expected, measured) => {
    const denied = await trendOf(count);
    expect(denied['class']).toBe(expected);
    expect(denied['_time']).toBe(rfc3339(minute(29)));
    for (const [key, value] of Object.entries(measured)) expect(denied[key]).toBeCloseTo(value, 3);
    expect(Math.sign(Number(denied['rank']))).toBe(
      expected === 'stable' ? 0 : expected.startsWith('rising') ? 1 : -1,
    );
  });

  it.each<[string, (t: number) => number, string]>([
    ['a rise just below 3 standard errors', line(80, 0.56), 'stable'],
    ['a rise just above 3 standard errors', line(80, 0.57), 'rising'],
    ['a fall just below 3 standard errors', line(80, -0.56), 'stable'],
    ['a fall just above 3 standard errors', line(80, -0.57), 'falling'],
  ])('calls %s by its name', async (_, count, expected) => {
    const denied = await trendOf(count);
    expect(denied['class']).toBe(expected);
    expect(Math.abs(Math.abs(Number(denied['certainty'])) - 3)).toBeLessThan(0.05);
    expect(Math.abs(Number(denied['change']))).toBeGreaterThan(0.2);
  });

  it('measures the slope of the line through the minutes', async () => {
    const rows = await query('trend', {}, minute(80));
    expect(rows.find((r) => r['status'] === 'denied')).toMatchObject({ slope: 0, mean: 10, change: 0 });
  });
});

describe('explain', () => {
  let lines: string[];
  beforeEach(() => (lines = []));
  const watch = (t: number): number =>
    lines.push(`coverage,ingest=test full=1i ${minute(t).getTime() / 1000}`);
  const put = (t: number, status: string, code: string, count: number): number =>
    lines.push(
      `transaction,status=${status},auth_code=${code},shop=s${count % 2} count=${count}i ${minute(t).getTime() / 1000}`,
    );

  it('names the three values that moved most, against their own past hour', async () => {
    const other = await memoryStore();
    for (let t = 0; t < 60; t++) {
      watch(t);
      put(t, 'denied', '51', 6);
      put(t, 'denied', '05', 2);
      put(t, 'approved', '00', 90);
    }
    for (let t = 60; t < 65; t++) {
      if (t < 64) watch(t);
      put(t, 'denied', '51', 8);
      put(t, 'denied', '59', 30);
      put(t, 'denied', '14', 4);
      put(t, 'denied', '05', 1);
      put(t, 'approved', '00', 20);
    }
    await other.write('transactions', lines.join('\n'));
    const params = { statuses: ['denied', 'approved'], tags: ['auth_code'], window: 5 };
    const script = compose(loadScript('queries/explain'), { model: other.model, params });
    const rows = await other.run(script, { now: minute(64.5) });
    const denied = rows.filter((r) => r['status'] === 'denied');
    expect(denied.map((r) => [r['value'], r['observed'], r['expected']])).toEqual([
      ['59', 150, 0],
      ['14', 20, 0],
      ['51', 40, 30],
    ]);
    expect(rows.filter((r) => r['status'] === 'approved')).toMatchObject([
      { tag: 'auth_code', value: '00', observed: 100, expected: 450 },
    ]);
    await other.close();
  });

  it('expects by the minutes that were watched, not by the whole hour', async () => {
    const other = await memoryStore();
    for (let t = 20; t < 65; t++) {
      // After two minutes that nobody watched, by two ingests.
      if (t === 40 || t === 62) continue;
      watch(t);
      lines.push(`coverage,ingest=other full=1i ${minute(t).getTime() / 1000}`);
      put(t, 'denied', '51', 6);
      if (t >= 60) put(t, 'denied', '59', 3);
    }
    await other.write('transactions', lines.join('\n'));
    const params = { statuses: ['denied'], tags: ['auth_code'], window: 5, stop: minute(64) };
    const script = compose(loadScript('queries/explain'), { model: other.model, params });
    const rows = await other.run(script, { now: minute(65.5) });
    expect(rows.map((r) => [r['value'], r['observed'], r['expected']])).toEqual([['59', 12, 0]]);
    await other.close();
  });

  it('finds nothing where transactions have no such tag', async () => {
    const params = { statuses: ['denied'], tags: ['auth_code', 'shop'], window: 5 };
    expect(await query('explain', params, minute(84.5))).toEqual([]);
  });
});

describe('what Firewatch tells about itself', () => {
  it('turns counters into rates and leaves levels as they are', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) => `ingest,ingest=a received=${i * 50}i,queue_depth=3i ${minute(0).getTime() / 1000 + i * 10}`,
    );
    await store.write('analytics', lines.join('\n'));
    const params = { start: minute(0), stop: minute(2) };
    const rates = await query('ingest', { ...params, field: 'received' });
    expect(rates.map((r) => Number(r['_value']))).toEqual([5, 5]);
    const levels = await query('ingest', { ...params, field: 'queue_depth', rate: false });
    expect(levels.map((r) => r['_value'])).toEqual([3, 3]);
  });

  it('keeps ingests of one name on two shards apart', async () => {
    const lines = ['eu', 'us'].flatMap((shard, n) =>
      Array.from(
        { length: 12 },
        (_, i) =>
          `ingest,ingest=b,shard=${shard} received=${i * 50 * (n + 1)}i ${minute(10).getTime() / 1000 + i * 10}`,
      ),
    );
    await store.write('analytics', lines.join('\n'));
    const rates = await query('ingest', { start: minute(10), stop: minute(12), field: 'received' });
    expect(rates.map((r) => [r['shard'], Number(r['_value'])])).toEqual([
      ['eu', 5],
      ['eu', 5],
      ['us', 10],
      ['us', 10],
    ]);
  });
});
