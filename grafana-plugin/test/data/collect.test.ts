import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';

import { collect } from '../../src/data/collect.js';
import { type Metric } from '../../src/data/contract.js';

const t0 = Date.UTC(2026, 0, 14, 12, 0);
const times = [t0, t0 + 60_000];
const time = { name: 'Time', type: FieldType.time, values: times };

function number(name: string, values: number[], labels?: Record<string, string>) {
  return { name, type: FieldType.number, values, ...(labels ? { labels } : {}) };
}

function frame(
  fields: Parameters<typeof toDataFrame>[0]['fields'],
  more: Partial<DataFrame> = {},
): DataFrame {
  return toDataFrame({ ...more, fields });
}

function values(frames: DataFrame[], status: string, metric: Metric) {
  return collect(frames).series.get(status)?.get(metric)?.values;
}

const denied = { status: 'denied' };

describe('which metric a field is', () => {
  const cases: Array<{ name: string; frames: DataFrame[]; metric: Metric; expected: number[] }> = [
    {
      name: 'its name, with the status as a label (a pivoted Flux query)',
      frames: [frame([time, number('count', [3, 4], denied), number('expected', [2, 2], denied)])],
      metric: 'count',
      expected: [3, 4],
    },
    {
      name: 'the label _field where the column is called _value',
      frames: [frame([time, number('_value', [3, 4], { ...denied, _field: 'count' })])],
      metric: 'count',
      expected: [3, 4],
    },
    {
      name: "the frame's name where the column is called Value",
      frames: [frame([time, number('Value', [3, 4], denied)], { name: 'count' })],
      metric: 'count',
      expected: [3, 4],
    },
    {
      name: 'a nameless single value with a status is its count',
      frames: [frame([time, number('_value', [3, 4], denied)])],
      metric: 'count',
      expected: [3, 4],
    },
    {
      name: 'a column named by a status is its count (one wide frame)',
      frames: [frame([time, number('approved', [9, 9]), number('denied', [3, 4])])],
      metric: 'count',
      expected: [3, 4],
    },
    {
      name: 'metric and status in one name, in either order',
      frames: [frame([time, number('count denied', [3, 4]), number('denied.upper', [8, 8])])],
      metric: 'upper',
      expected: [8, 8],
    },
    {
      name: 'expected beside a band is the baseline, whatever else the frame holds',
      frames: [
        frame([
          time,
          number('expected', [2, 2], denied),
          number('lower', [0, 0], denied),
          number('score', [0, 1], denied),
        ]),
      ],
      metric: 'expected',
      expected: [2, 2],
    },
    {
      name: 'expected beside a score and no band is that of the window',
      frames: [frame([time, number('expected', [10, 11], denied), number('score', [0, 1], denied)])],
      metric: 'windowExpected',
      expected: [10, 11],
    },
    {
      name: 'expected of measurement anomaly is that of the window',
      frames: [frame([time, number('expected', [10, 11], { ...denied, _measurement: 'anomaly' })])],
      metric: 'windowExpected',
      expected: [10, 11],
    },
    {
      name: 'expected of a query called baseline is the baseline',
      frames: [frame([time, number('expected', [2, 2], denied)], { refId: 'Baseline' })],
      metric: 'expected',
      expected: [2, 2],
    },
    {
      name: 'a single expected whose query also answers lower is the baseline',
      frames: [
        frame([time, number('expected', [2, 2], denied)], { refId: 'B' }),
        frame([time, number('lower', [0, 0], denied)], { refId: 'B' }),
      ],
      metric: 'expected',
      expected: [2, 2],
    },
    {
      name: 'a single expected whose query also answers scores is that of the window',
      frames: [
        frame([time, number('expected', [10, 11], denied)], { refId: 'C' }),
        frame([time, number('score', [0, 0], denied)], { refId: 'C' }),
      ],
      metric: 'windowExpected',
      expected: [10, 11],
    },
  ];
  it.each(cases)('$name', ({ frames, metric, expected }) => {
    expect(values(frames, 'denied', metric)).toEqual(expected);
  });

  it('both kinds of expected stay apart when their measurement says which is which', () => {
    const frames = [
      frame([time, number('expected', [2, 2], { ...denied, _measurement: 'baseline' })]),
      frame([time, number('expected', [10, 11], { ...denied, _measurement: 'anomaly' })]),
    ];
    expect(values(frames, 'denied', 'expected')).toEqual([2, 2]);
    expect(values(frames, 'denied', 'windowExpected')).toEqual([10, 11]);
  });
});

describe('shapes', () => {
  it('takes a long frame apart by its column of statuses', () => {
    const long = frame([
      { name: 'time', type: FieldType.time, values: [t0, t0, t0 + 60_000] },
      { name: 'status', type: FieldType.string, values: ['denied', 'approved', 'denied'] },
      number('count', [3, 90, 4]),
    ]);
    expect(values([long], 'denied', 'count')).toEqual([3, 4]);
    expect(values([long], 'approved', 'count')).toEqual([90]);
  });

  it('puts rows in order of time', () => {
    const mixed = frame([
      { name: 'Time', type: FieldType.time, values: [t0 + 60_000, t0] },
      number('count', [4, 3], denied),
    ]);
    const series = collect([mixed]).series.get('denied')!.get('count')!;
    expect(series).toEqual({ times, values: [3, 4] });
  });

  it('adds the shards of a minute up, and one partial shard makes the minute partial', () => {
    const shard = (name: string, counts: number[], covered: number[]) =>
      frame([
        time,
        number('count', counts, { ...denied, shard: name }),
        number('covered', covered, { ...denied, shard: name }),
      ]);
    const frames = [shard('a', [3, 4], [1, 1]), shard('b', [10, 20], [1, 0])];
    expect(values(frames, 'denied', 'count')).toEqual([13, 24]);
    expect(values(frames, 'denied', 'covered')).toEqual([1, 0]);
  });

  it('keeps statuses it does not know', () => {
    expect(
      values([frame([time, number('count', [1, 2], { status: 'chargeback' })])], 'chargeback', 'count'),
    ).toEqual([1, 2]);
  });

  it('takes truth for one, and what is no finite number for nothing', () => {
    const odd = frame([
      time,
      { name: 'flagged', type: FieldType.boolean, values: [true, false], labels: denied },
      number('count', [Number.NaN, 2], denied),
    ]);
    expect(values([odd], 'denied', 'flagged')).toEqual([1, 0]);
    expect(values([odd], 'denied', 'count')).toEqual([null, 2]);
  });

  it('leaves its input as it was', () => {
    const frames = [frame([{ ...time, values: [...times].reverse() }, number('count', [4, 3], denied)])];
    const before = JSON.stringify(frames);
    collect(frames);
    expect(JSON.stringify(frames)).toBe(before);
  });
});
