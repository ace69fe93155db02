import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import {
  loadModel,
  readRecommendation,
  toRecommendation,
  unknownRecommendation,
  type FluxTarget,
  type Recommendation,
  type Status,
} from '../src/index.js';
import { countsOf, linesOf, minute, normal } from './support/counts.js';
import { judge } from './support/judged.js';
import { memoryStore, type MemoryStore, type TestStore } from './support/store.js';

/** Minutes 0 … 89 are judged; 90 is the last closed minute, not yet rolled up; 91 is open. */
const judged = 90;
const open = 91;

type Change = (status: Status, minute: number) => number | undefined;

const counts = (change: Change): ReturnType<typeof countsOf> =>
  countsOf(open + 1, (status, t) => change(status, t) ?? (t === open ? 0 : normal[status]));

/** A store that has judged an hour and a half. */
async function judgedStore(change: Change): Promise<MemoryStore> {
  const store = await memoryStore();
  await judge(store, counts(change), 0, judged);
  return store;
}

/** Puts transactions into the last closed minute, which is covered, and into the open one, in place of what was there. */
async function present(store: MemoryStore, change: Change, tags = ''): Promise<void> {
  await store.forgetTransactions(minute(judged));
  const openCoverage = `full=1i ${minute(open).getTime() / 1000}`;
  const lines = linesOf(counts(change), judged, open + 1)
    .split('\n')
    .filter((line) => !line.endsWith(openCoverage));
  await store.write('transactions', lines.join('\n').replaceAll('status=denied', `status=denied${tags}`));
}

async function recommend(
  store: TestStore,
  posted: Status[] = [],
  tags: string[] = [],
): Promise<Recommendation> {
  const at = new Date(minute(open).getTime() + 20_000);
  const rows = await readRecommendation(store, { at, model: store.model, tags });
  return toRecommendation(rows, { model: store.model, posted: new Set(posted) });
}

