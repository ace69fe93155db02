import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../src/backtest/options.js';
import { parseMoment } from '../src/backtest/moment.js';

const now = new Date('2026-03-10T12:34:56Z');

describe('readOptions', () => {
  it('takes files, or a stored range', () => {
    expect(readOptions(['a.csv', 'b.csv', '--gaps', 'absent', '--sweep'], now)).toEqual({
      source: { files: ['a.csv', 'b.csv'], gaps: 'absent' },
      labels: null,
      scores: null,
      plot: null,
      sweep: true,
      json: false,
    });
    expect(readOptions(['--from', '-7d'], now)).toMatchObject({
      source: { from: new Date('2026-03-03T12:34:56Z'), to: now },
    });
    expect(readOptions(['--help'], now)).toBeNull();
  });

  it.each([
    [[], 'name a FILE'],
    [['a.csv', '--from', '-7d'], 'not both'],
    [['--to', '-1d'], '--to needs --from'],
    [['--from', '-1d', '--to', '-2d'], '--from lies before --to'],
    [['--from', 'yesterday'], '--from "yesterday" is none of'],
    [['--from', '-1d', '--gaps', 'zero'], '--gaps is for files'],
    [['a.csv', '--gaps', 'none'], '--gaps is zero or absent'],
    [['a.csv', '--levels'], '--levels'],
  ])('refuses %j: %s', (argv, message) => {
    expect(() => readOptions(argv, now)).toThrow(UsageError);
    expect(() => readOptions(argv, now)).toThrow(message);
  });
});

describe('parseMoment', () => {
  it.each([
    ['now', now.toISOString()],
    ['-90m', '2026-03-10T11:04:56.000Z'],
    ['-2w', '2026-02-24T12:34:56.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T10:00:00+01:00', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T10:00Z', '2026-03-01T10:00:00.000Z'],
  ])('reads %s', (text, want) => {
    expect(parseMoment(text, now)?.toISOString()).toBe(want);
  });

  it.each(['', '7d', '-7', '2026-02-30', '2026-03-01T10:00:00', '2026-13-01'])('refuses "%s"', (text) => {
    expect(parseMoment(text, now)).toBeNull();
  });
});
