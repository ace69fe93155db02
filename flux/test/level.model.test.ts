import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status } from '../src/index.js';
import { countsOf, normal } from './support/counts.js';
import { incidentsOf, judge, stored, type IncidentRow } from './support/judged.js';
import { memoryStore, type TestStore } from './support/store.js';

const after: Partial<Record<Status, number>> = { approved: 55, denied: 40 };
const [changes, end] = [100, 520];

describe('a permanent change of level', () => {
  let store: TestStore;
  let incidents: IncidentRow[];
  beforeAll(async () => {
    store = await memoryStore();
    await judge(
      store,
      countsOf(end, (s, t) => (t >= changes ? (after[s] ?? normal[s]) : normal[s])),
    );
    incidents = await incidentsOf(store);
  }, 600_000);
  afterAll(() => store.close());

  const absorbed = 3;
  it.each<[Status, number]>([
    ['denied', 360],
    ['approved', 120],
  ])('of %s is one incident, absorbed after %i minutes', (status, minutes) => {
    const found = incidents.filter((incident) => incident.status === status);
    expect(found).toMatchObject([{ since: changes, end: changes + minutes, state: absorbed }]);
  });

  it.each<[Status, number]>([
    ['denied', 355],
    ['approved', 136],
  ])('of %s is the new normal then', async (status, from) => {
    const expected = (await stored(store, 'baseline', 'expected')).filter(
      (v) => v.status === status && v.minute >= from && v.minute < end,
    );
    expect(expected).toHaveLength(end - from);
    for (const { value } of expected) expect(value).toBeCloseTo(after[status]!, 9);
    const severity = (await stored(store, 'anomaly', 'severity')).filter(
      (v) => v.status === status && v.minute >= from,
    );
    expect(severity.filter((v) => v.value > 0)).toEqual([]);
  });
});

describe('a total outage of four hours', () => {
  it('is one incident from its first minute to the last, whatever the references have learned by then', async () => {
    const [first, last] = [100, 339];
    const store = await memoryStore();
    await judge(
      store,
      countsOf(last + 20, (s, t) => (t >= first && t <= last ? 0 : normal[s])),
    );
    const found = await incidentsOf(store);
    const silence = found.filter((row) => row.status === 'silence');
    expect(silence).toHaveLength(1);
    // Several statuses are touched; people are told of one incident.
    expect(new Set(found.map((row) => row.incident))).toEqual(new Set([first]));
    const state = (await stored(store, 'anomaly', 'state')).filter(
      (v) => v.minute >= first && v.minute <= last,
    );
    const quiet = [...Array(last - first + 1).keys()]
      .map((i) => first + i)
      .filter((t) => !state.some((v) => v.minute === t && v.value > 0));
    expect(quiet).toEqual([]);
    await store.close();
  }, 600_000);
});
