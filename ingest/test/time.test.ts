import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseTime } from '../src/transaction/time.js';
import { findZone } from '../src/transaction/zone.js';

const berlin = findZone('Europe/Berlin')!;
const day = parseDate('2026-01-31')!;

describe('times in their four forms', () => {
  it.each([
    ['RFC 3339', '2026-01-31T15:04:05Z', {}, '2026-01-31T15:04:05.000Z', false],
    ['lower case', '2026-01-31t15:04:05z', {}, '2026-01-31T15:04:05.000Z', false],
    ['an offset', '2026-01-31T15:04:05+02:00', {}, '2026-01-31T13:04:05.000Z', false],
    ['a fraction', '2026-01-31T15:04:05.25Z', {}, '2026-01-31T15:04:05.250Z', true],
    ['nanoseconds', '2026-01-31T15:04:05.000000001Z', {}, '2026-01-31T15:04:05.000Z', true],
    ['a fraction of nothing', '2026-01-31T15:04:05.000Z', {}, '2026-01-31T15:04:05.000Z', false],
    ['SQL', '2026-01-31 15:04:05', {}, '2026-01-31T15:04:05.000Z', false],
    ['SQL with UTC', '2026-01-31 15:04:05 UTC', {}, '2026-01-31T15:04:05.000Z', false],
    ['SQL in a zone', '2026-01-31 15:04:05', { zone: berlin }, '2026-01-31T14:04:05.000Z', false],
    ['SQL in a zone in summer', '2026-07-31 15:04:05', { zone: berlin }, '2026-07-31T13:04:05.000Z', false],
    [
      'an hour shown twice: the first',
      '2026-10-25 02:30:00',
      { zone: berlin },
      '2026-10-25T00:30:00.000Z',
      false,
    ],
    ['epoch milliseconds', 1769871845000, {}, '2026-01-31T15:04:05.000Z', false],
    ['epoch milliseconds as text', '1769871845123', {}, '2026-01-31T15:04:05.123Z', true],
    ['clock', '15h 04', { date: day }, '2026-01-31T15:04:00.000Z', false],
    ['clock without a space', '7h04', { date: day }, '2026-01-31T07:04:00.000Z', false],
    ['clock in a zone', '15h 04', { date: day, zone: berlin }, '2026-01-31T14:04:00.000Z', false],
    [
      'clock at an offset',
      '15h 04',
      { date: day, zone: findZone('+05:30')! },
      '2026-01-31T09:34:00.000Z',
      false,
    ],
  ])('%s', (_name, text, context, expected, fine) => {
    expect(parseTime(text, context)).toEqual({ ms: Date.parse(expected), fine });
  });

  it.each([
    ['no time at all', 'noonish', /none of RFC 3339/],
    ['no such day', '2026-02-30T00:00:00Z', /day that does not exist/],
    ['no such month', '2026-13-01T00:00:00Z', /day that does not exist/],
    ['no such hour', '2026-01-31T24:00:00Z', /time of day/],
    ['no such second', '2026-01-31T23:59:60Z', /time of day/],
    ['no such offset', '2026-01-31T15:04:05+25:00', /offset/],
    ['epoch seconds', 1769871845, /milliseconds/],
    ['fractions of a millisecond', 1769871845000.5, /milliseconds/],
    ['a clock without a date', '15h 04', /\?date=/],
    ['a clock past midnight', '25h 00', /date=/],
    ['no minutes', '2026-01-31T15:04Z', /none of/],
    ['a date alone', '2026-01-31', /none of/],
    ['', '', /none of/],
  ])('refuses %s', (_name, text, problem) => {
    expect(parseTime(text)).toMatch(problem);
  });

  it('refuses a local time that clocks were set forward over', () => {
    expect(parseTime('2026-03-29 02:30:00', { zone: berlin })).toMatch(/never was in Europe\/Berlin/);
  });

  it('reads every instant that JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1975-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const fine = date.getUTCMilliseconds() !== 0;
          expect(parseTime(date.toISOString())).toEqual({ ms: date.getTime(), fine });
          expect(parseTime(date.getTime())).toEqual({ ms: date.getTime(), fine });
        },
      ),
    );
  });

  it('knows every day of 400 years, and no other', () => {
    const day = 86_400_000;
    // More than the 400 years after which the calendar begins again.
    const first = Date.parse('1800-01-01T00:00:00Z');
    const days = Math.round((Date.parse('2225-12-31T00:00:00Z') - first) / day);
    const known = new Set<string>();
    for (let at = 0; at <= days; at++) {
      const text = new Date(first + at * day).toISOString().slice(0, 10);
      known.add(text);
      if (parseDate(text) !== first + at * day)
        throw new Error(`${text} is read as ${String(parseDate(text))}`);
    }
    for (const year of ['1800', '1900', '2000', '2024', '2025'])
      for (let month = 0; month <= 13; month++)
        for (let date = 0; date <= 32; date++) {
          const text = [year, ...[month, date].map((part) => String(part).padStart(2, '0'))].join('-');
          expect(parseDate(text) !== null, text).toBe(known.has(text));
        }
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.string({ unit: fc.constantFrom(...'0123456789-:TZh +.') })),
        (text) => {
          const time = parseTime(text, { date: day, zone: berlin });
          expect(typeof time === 'string' || Number.isSafeInteger(time.ms)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('zones', () => {
  it.each(['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'reads back in %s what its clocks show',
    (name) => {
      const zone = findZone(name)!;
      fc.assert(
        fc.property(fc.integer({ min: 1.6e9, max: 2e9 }), (seconds) => {
          const shown = seconds * 1000 + zone.offsetAt(seconds * 1000) * 60_000;
          const text = new Date(shown).toISOString().slice(0, 19).replace('T', ' ');
          const read = parseTime(text, { zone });
          // An hour that is shown twice is read as its first.
          expect(read).not.toBeTypeOf('string');
          expect([0, 1800, 3600]).toContain(seconds - (read as { ms: number }).ms / 1000);
        }),
      );
    },
  );

  it.each(['Mars/Olympus', '+2', '99:00', ''])('does not know %j', (name) => {
    expect(findZone(name)).toBeNull();
  });
});
