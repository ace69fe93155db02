import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDated } from '../src/transaction/dated.js';

const two = (value: number) => String(value).padStart(2, '0');
const anyTime = fc.record({
  year: fc.integer({ min: 0, max: 9999 }),
  month: fc.integer({ min: 0, max: 99 }),
  day: fc.integer({ min: 0, max: 99 }),
  hour: fc.integer({ min: 0, max: 99 }),
  minute: fc.integer({ min: 0, max: 99 }),
  second: fc.integer({ min: 0, max: 99 }),
  fraction: fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 }),
  between: fc.constantFrom('T', 't', ' '),
  mark: fc.constantFrom('.', ','),
  gap: fc.constantFrom('', ' '),
  zone: fc.constantFrom('', 'Z', 'z', 'UTC', '+02:00', '-11:30'),
});
type Written = typeof anyTime extends fc.Arbitrary<infer T> ? T : never;

function write({ year, month, day, hour, minute, second, fraction, between, mark, gap, zone }: Written) {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = `${two(hour)}:${two(minute)}:${two(second)}${fraction === '' ? '' : mark + fraction}`;
  return date + between + time + gap + zone;
}

/** The same grammar as a regular expression, against which the reader by hand is held. */
const form = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?\s?(?:Z|z|UTC|[+-]\d{2}:\d{2})?$/;

describe('a date with a time of day', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyTime, (written) => {
        const { year, month, day, hour, minute, second, fraction, zone } = written;
        expect(readDated(write(written))).toEqual({
          ...{ year, month, day, hour, minute, second, zone },
          millisecond: Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-7),
          fine: /[1-9]/.test(fraction),
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('is anything else as soon as one character is', () => {
    const change = fc.record({ at: fc.nat(40), to: fc.constantFrom(...'0/:-.,TZ +x٣\n', '') });
    fc.assert(
      fc.property(anyTime, change, (written, { at, to }) => {
        const text = write(written);
        const changed = text.slice(0, at) + to + text.slice(at + 1);
        expect(readDated(changed) !== null).toBe(form.test(changed));
      }),
      { numRuns: 3000 },
    );
  });
});
