import { describe, expect, it } from 'vitest';

import { prepare } from '../../src/data/model.js';
import { framesOf } from '../../workbench/src/state/frames.js';
import {
  fixed,
  fromText,
  longestMs,
  rangeOf,
  shifted,
  toText,
  widened,
} from '../../workbench/src/state/range.js';
import { inOrder, offMinutes } from '../../workbench/src/state/summary.js';
import { emptyDraft, toTransaction } from '../../workbench/src/state/transaction.js';
import { day } from '../support/day.js';
import { calmDay, scenarioEnd } from '../support/scenario.js';

const now = Date.UTC(2026, 0, 14, 20);
const hour = 3600_000;

describe('the time shown', () => {
  it('follows the clock or stands still', () => {
    expect(rangeOf({ kind: 'last', hours: 3 }, now)).toEqual({ from: now - 3 * hour, to: now });
    expect(rangeOf({ kind: 'fixed', from: 1, to: 2 }, now)).toEqual({ from: 1, to: 2 });
  });

  it.each([
    { name: 'in order', a: now, b: now - hour, expected: { from: now - hour, to: now } },
    { name: 'at least five minutes', a: now, b: now + 1000, expected: { from: now, to: now + 300_000 } },
    { name: 'at most seven days', a: 0, b: 99 * longestMs, expected: { from: 0, to: longestMs } },
  ])('a stretch is $name', ({ a, b, expected }) => {
    expect(fixed(a, b)).toEqual({ kind: 'fixed', ...expected });
  });

  it('moves by half its length, and back to the clock at its end', () => {
    const earlier = shifted({ kind: 'last', hours: 6 }, now, -1);
    expect(earlier).toEqual({ kind: 'fixed', from: now - 9 * hour, to: now - 3 * hour });
    expect(shifted(earlier, now, 1)).toEqual({ kind: 'last', hours: 6 });
  });

  it('zooms out to twice its length, at most to seven days', () => {
    expect(widened({ kind: 'fixed', from: now - 10 * hour, to: now - 8 * hour }, now)).toEqual({
      kind: 'fixed',
      from: now - 11 * hour,
      to: now - 7 * hour,
    });
    expect(widened({ kind: 'last', hours: 168 }, now)).toEqual({ kind: 'last', hours: 168 });
  });

  it.each(['6h', '168h', '1768400000000-1768403600000'])('%s comes back from the address', (text) => {
    expect(toText(fromText(text)!)).toBe(text);
  });

  it.each(['', '0h', '999h', 'x', '-1h'])('"%s" is no time', (text) => {
    expect(fromText(text)).toBeNull();
  });
});

describe('rows for the panel', () => {
  it('carry every column of the contract', () => {
    const rows = day(calmDay(90));
    const frames = framesOf(rows.map((row) => ({ ...row, time: new Date(row.time).toISOString() })));
    const model = prepare({
      frames,
      range: { from: scenarioEnd - 90 * 60_000, to: scenarioEnd },
      clock: scenarioEnd,
      nowMinutes: 5,
      statuses: [],
      order: [],
    });
    expect(model.problem).toBeNull();
    expect(model.remarks).toEqual([]);
    expect(model.lanes).toHaveLength(7);
  });

  it('tell what the service leaves out where it is 0', () => {
    const judged = { status: 'denied', count: 3, expected: 3, score: 0.1, severity: 0, covered: 1 };
    const times = [0, 1, 2].map((minute) => new Date(scenarioEnd + minute * 60_000).toISOString());
    const open = {
      score: 6,
      severity: 2,
      flagged: 1,
      state: 1,
      since: scenarioEnd / 1000 + 60,
      peak: 6,
      excess: 9,
    };
    const frames = framesOf([
      { ...judged, time: times[0]! },
      { ...judged, ...open, time: times[1]! },
      { ...judged, time: times[2]!, score: null },
    ]);
    const values = (name: string) =>
      frames[0]!.fields.find((field) => field.name === name)!.values as unknown[];
    expect(values('state')).toEqual([0, 1, null]);
    expect(values('flagged')).toEqual([0, 1, null]);
  });

  it('of none are no frames', () => {
    expect(framesOf([])).toEqual([]);
  });
});

describe('the form', () => {
  it.each([
    { draft: {}, expected: { status: 'approved', count: 1 } },
    { draft: { count: '', status: 'denied' }, expected: { status: 'denied' } },
    {
      draft: { count: '3', amount: '9.5', id: ' p1 ', tags: 'auth_code=59, channel = web' },
      expected: {
        status: 'approved',
        count: 3,
        amount: 9.5,
        id: 'p1',
        tags: { auth_code: '59', channel: 'web' },
      },
    },
  ])('$draft', ({ draft, expected }) => {
    expect(toTransaction({ ...emptyDraft, ...draft })).toEqual(expected);
  });

  it.each(['59', 'auth_code=', '=59', 'auth_code=59, web'])('says how a tag is written for %s', (tags) => {
    expect(() => toTransaction({ ...emptyDraft, tags })).toThrow(/is not name=value, as in auth_code=59/);
  });
});

describe('incidents', () => {
  const incident = (id: string, start: string, state: 'open' | 'recovered') => ({
    id,
    start,
    end: null,
    severity: 'critical' as const,
    state,
    statuses: [],
    peak: 5,
    excess: {},
  });
  it('open ones come first, then the newest', () => {
    const list = [
      incident('old', '2026-01-01T00:00:00Z', 'recovered'),
      incident('new', '2026-01-03T00:00:00Z', 'recovered'),
      incident('open', '2026-01-02T00:00:00Z', 'open'),
    ];
    expect(inOrder(list).map(({ id }) => id)).toEqual(['open', 'new', 'old']);
  });

  it('minutes off are counted a status, the worst first', () => {
    const found = (status: string, severity: 'warning' | 'critical') => ({
      status,
      severity,
      time: '',
      score: 4,
    });
    expect(offMinutes([found('a', 'warning'), found('b', 'critical'), found('b', 'warning')])).toEqual([
      { status: 'b', critical: 1, warning: 1 },
      { status: 'a', critical: 0, warning: 1 },
    ]);
  });
});
