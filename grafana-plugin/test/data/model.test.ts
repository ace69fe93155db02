import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import { type Model, type PrepareInput, prepare } from '../../src/data/model.js';
import { type Incident } from '../../src/data/incidents.js';
import { isEasing, verdict } from '../../src/data/verdict.js';
import { day } from '../support/day.js';
import { fluxFrames, longFrame, pivotedFrames } from '../support/frames.js';
import { calmDay, incidentDay, scenarioEnd } from '../support/scenario.js';

function model(frames: DataFrame[], more: Partial<PrepareInput> = {}): Model {
  const range = { from: scenarioEnd - 1440 * 60_000, to: scenarioEnd };
  return prepare({ frames, range, clock: scenarioEnd, nowMinutes: 5, statuses: [], order: [], ...more });
}

const rows = day(incidentDay());
const frames = fluxFrames(rows);
const reference = model(frames);

function comparable({ lanes, episodes, times, now }: Model) {
  return { times, now, episodes, lanes: lanes.map((lane) => ({ ...lane, field: null, frame: null })) };
}

describe('the view model of a day with an incident', () => {
  it('is the same from many frames, pivoted, long, or in reverse order', () => {
    const expected = comparable(reference);
    expect(comparable(model(pivotedFrames(rows)))).toEqual(expected);
    expect(comparable(model([longFrame(rows)]))).toEqual(expected);
    expect(comparable(model([...frames].reverse()))).toEqual(expected);
    expect(comparable(model([longFrame([...rows].reverse())]))).toEqual(expected);
  });

  it('has what deviates first, then what is watched, then the rest', () => {
    expect(reference.lanes.map((lane) => lane.status)).toEqual([
      'denied',
      'approved',
      'failed',
      'reversed',
      'backend_reversed',
      'refunded',
      'processing',
    ]);
    expect(reference.lanes.filter((lane) => lane.present.severity > 0)).toHaveLength(2);
  });

  it('says what is off, how far and since when', () => {
    const said = verdict(reference, 1);
    expect(said.standing).toBe('critical');
    expect(new Date(said.since!).toISOString()).toBe('2026-01-14T19:22:00.000Z');
    const denied = said.deviations.find((d) => d.status === 'denied')!;
    expect(denied.factor).toBeGreaterThan(2);
    expect(denied.incident!.excess).toBeGreaterThan(500);
    expect(said.deviations.find((d) => d.status === 'approved')!.incident!.excess).toBeLessThan(-500);
  });

  it.each([
    { status: 'denied', watched: true, factor: 2.4, easing: false },
    { status: 'denied', watched: true, factor: 0.9, easing: true },
    { status: 'approved', watched: true, factor: 0.6, easing: false },
    { status: 'approved', watched: true, factor: 1, easing: true },
    { status: 'refunded', watched: false, factor: 0.9, easing: false },
  ])('$status at $factor of expected is easing: $easing', ({ status, watched, factor, easing }) => {
    const { present } = reference.lanes[0]!;
    expect(isEasing({ status, watched, present: { ...present, factor } })).toBe(easing);
  });

  it('hatches the stretch when no ingest was up, in every lane', () => {
    for (const lane of reference.lanes) {
      const length = lane.conditions.absent.map(({ from, to }) => (to - from) / 60_000);
      expect(length).toEqual([41]);
    }
    expect(reference.overall.absent).toEqual(reference.lanes[0]!.conditions.absent);
    expect(reference.overall.partial).toHaveLength(2);
  });

  it('sums the window of now over its minutes', () => {
    const last = rows.filter((row) => row.status === 'denied').slice(-5);
    const lane = reference.lanes.find((l) => l.status === 'denied')!;
    expect(lane.present.observed).toBe(last.reduce((sum, row) => sum + row.count, 0));
    expect(lane.present.expected).toBeCloseTo(
      last.reduce((sum, row) => sum + row.expected!, 0),
      6,
    );
    const shares = reference.lanes.reduce((sum, l) => sum + l.present.share, 0);
    expect(shares).toBeCloseTo(1, 9);
  });

  it('leaves its input as it was', () => {
    const input = fluxFrames(rows.slice(0, 700));
    const before = JSON.stringify(input);
    model(input);
    expect(JSON.stringify(input)).toBe(before);
  });

  it("follows the user's order and leaves hidden statuses out", () => {
    const arranged = model(frames, { order: ['refunded'], statuses: [{ name: 'denied', hidden: true }] });
    expect(arranged.lanes.map((lane) => lane.status).slice(0, 2)).toEqual(['refunded', 'approved']);
    expect(arranged.lanes.some((lane) => lane.status === 'denied')).toBe(false);
  });

  it('keeps the automatic order where only a colour was set or a status hidden', () => {
    const set = model(frames, { statuses: [{ name: 'refunded' }, { name: 'failed', hidden: true }] });
    expect(set.lanes.map((lane) => lane.status).slice(0, 3)).toEqual(['denied', 'approved', 'reversed']);
  });

  const usual = reference.lanes.map(({ status }) => status);
  it.each([
    { only: [], shown: usual },
    { only: ['denied'], shown: ['denied'] },
    { only: ['reversed', 'denied', 'silence'], shown: ['denied', 'reversed'] },
    { only: ['silence'], shown: usual },
  ])('shows only $only', ({ only, shown }) => {
    expect(model(frames, { only }).lanes.map(({ status }) => status)).toEqual(shown);
  });

  it.each([
    { name: 'are hidden', more: { statuses: [{ name: 'approved', hidden: true }] } },
    { name: 'are not among those to show', more: { only: ['denied'] } },
  ])('takes shares of all transactions, those of statuses that $name too', ({ more }) => {
    const share = ({ lanes }: Model): number => lanes.find((l) => l.status === 'denied')!.present.share;
    expect(share(model(frames, more))).toBe(share(reference));
    expect(share(reference)).toBeLessThan(0.9);
  });
});