describe('the recommendation', () => {
  let store: MemoryStore;
  beforeAll(async () => {
    store = await judgedStore(() => undefined);
  }, 120_000);
  afterAll(() => store.close());

  it('is learning on an empty store, and says why', async () => {
    const empty = await memoryStore();
    const answer = await recommend(empty);
    expect(answer).toMatchObject({ action: 'learning', findings: [], concerns: [], visible: {} });
    expect(answer.reason).toBe('fewer than 40 of the last 75 minutes were watched in full');
    await empty.close();
  });

  it('is ok for steady traffic, and says what it could not see', async () => {
    await present(store, () => undefined);
    const answer = await recommend(store);
    expect(answer).toMatchObject({ action: 'ok', findings: [], levels: { warning: 3.5, critical: 4.5 } });
    expect(answer.at).toBe('2026-01-05T01:31:20Z');
    expect(Object.keys(answer.visible).sort()).toEqual([
      'approved',
      'backend_reversed',
      'denied',
      'failed',
      'reversed',
    ]);
    expect(answer.visible.denied).toBeGreaterThan(1);
    expect(answer.visible.approved).toBeLessThan(1);
    expect(answer.incident).toBeUndefined();
  });

  it('alerts in the minute that is still open, and names the segment that explains it', async () => {
    await present(store, (s, t) => (s === 'denied' && t === open ? 60 : undefined), ',auth_code=59');
    const answer = await recommend(store, ['denied', 'approved'], ['auth_code']);
    expect(answer).toMatchObject({ action: 'alert', concerns: ['denied'] });
    const [finding] = answer.findings;
    expect(finding).toMatchObject({ status: 'denied', direction: 'above', severity: 'critical', window: 1 });
    expect(finding).toMatchObject({ observed: 60, expected: 10 });
    expect(finding!.score).toBeGreaterThan(4.5);
    expect(finding!.upper).toBeCloseTo(10 + 3.5 * Math.sqrt(10 * (1 + 1 / 60)) + 0.5 + 3.5 ** 2 / 6, 2);
    expect(finding!.reason).toMatch(/^denied 60 in 1 minute, 10 expected \(6\.0×\)/);
    expect(finding!.segments).toEqual([{ tag: 'auth_code', value: '59', observed: 60, expected: 0.17 }]);
  });

  it.each<[string, Status, number, 'upper' | 'lower', number, (m: number, root: number) => number]>([
    ['above', 'denied', 18, 'upper', 60, (m, root) => m + 3.5 * root + 0.5 + 3.5 ** 2 / 6],
    ['below', 'approved', 70, 'lower', 15, (m, root) => m - 3.5 * root - 0.5 + 3.5 ** 2 / 6],
  ])(
    'gives the edge of the band in the window of the finding, %s',
    async (_, status, count, edge, n, edgeOf) => {
      const other = await judgedStore((s, t) => (s === status && t > judged - 5 ? count : undefined));
      await present(other, (s, t) => (s === status && t === judged ? count : undefined));
      const finding = (await recommend(other)).findings.find((f) => f.status === status)!;
      expect(finding.window).toBe(5);
      const m = 5 * normal[status];
      expect(finding.expected).toBeCloseTo(m, 6);
      expect(finding[edge]).toBeCloseTo(edgeOf(m, Math.sqrt(m * (1 + 5 / n))), 2);
      await other.close();
    },
  );

  it('does not take the open minute for a loss or for silence', async () => {
    await present(store, () => undefined);
    const { findings } = await recommend(store);
    expect(findings.filter((f) => f.direction === 'below')).toEqual([]);
  });

  it('sees a loss in the minute that closed, before any task has run', async () => {
    await present(store, (s, t) => (s === 'approved' && t === judged ? 20 : undefined));
    const answer = await recommend(store, ['denied']);
    expect(answer).toMatchObject({ action: 'alert', concerns: [] });
    expect(answer.findings[0]).toMatchObject({ status: 'approved', direction: 'below', observed: 20 });
    expect(answer.findings[0]!.lower).toBeGreaterThan(20);
  });

  it('does not take a minute in which the ingest started for a loss', async () => {
    await store.forgetTransactions(minute(judged));
    await store.write(
      'transactions',
      `transaction,status=approved count=20i ${minute(judged).getTime() / 1000}`,
    );
    expect(await recommend(store)).toMatchObject({ action: 'ok', findings: [] });
  });

  it('watches at the warning level', async () => {
    await present(store, (s, t) => (s === 'denied' && t === judged ? 28 : undefined));
    const answer = await recommend(store, ['denied']);
    expect(answer).toMatchObject({ action: 'watch', concerns: ['denied'] });
    expect(answer.findings[0]).toMatchObject({ severity: 'warning' });
  });

  it('knows what was posted only by its status: another status concerns nobody', async () => {
    await present(store, (s, t) => (s === 'denied' && t === open ? 60 : undefined));
    expect((await recommend(store, ['approved'])).concerns).toEqual([]);
  });
});

describe('the recommendation while an incident is open', () => {
  let store: MemoryStore;
  const outage: Change = (s, t) => {
    if (t === open) return undefined;
    if (s === 'denied' && t >= 84) return 60;
    return s === 'approved' && t >= 86 ? 20 : undefined;
  };
  beforeAll(async () => {
    store = await judgedStore(outage);
    await present(store, outage);
  }, 120_000);
  afterAll(() => store.close());

  it('tells of one incident with its statuses, since when, and how many too many or missing', async () => {
    const answer = await recommend(store);
    expect(answer.incident).toMatchObject({
      id: '2026-01-05T01:24Z',
      since: '2026-01-05T01:24:00Z',
      severity: 'critical',
      statuses: ['approved', 'denied'],
    });
    expect(answer.incident!.excess.denied).toBeCloseTo(6 * 50, 6);
    expect(answer.incident!.excess.approved).toBeCloseTo(-4 * 80, 6);
    expect(answer.findings.find((f) => f.status === 'denied')).toMatchObject({
      since: '2026-01-05T01:24:00Z',
    });
  });

  it('sorts findings by score', async () => {
    const { findings } = await recommend(store);
    expect(findings.length).toBeGreaterThanOrEqual(2);
    expect(findings.map((f) => f.score)).toEqual(findings.map((f) => f.score).sort((a, b) => b - a));
  });

  it('still alerts when the present minutes alone look normal', async () => {
    await present(store, () => undefined);
    expect(await recommend(store)).toMatchObject({ action: 'alert', incident: { severity: 'critical' } });
  });
});

