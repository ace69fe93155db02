import { describe, expect, it } from 'vitest';

import { conditions } from '../../src/data/minutes.js';

const step = 60_000;
const t0 = Date.UTC(2026, 0, 14, 12, 0);
const times = [0, 1, 2, 3, 4, 5].map((i) => t0 + i * step);
const range = { from: t0, to: t0 + 6 * step };
const none = [null, null, null, null, null, null];
const ones = [1, 1, 1, 1, 1, 1];

function found(lane: Partial<Parameters<typeof conditions>[2]>, over = range) {
  const full = { count: ones, covered: ones, expected: ones, window: none, flagged: none, ...lane };
  const result = conditions(times, step, full, over);
  return Object.fromEntries(
    Object.entries(result).map(([kind, spans]) => [
      kind,
      spans.map(({ from, to }: { from: number; to: number }) => [(from - t0) / step, (to - t0) / step]),
    ]),
  );
}

describe('conditions of minutes', () => {
  const nothing = { absent: [], partial: [], learning: [], heldOut: [] };
  it.each([
    { name: 'ordinary ones', lane: {}, expected: nothing },
    { name: 'zero is ordinary', lane: { count: [0, 0, 0, 0, 0, 0] }, expected: nothing },
    {
      name: 'no count is absent',
      lane: { count: [1, null, null, 1, 1, 1] },
      expected: { ...nothing, absent: [[0.5, 2.5]] },
    },
    {
      name: 'not covered is partial',
      lane: { covered: [1, 1, 0, 1, 1, 1] },
      expected: { ...nothing, partial: [[1.5, 2.5]] },
    },
    {
      name: 'no baseline yet is learning',
      lane: { expected: [null, null, 1, 1, 1, 1] },
      expected: { ...nothing, learning: [[-0.5, 1.5]] },
    },
    {
      name: 'a window of 0 is learning',
      lane: { window: [0, 0, 0, 5, 1, 1] },
      expected: { ...nothing, learning: [[-0.5, 2.5]] },
    },
    { name: 'a status without any baseline does not learn', lane: { expected: none }, expected: nothing },
    {
      name: 'an absent minute does not learn',
      lane: { count: [1, null, 1, 1, 1, 1], expected: [1, null, 1, 1, 1, 1] },
      expected: { ...nothing, absent: [[0.5, 1.5]] },
    },
    {
      name: 'flagged is held out',
      lane: { flagged: [0, 0, 0, 1, 1, 0] },
      expected: { ...nothing, heldOut: [[2.5, 4.5]] },
    },
    { name: 'a status that was never counted is not absent', lane: { count: none }, expected: nothing },
  ])('$name', ({ lane, expected }) => {
    expect(found(lane)).toEqual(expected);
  });

  it('the range before the first and after the last minute is absent', () => {
    const wide = { from: t0 - 30 * step, to: t0 + 20 * step };
    expect(found({}, wide)).toEqual({
      absent: [
        [-30, -0.5],
        [5.5, 20],
      ],
      partial: [],
      learning: [],
      heldOut: [],
    });
  });

  it('the newest minutes may still be on their way', () => {
    expect(found({}, { from: t0, to: t0 + 8 * step })['absent']).toEqual([]);
  });
});