describe('how it stands', () => {
  it('is as expected on a calm day', () => {
    const calm = model(fluxFrames(day(calmDay())));
    expect(verdict(calm, 2).standing).toBe('ok');
  });

  it('is stale when the newest minute lies well back, and says since when', () => {
    const stale = model(frames, {
      range: { from: scenarioEnd - 1440 * 60_000, to: scenarioEnd + 3600_000 },
      clock: scenarioEnd + 3600_000,
    });
    expect(stale.stale).toBe(true);
    expect(verdict(stale, 1).standing).toBe('stale');
    const absent = stale.lanes[0]!.conditions.absent.at(-1)!;
    expect(absent.to).toBe(scenarioEnd + 3600_000);
  });

  it('is not stale for a range that reaches into the future', () => {
    const ahead = model(frames, {
      range: { from: scenarioEnd - 1440 * 60_000, to: scenarioEnd + 7200_000 },
      clock: scenarioEnd + 60_000,
    });
    expect(ahead.stale).toBe(false);
  });

  it('is learning while nothing is judged', () => {
    const young = model(fluxFrames(day({ ...calmDay(30), learning: 40 })));
    expect(verdict(young, 1).standing).toBe('learning');
    expect(
      young.lanes.filter((lane) => lane.watched).every((lane) => lane.conditions.learning.length > 0),
    ).toBe(true);
  });

  it('is unjudged where the data has counts alone', () => {
    const bare = model(pivotedFrames(day(calmDay(60)), ['count']));
    expect(verdict(bare, 1).standing).toBe('unjudged');
    expect(bare.remarks.flatMap((remark) => remark.missing)).toEqual([
      'expected',
      'lower',
      'upper',
      'severity',
      'state',
    ]);
  });

  it('puts silence first: all statuses at zero', () => {
    const start = scenarioEnd - 60 * 60_000;
    const times = Array.from({ length: 60 }, (_, i) => start + i * 60_000);
    const one = (name: string, status: string, values: number[]) => ({
      name,
      type: FieldType.number,
      labels: { status },
      values,
    });
    const quiet = model([
      toDataFrame({
        fields: [
          { name: 'Time', type: FieldType.time, values: times },
          one(
            'count',
            'approved',
            times.map((_, i) => (i < 50 ? 30 : 0)),
          ),
          one(
            'severity',
            'silence',
            times.map((_, i) => (i < 53 ? 0 : 2)),
          ),
          one(
            'state',
            'silence',
            times.map((_, i) => (i < 53 ? 0 : 1)),
          ),
          one(
            'since',
            'silence',
            times.map((_, i) => (i < 53 ? 0 : times[53]! / 1000)),
          ),
          one(
            'peak',
            'silence',
            times.map((_, i) => (i < 53 ? 0 : 20)),
          ),
          one(
            'excess',
            'silence',
            times.map((_, i) => (i < 53 ? 0 : -30 * (i - 52))),
          ),
        ],
      }),
    ]);
    const said = verdict(quiet, 1);
    expect(said.deviations[0]).toMatchObject({ status: 'silence', severity: 2, factor: null });
    expect(said.since).toBe(times[53]);
    expect(quiet.lanes.map((lane) => lane.status)).toEqual(['approved']);
    const faint: Incident = { ...quiet.silence!.incidents[0]!, peak: 3.7 };
    const warned = { ...quiet, silence: { severity: 1 as const, incidents: [faint] } };
    expect(verdict(warned, 1).deviations.map((d) => d.status)).toContain('silence');
    expect(verdict(warned, 2).deviations).toEqual([]);
  });
});

describe('what cannot be drawn', () => {
  const t0 = Date.UTC(2026, 0, 14);
  const time = { name: 'Time', type: FieldType.time, values: [t0] };
  it.each([
    { name: 'no frames', frames: [] as DataFrame[], problem: { kind: 'noData' } },
    { name: 'empty frames', frames: [toDataFrame({ fields: [] })], problem: { kind: 'noData' } },
    {
      name: 'no counts',
      frames: [
        toDataFrame({
          fields: [
            time,
            { name: 'expected', type: FieldType.number, values: [1], labels: { status: 'denied' } },
          ],
        }),
      ],
      problem: { kind: 'missing', missing: ['count'], found: ['Time', 'expected'] },
    },
    {
      name: 'no status',
      frames: [toDataFrame({ fields: [time, { name: 'count', type: FieldType.number, values: [1] }] })],
      problem: { kind: 'missing', missing: ['status', 'count'], found: ['Time', 'count'] },
    },
    {
      name: 'no time',
      frames: [
        toDataFrame({
          fields: [{ name: 'count', type: FieldType.number, values: [1], labels: { status: 'denied' } }],
        }),
      ],
      problem: { kind: 'missing', missing: ['time'], found: ['count'] },
    },
  ])('$name', ({ frames: given, problem }) => {
    expect(model(given).problem).toEqual(problem);
  });
});

describe('times of any kind', () => {
  it('raw transactions, milliseconds apart, add minutes alone to the axis', () => {
    const start = scenarioEnd - 3600_000;
    const values = Array.from({ length: 2000 }, (_, i) => start + i * 23);
    const raw = toDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: [...values, scenarioEnd] },
        {
          name: 'count',
          type: FieldType.number,
          labels: { status: 'denied' },
          values: [...values, scenarioEnd].map(() => 1),
        },
      ],
    });
    const { times, step } = model([raw]);
    expect(step).toBe(60_000);
    expect(times.length).toBeLessThan(values.length + 62);
  });
});
