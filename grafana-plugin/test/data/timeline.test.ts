import { describe, expect, it } from 'vitest';

import { spansWhere } from '../../src/data/spans.js';
import { align, fillGaps, stepOf, union } from '../../src/data/timeline.js';

describe('time axis', () => {
  it.each([
    {
      lists: [
        [1, 2, 3],
        [1, 2, 3],
      ],
      expected: [1, 2, 3],
    },
    {
      lists: [
        [1, 3],
        [2, 4],
      ],
      expected: [1, 2, 3, 4],
    },
    { lists: [[], [5]], expected: [5] },
    { lists: [], expected: [] },
  ])('joins $lists', ({ lists, expected }) => {
    expect(union(lists)).toEqual(expected);
  });

  it.each([
    { times: [0, 60_000, 120_000, 600_000], step: 60_000 },
    { times: [0, 300_000, 600_000], step: 300_000 },
    { times: [7], step: 60_000 },
    { times: [], step: 60_000 },
    { times: [0, 23, 46, 69, 60_000], step: 60_000 },
  ])('finds the step of $times', ({ times, step }) => {
    expect(stepOf(times)).toBe(step);
  });

  it('adds the steps that are missing', () => {
    expect(fillGaps([0, 10, 40], 10)).toEqual([0, 10, 20, 30, 40]);
    expect(fillGaps([0, 9, 21], 10)).toEqual([0, 9, 21]);
    expect(fillGaps([0, 35, 64], 10)).toEqual([0, 10, 20, 35, 45, 55, 64]);
  });

  it('is bounded, whatever the times: a gap beyond that gets its ends', () => {
    expect(fillGaps([0, 30, 70, 90], 10, 3)).toEqual([0, 10, 20, 30, 40, 60, 70, 80, 90]);
    const yearMs = 365 * 24 * 3600_000;
    const years = Array.from({ length: 30 }, (_, i) => i * yearMs);
    expect(fillGaps([...years, 29 * yearMs + 60_000], 60_000)).toHaveLength(30 + 1 + 2 * 29);
    expect(spansWhere([0, 10, 60, 70], 10, (i) => i === 1 || i === 2)).toEqual([{ from: 5, to: 65 }]);
  });

  it('sets values at their times', () => {
    expect(align([0, 10, 20], { times: [10, 20], values: [5, null] })).toEqual([null, 5, null]);
    expect(align([0, 10], undefined)).toEqual([null, null]);
  });

  it('joins neighbouring minutes into spans, half a step beyond them', () => {
    const held = new Set([1, 2, 4]);
    expect(spansWhere([0, 10, 20, 30, 40], 10, (i) => held.has(i))).toEqual([
      { from: 5, to: 25 },
      { from: 35, to: 45 },
    ]);
  });
});
