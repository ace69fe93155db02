import { describe, expect, it } from 'vitest';

import { episodes, incidentsOf } from '../../src/data/incidents.js';

const step = 60_000;
const t0 = Date.UTC(2026, 0, 14, 12, 0);
const at = (minute: number): number => t0 + minute * step;
const seconds = (minute: number): number => at(minute) / 1000;

function read(rows: Array<[state: number | null, since?: number | null, peak?: number, excess?: number]>) {
  return incidentsOf(
    'denied',
    rows.map((_, i) => at(i)),
    {
      state: rows.map(([state]) => state),
      since: rows.map(([, since]) => since ?? null),
      peak: rows.map(([, , peak]) => peak ?? null),
      excess: rows.map(([, , , excess]) => excess ?? null),
    },
  );
}

describe('incidents of a status', () => {
  it('reads none from calm minutes and from none at all', () => {
    expect(read([[0], [0], [null]])).toEqual([]);
    expect(read([])).toEqual([]);
  });

  it('follows one from its start to its recovery', () => {
    const rows = read([[0], [1, seconds(1), 4, 10], [1, seconds(1), 6, 30], [2, seconds(1), 0, 31], [0]]);
    expect(rows).toEqual([
      { status: 'denied', from: at(1), to: at(3), outcome: 'recovered', peak: 6, excess: 31 },
    ]);
  });

  it('keeps the start that lies before the first minute', () => {
    expect(read([[1, seconds(-50), 5, -200]])[0]).toMatchObject({
      from: at(-50),
      outcome: 'open',
      excess: -200,
    });
  });

  it('goes on over absent minutes', () => {
    expect(read([[1, seconds(0), 5, 1], [null], [1, seconds(0), 5, 2]])).toHaveLength(1);
  });

  it('a new start is a new incident', () => {
    const rows = read([
      [1, seconds(0), 5, 1],
      [2, seconds(0)],
      [1, seconds(2), 4, 3],
    ]);
    expect(rows.map((r) => [r.from, r.outcome])).toEqual([
      [at(0), 'recovered'],
      [at(2), 'open'],
    ]);
  });

  it('names what was taken as normal absorbed', () => {
    expect(
      read([
        [1, seconds(0), 5],
        [3, seconds(0)],
      ])[0]!.outcome,
    ).toBe('absorbed');
  });

  it('does without a stored start', () => {
    expect(read([[0], [1], [1], [0], [1]]).map((r) => r.from)).toEqual([at(1), at(4)]);
  });
});

describe('incidents for people', () => {
  const incident = (
    status: string,
    from: number,
    to: number,
    outcome: 'open' | 'recovered' = 'recovered',
  ) => ({
    status,
    from: at(from),
    to: at(to),
    outcome,
    peak: from + 4,
    excess: 1,
  });

  it.each([
    { name: 'touching', list: [incident('denied', 0, 5), incident('approved', 5, 9)], count: 1 },
    { name: 'ten minutes apart', list: [incident('denied', 0, 5), incident('approved', 15, 20)], count: 1 },
    {
      name: 'eleven minutes apart',
      list: [incident('denied', 0, 5), incident('approved', 16, 20)],
      count: 2,
    },
    { name: 'in any order', list: [incident('approved', 15, 20), incident('denied', 0, 5)], count: 1 },
    {
      name: 'inside a longer one',
      list: [incident('denied', 0, 60), incident('failed', 2, 3), incident('approved', 65, 70)],
      count: 1,
    },
  ])('$name: $count', ({ list, count }) => {
    expect(episodes(list)).toHaveLength(count);
  });

  it('is open while any of them is, and as bad as the worst', () => {
    const [episode] = episodes([incident('denied', 0, 5), incident('approved', 6, 9, 'open')]);
    expect(episode).toMatchObject({ from: at(0), to: at(9), open: true, peak: 10 });
  });
});
