import { DashboardCursorSync, LoadingState } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import { badgeOf } from '../../src/components/LaneBadges.js';
import { linesFor } from '../../src/components/LaneLabels.js';
import { stateOf } from '../../src/components/StateMessage.js';
import { formatLength } from '../../src/components/Standing.js';
import { crosshairOf } from '../../src/components/crosshair.js';
import { describeVerdict, remarkWords } from '../../src/components/describe.js';
import { layout } from '../../src/components/layout.js';
import { nextIndex } from '../../src/components/useKeyboard.js';
import { hiddenAfter } from '../../src/components/useVisibility.js';
import { type Lane, type Model } from '../../src/data/model.js';

describe('room', () => {
  const ask = { lanes: 7, showStrip: true, showLegend: true, asLanes: true };
  it.each([
    [300, 200],
    [480, 300],
    [860, 420],
    [1700, 900],
    [3840, 2160],
    [1500, 260],
    [300, 900],
  ])('all parts fit into %d × %d', (width, height) => {
    const room = layout({ ...ask, width, height });
    expect(room.strip + room.body + room.legend).toBeLessThanOrEqual(height);
    expect(room.labels + room.chartWidth + room.badges).toBeLessThanOrEqual(width);
    expect(room.laneHeight * 7 + room.axisHeight).toBeCloseTo(room.body, 6);
    expect(room.laneHeight).toBeGreaterThan(14);
    expect(room.chartWidth).toBeGreaterThan(120);
  });

  it('does not write larger than the column beside a lane is wide, however high the lane', () => {
    for (const [width, height] of [
      [300, 900],
      [1500, 260],
      [1200, 1600],
      [3840, 2160],
    ] as const) {
      const room = layout({ ...ask, lanes: 1, width, height });
      expect(room.fontSize * 12).toBeLessThanOrEqual(Math.max(room.labels, 132));
    }
  });

  it('shows a wide, low panel with all that its width has room for', () => {
    expect(layout({ ...ask, lanes: 1, width: 1500, height: 260 })).toMatchObject({
      size: 'medium',
      columns: 'large',
      legend: 0,
    });
  });

  it('gives what is turned off to the chart', () => {
    const bare = layout({
      ...ask,
      width: 900,
      height: 500,
      showStrip: false,
      showLegend: false,
      asLanes: false,
    });
    expect(bare).toMatchObject({ strip: 0, legend: 0, body: 500, chartWidth: 900 });
  });

  it.each([
    [18, 1],
    [40, 2],
    [80, 3],
  ])('a lane of %d px has room for %d lines', (height, lines) => {
    expect(linesFor(height)).toBe(lines);
  });
});

describe('the crosshair that panels share', () => {
  it.each([
    { mode: DashboardCursorSync.Off, isShared: false, tooltip: false },
    { mode: DashboardCursorSync.Crosshair, isShared: true, tooltip: false },
    { mode: DashboardCursorSync.Tooltip, isShared: true, tooltip: true },
  ])('is told to Grafana 11 and to later ones: $mode', ({ mode, isShared, tooltip }) => {
    const crosshair = crosshairOf(mode, 'scope');
    expect(crosshair.isShared).toBe(isShared);
    expect(crosshair.bus.sync()).toBe(isShared);
    expect(crosshair.tooltip.syncTooltip()).toBe(tooltip);
    expect(crosshair.tooltip).toMatchObject({ syncMode: mode, syncScope: 'scope' });
  });
});

describe('legend', () => {
  const all = ['a', 'b', 'c'];
  it.each([
    { name: 'a click shows one alone', hidden: [], status: 'b', append: false, expected: ['a', 'c'] },
    { name: 'a second click shows all again', hidden: ['a', 'c'], status: 'b', append: false, expected: [] },
    {
      name: 'a click on another shows that one',
      hidden: ['a', 'c'],
      status: 'a',
      append: false,
      expected: ['b', 'c'],
    },
    { name: 'with a key it hides one more', hidden: ['a'], status: 'b', append: true, expected: ['a', 'b'] },
    { name: 'with a key it shows one more', hidden: ['a', 'b'], status: 'b', append: true, expected: ['a'] },
    { name: 'the last one cannot be hidden', hidden: ['a', 'b'], status: 'c', append: true, expected: [] },
  ])('$name', ({ hidden, status, append, expected }) => {
    expect([...hiddenAfter(new Set(hidden), all, status, append)]).toEqual(expected);
  });
});

describe('keys', () => {
  it.each([
    { key: 'ArrowRight', shift: false, current: null, expected: 10 },
    { key: 'ArrowLeft', shift: false, current: null, expected: 90 },
    { key: 'ArrowRight', shift: false, current: 20, expected: 21 },
    { key: 'ArrowLeft', shift: true, current: 50, expected: 35 },
    { key: 'ArrowRight', shift: true, current: 88, expected: 90 },
    { key: 'PageUp', shift: false, current: 80, expected: 20 },
    { key: 'Home', shift: false, current: 50, expected: 10 },
    { key: 'End', shift: false, current: 50, expected: 90 },
    { key: 'a', shift: false, current: 50, expected: null },
  ])('$key from $current goes to $expected', ({ key, shift, current, expected }) => {
    expect(nextIndex(key, shift, { current, first: 10, last: 90 })).toBe(expected);
  });
});

