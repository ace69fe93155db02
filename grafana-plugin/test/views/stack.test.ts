import { describe, expect, it } from 'vitest';

import { type Lane } from '../../src/data/model.js';
import { defaultOptions } from '../../src/options/types.js';
import { expectedLayer, rolling, stack, stackOrder } from '../../src/views/stack.js';
import { laneOfSeries, lonelyPoints } from '../../src/views/lanes.js';
import { layerOfSeries } from '../../src/views/stacked.js';
import { markedOf, spacedMarks } from '../../src/views/marks.js';

describe('layers', () => {
  it('sums counts up, and leaves absent minutes empty', () => {
    expect(
      stack(
        [
          [1, null, 0],
          [2, null, 0],
        ],
        3,
        false,
      ),
    ).toEqual([
      [1, null, 0],
      [3, null, 0],
    ]);
  });

  it('a layer that lacks a minute others have counts nothing there', () => {
    expect(stack([[1], [null], [4]], 1, false)).toEqual([[1], [1], [5]]);
  });

  it('shares reach 1; a minute of nothing has none', () => {
    const [low, high] = stack(
      [
        [3, 0],
        [1, 0],
      ],
      2,
      true,
    );
    expect(low).toEqual([0.75, null]);
    expect(high).toEqual([1, null]);
  });

  it('rolls a window over the points', () => {
    expect(rolling([1, 2, null, 4], 2)).toEqual([1, 3, null, 4]);
    expect(rolling([1, 2, 3], 1)).toEqual([1, 2, 3]);
  });

  it('takes the count for expected where there is no baseline', () => {
    expect(expectedLayer({ expected: [null, null], count: [1, 2] })).toEqual([1, 2]);
    expect(expectedLayer({ expected: [null, 5], count: [1, 2] })).toEqual([null, 5]);
  });

  it('keeps its order whatever deviates', () => {
    const lanes = ['chargeback', 'denied', 'processing', 'approved'].map((status) => ({ status }) as Lane);
    expect(stackOrder(lanes).map((lane) => lane.status)).toEqual([
      'approved',
      'denied',
      'processing',
      'chargeback',
    ]);
  });
});

describe('marks', () => {
  it('finds points that a line alone would not show', () => {
    expect(lonelyPoints([1, null, 2, 3, null, 4])).toEqual([0, 5]);
  });

  const mark = (index: number, x: number, severity: number, score: number) => ({ index, x, severity, score });
  it.each([
    { name: 'far apart, all', marks: [mark(0, 0, 1, 4), mark(1, 20, 1, 4)], kept: [0, 1] },
    { name: 'close, the more severe', marks: [mark(0, 0, 1, 9), mark(1, 5, 2, 5)], kept: [1] },
    { name: 'close and equal, the higher score', marks: [mark(0, 0, 2, 5), mark(1, 3, 2, 8)], kept: [1] },
    { name: 'none of none', marks: [], kept: [] },
  ])('$name', ({ marks, kept }) => {
    expect(spacedMarks(marks, 10)).toEqual(kept);
  });
});

describe('series of the chart', () => {
  const lanes = ['denied', 'approved'].map((status) => ({ status }) as Lane);
  it.each([
    { series: 0, lane: undefined, layer: undefined },
    { series: 1, lane: 'denied', layer: 'approved' },
    { series: 2, lane: 'denied', layer: 'denied' },
    { series: 3, lane: 'denied', layer: 'approved' },
    { series: 4, lane: 'denied', layer: 'denied' },
    { series: 5, lane: 'approved', layer: 'approved' },
  ])('$series belongs to lane $lane, or layer $layer', ({ series, lane, layer }) => {
    expect(laneOfSeries(lanes, series)?.status).toBe(lane);
    expect(layerOfSeries(lanes, series)?.status).toBe(layer);
  });
});

describe('incidents to mark', () => {
  it.each([
    { minSeverity: 1 as const, peaks: [3.6, 4.5] },
    { minSeverity: 2 as const, peaks: [4.5] },
  ])('are those of at least severity $minSeverity', ({ minSeverity, peaks }) => {
    const incidents = [{ peak: 3.6 }, { peak: 4.5 }];
    const options = { ...defaultOptions, minSeverity };
    expect(markedOf(incidents, { options }).map(({ peak }) => peak)).toEqual(peaks);
  });
});