describe('the recommendation while the tasks stand still', () => {
  let store: MemoryStore;
  const surge: Change = (s, t) => (s === 'denied' && t >= 80 ? 60 : undefined);
  beforeAll(async () => {
    store = await judgedStore(surge);
    const later = countsOf(200, (s, t) => surge(s, t) ?? normal[s]);
    await store.write('transactions', linesOf(later, judged, 200));
  }, 120_000);
  afterAll(() => store.close());

  const recommendAt = async (at: number, by: TestStore = store): Promise<Recommendation> => {
    const rows = await readRecommendation(by, { at: minute(at + 0.5), model: by.model, tags: [] });
    return toRecommendation(rows, { model: by.model });
  };

  it('goes on judging as far ahead as references are written', async () => {
    expect(await recommendAt(94)).toMatchObject({ action: 'alert', findings: [{ status: 'denied' }] });
  });

  it('tells what the closed minute still shows', async () => {
    expect(await recommendAt(95)).toMatchObject({ action: 'alert', findings: [{ status: 'denied' }] });
  });

  it.each([
    ['when nothing can be judged any more', 96, 6],
    ['when no state of the last minutes is stored', 102, 12],
    ['when it has been so for long', 190, 100],
  ])('is unknown %s, says how far behind they are, and keeps the open incident', async (_, at, behind) => {
    expect(await recommendAt(at)).toMatchObject({
      action: 'unknown',
      findings: [],
      reason: `the tasks are ${behind} minutes behind: nothing after 01:29 UTC has been judged`,
      incident: { id: '2026-01-05T01:20Z', severity: 'critical', statuses: ['denied'] },
    });
  });

  it('is unknown where they never ran, not learning', async () => {
    const other = await memoryStore();
    await other.write('transactions', linesOf(countsOf(60, (s) => normal[s])));
    const answer = await recommendAt(60, other);
    expect(answer).toMatchObject({ action: 'unknown', findings: [] });
    expect(answer.reason).toBe('the tasks have judged nothing in the last day');
    await other.close();
  });

  it('is learning in the first minutes of tasks that run', async () => {
    const other = await memoryStore();
    await judge(
      other,
      countsOf(3, (s) => normal[s]),
    );
    expect(await recommendAt(3, other)).toMatchObject({ action: 'learning' });
    await other.close();
  });

  it('does not blame the tasks for minutes in which nobody watched', async () => {
    const other = await memoryStore();
    await judge(
      other,
      countsOf(60, (s) => normal[s]),
    );
    expect(await recommendAt(120, other)).toMatchObject({ action: 'learning' });
    await other.close();
  });
});

describe('the segments of findings', () => {
  it('are counted in the window of their own finding, each status once', async () => {
    const score = { result: 'scores', _time: '2026-01-05T01:30:00Z', severity: 2, learning: false };
    const asked: string[] = [];
    const target: FluxTarget = {
      run(flux) {
        if (!flux.includes('moved =')) {
          return Promise.resolve([
            { ...score, status: 'denied', score: 5, window: 1 },
            { ...score, status: 'denied', score: 7, window: 15 },
            { ...score, status: 'failed', score: 6, window: 1 },
            { ...score, status: 'reversed', score: 5, window: 1 },
            { ...score, status: 'backend_reversed', score: 4, window: 1, _time: '2026-01-05T01:31:00Z' },
            { ...score, status: 'silence', score: 9, window: 4 },
            { ...score, status: 'approved', score: 1, window: 5, severity: 0 },
          ]);
        }
        asked.push(/params = \{(.+)\}/.exec(flux)![1]!);
        return Promise.resolve([]);
      },
    };
    await readRecommendation(target, { at: minute(91), model: loadModel(), tags: ['auth_code'] });
    expect(asked).toEqual([
      'statuses: ["denied"], tags: ["auth_code"], window: 15, stop: 2026-01-05T01:30:00.000Z',
      'statuses: ["failed", "reversed"], tags: ["auth_code"], window: 1, stop: 2026-01-05T01:30:00.000Z',
      'statuses: ["backend_reversed"], tags: ["auth_code"], window: 1, stop: 2026-01-05T01:31:00.000Z',
    ]);
  });
});

describe('unknownRecommendation', () => {
  it('says that nothing is known, and why', () => {
    expect(unknownRecommendation(minute(0), loadModel(), 'InfluxDB did not answer')).toEqual({
      action: 'unknown',
      at: '2026-01-05T00:00:00Z',
      concerns: [],
      levels: { warning: 3.5, critical: 4.5 },
      visible: {},
      findings: [],
      reason: 'InfluxDB did not answer',
    });
  });
});