describe('states', () => {
  const noData = { kind: 'noData' } as const;
  it.each([
    { name: 'a picture needs no words', state: LoadingState.Done, problem: null, kind: undefined },
    { name: 'nothing yet', state: LoadingState.Loading, problem: noData, kind: 'loading' },
    { name: 'nothing at all', state: LoadingState.Done, problem: noData, kind: 'noData' },
    { name: 'an error without rows', state: LoadingState.Error, problem: noData, kind: 'error' },
  ])('$name', ({ state, problem, kind }) => {
    expect(stateOf({ state }, problem)?.kind).toBe(kind);
  });

  it('an error says what the data source said', () => {
    const state = stateOf({ state: LoadingState.Error, errors: [{ message: 'no organization' }] }, noData);
    expect(state?.detail).toBe('no organization');
  });

  it('names the columns that are missing, and what it found', () => {
    const problem = { kind: 'missing' as const, missing: ['status', 'count'], found: ['Time', 'total'] };
    const state = stateOf({ state: LoadingState.Done }, problem);
    expect(state?.title).toBe('Missing: status, count');
    expect(state?.detail).toContain('Time, total');
  });

  it.each([
    [0, '0 min'],
    [59 * 60_000, '59 min'],
    [125 * 60_000, '2 h 05'],
    [50 * 3600_000, '2 d 2 h'],
  ])('%d ms is %s', (ms, written) => {
    expect(formatLength(ms)).toBe(written);
  });
});

describe('words', () => {
  const incident = { status: 'denied', from: 0, to: 1, outcome: 'open' as const, peak: 6, excess: -41.6 };
  const deviation = { status: 'denied', severity: 2 as const, factor: 2, isEasing: false, incident };
  const model = { lanes: [], range: { from: 0, to: 60_000 }, now: null, remarks: [] } as unknown as Model;
  it('tell an incident with how many, and no transactions by name', () => {
    const said = { standing: 'critical' as const, since: 0, deviations: [deviation] };
    expect(describeVerdict(model, said, 'utc')).toBe(
      'Critical, denied at 2.0× of expected since 00:00 (42 missing)',
    );
    const silent = { ...deviation, status: 'silence', factor: null, incident: null };
    expect(describeVerdict(model, { ...said, deviations: [silent] }, 'utc')).toBe(
      'Critical, no transactions',
    );
  });

  it('tell what is missing and what the picture lacks for it', () => {
    const remarks: Model['remarks'] = [{ missing: ['lower', 'upper'], effect: 'no band' }];
    expect(remarkWords({ remarks })).toEqual(['no band (without lower, upper)']);
    expect(
      describeVerdict({ ...model, remarks }, { standing: 'ok', since: null, deviations: [] }, 'utc'),
    ).toBe('As expected, no band (without lower, upper)');
  });
});

describe('badges', () => {
  const present = {
    observed: 50,
    expected: 20,
    factor: 2.5,
    share: 0.1,
    expectedShare: 0.04,
    severity: 0 as const,
    score: 1,
    visible: 1.9,
    learning: false,
  };
  const lane = (change: Partial<Lane['present']>, watched = true) =>
    ({ watched, incidents: [], present: { ...present, ...change } }) as unknown as Lane;
  it.each([
    { name: 'calm', given: lane({}), badge: { kind: 'ok', big: '2.5×', small: 'sees 1.9×' } },
    {
      name: 'calm on few',
      given: lane({ expected: 1 }),
      badge: { kind: 'ok', big: 'ok', small: 'sees 1.9×' },
    },
    { name: 'blind', given: lane({ visible: 0 }), badge: { kind: 'ok', big: '2.5×', small: 'blind now' } },
    {
      name: 'warning',
      given: lane({ severity: 1, score: 3.6 }),
      badge: { kind: 'warning', big: '2.5×', small: 'warning 3.6' },
    },
    {
      name: 'critical',
      given: lane({ severity: 2, score: 6 }),
      badge: { kind: 'critical', big: '2.5×', small: 'critical 6.0' },
    },
    {
      name: 'critical by a longer window, while now is back to normal',
      given: lane({ severity: 2, score: 6, factor: 0.9 }),
      badge: { kind: 'critical', big: 'easing', small: 'critical 6.0' },
    },
    {
      name: 'calm in this minute, its incident still open',
      given: {
        ...lane({}),
        incidents: [{ status: 'denied', from: 0, to: 1, outcome: 'open', peak: 6, excess: 9 }],
      } as Lane,
      badge: { kind: 'critical', big: '2.5×', small: 'still open' },
    },
    {
      name: 'learning',
      given: lane({ learning: true }),
      badge: { kind: 'learning', big: '', small: 'learning' },
    },
    {
      name: 'not watched',
      given: lane({ score: null }, false),
      badge: { kind: 'none', big: '2.5×', small: 'not watched' },
    },
  ])('$name', ({ given, badge }) => {
    expect(badgeOf(given, false)).toEqual(badge);
  });

  it('says nothing about now when now is not known', () => {
    expect(badgeOf(lane({ severity: 2 }), true)).toEqual({ kind: 'none', big: '', small: 'no data' });
  });
});
