import { describe, expect, it } from 'vitest';
import { UsageError } from '../src/errors.js';
import { readOptions } from '../src/simulate/options.js';

describe('readOptions', () => {
  it('has defaults for a file and for live', () => {
    expect(readOptions([])).toMatchObject({
      mode: 'file',
      seed: 1,
      days: 1,
      start: Date.UTC(2026, 2, 2),
      out: null,
      labels: null,
      incidents: [],
      perDay: null,
      authCodes: false,
    });
    expect(readOptions(['--live'])).toMatchObject({
      mode: 'live',
      url: null,
      token: null,
      speed: 1,
      history: 0,
      minutes: null,
    });
    expect(readOptions(['--live', '--speed', '600'])).toMatchObject({ speed: 600, history: 120 });
    expect(readOptions(['--out', '-'])).toMatchObject({ out: null });
    expect(readOptions(['-h'])).toEqual({ mode: 'help' });
  });

  it.each([
    ['denial-surge', { at: null, duration: null }],
    ['denial_surge', { at: null, duration: null }],
    ['denial-surge@10:40', { at: 640, duration: null }],
    ['denial-surge@34:05+25', { at: 34 * 60 + 5, duration: 25 }],
    ['denial-surge+25', { at: null, duration: 25 }],
  ])('reads the incident %s', (text, want) => {
    const options = readOptions(['--incident', text]);
    expect(options).toMatchObject({ incidents: [{ kind: { name: 'denial-surge' }, ...want }] });
  });

  it.each([
    [['--seed', '-1'], '--seed'],
    [['--seed', '1.5'], '--seed "1.5" is no whole number'],
    [['--days', '0'], '--days "0" is no whole number from 1'],
    [['--peak', '0'], '--peak'],
    [['--incidents', '11'], '--incidents'],
    [['--incident', 'flood'], 'KIND one of status-outage'],
    [['--incident', 'silence@9:99'], 'KIND@HH:MM'],
    [['--incident', 'silence@9:00+0'], 'at least one minute'],
    [['--start', '2026-02-30'], 'YYYY-MM-DD'],
    [['--start', 'today'], 'YYYY-MM-DD'],
    [['--json'], '--out'],
    [['--unknown'], '--unknown'],
    [['file.csv'], 'file.csv'],
    [['--speed', '2'], '--speed is only for --live'],
    [['--live', '--out', 'x.csv'], '--out is not for --live'],
    [['--live', '--url', 'ftp://x'], '--url'],
    [['--live', '--url', '127.0.0.1:8080'], '--url'],
    [['--live', '--history', '10'], '--speed'],
    [['--live', '--incident', 'silence@10:00'], 'leave out the time'],
  ])('refuses %j with a message that says %s', (argv, message) => {
    expect(() => readOptions(argv)).toThrow(UsageError);
    expect(() => readOptions(argv)).toThrow(message);
  });
});
