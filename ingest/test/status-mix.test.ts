import type { Row } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import { toDetailedMix, toMinutes } from '../src/analytics/status-mix.js';

const first = '2026-01-31T15:00:00Z';
const second = '2026-01-31T15:01:00Z';

const calm: Row = {
  _time: first,
  status: 'denied',
  count: 4,
  covered: 1,
  expected: 5.12345,
  lower: 0,
  upper: 14,
  visible: 1.9,
  score: 0.2,
  severity: 0,
  window: 1,
  flagged: 0,
  state: 0,
  since: 0,
  peak: 0,
  excess: 0,
};
const off: Row = {
  ...calm,
  _time: second,
  count: 40,
  score: 6.54321,
  severity: 2,
  flagged: 1,
  state: 1,
  since: 1769871660,
  peak: 6.54321,
  excess: 34.9,
};

describe('the status mix', () => {
  it('is in order of time and status, whatever the order of the rows', () => {
    const rows: Row[] = [
      { ...calm, _time: second },
      { ...calm, status: 'processing' },
      calm,
      { ...calm, status: 'approved' },
    ];
    expect(toMinutes(rows).map(({ time, status }) => `${time} ${status}`)).toEqual([
      `${first} approved`,
      `${first} denied`,
      `${first} processing`,
      `${second} denied`,
    ]);
  });

  it('leaves out minutes without a count, and tells what is not known as null', () => {
    const [only, ...more] = toMinutes([
      { ...calm, count: null },
      { _time: first, status: 'failed', count: 2 },
    ]);
    expect(more).toEqual([]);
    expect(only).toEqual({
      time: first,
      status: 'failed',
      count: 2,
      expected: null,
      lower: null,
      upper: null,
      score: null,
      severity: null,
    });
  });

  it('tells in detail what a calm minute and one of an incident are', () => {
    const { minutes } = toDetailedMix([calm, off]);
    expect(minutes[0]).toEqual({
      ...toMinutes([calm])[0],
      covered: 1,
      visible: 1.9,
      window: 1,
    });
    expect(minutes[1]).toMatchObject({
      flagged: 1,
      state: 1,
      since: 1769871660,
      peak: 6.543,
      excess: 34.9,
    });
  });

  it('tells of a partial and of a learning minute, whose zeros mean something', () => {
    const { minutes } = toDetailedMix([{ ...calm, covered: 0, window: 0 }]);
    expect(minutes[0]).toMatchObject({ covered: 0, window: 0 });
  });

  it('tells silence apart from the statuses, and only where it was off', () => {
    const silence = { status: 'silence', window: 5, flagged: 0, peak: 5, excess: 0 };
    const told = toDetailedMix([
      { ...silence, _time: first, score: 0, severity: 0, state: 0, since: 0 },
      { ...silence, _time: second, score: 5, severity: 2, state: 1, since: 1769871660 },
    ]);
    expect(told.minutes).toEqual([]);
    expect(told.silence).toEqual([
      { time: second, score: 5, severity: 2, state: 1, since: 1769871660, peak: 5, excess: 0 },
    ]);
  });
});
