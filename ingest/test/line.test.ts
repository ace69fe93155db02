import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLine, formatTime, seriesPrefix } from '../src/write/line.js';
import { fieldText, lineTime, readLine } from '../src/write/read-line.js';

/** What may stand in a tag or an id: anything but control characters, half pairs and, in tags, backslashes. */
const character = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
  .filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));
const idText = fc.string({ unit: character, maxLength: 20 });
const tagText = fc
  .string({ unit: character, minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\\'));

describe('line protocol', () => {
  it('is written as InfluxDB documents it', () => {
    const prefix = seriesPrefix('my, measure=ment', { status: 'denied', 'a b': 'c,d=e', none: '' });
    const fields = { count: 3n, amount: 1.5, id: 'say "hi" \\ bye', flag: true };
    expect(formatLine(prefix, fields, formatTime(1_769_871_845_123, 999_999))).toBe(
      'my\\,\\ measure=ment,a\\ b=c\\,d\\=e,status=denied count=3i,amount=1.5,id="say \\"hi\\" \\\\ bye",flag=true 1769871845123999999',
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        tagText,
        fc.dictionary(fc.constantFrom('auth_code', 'region', 'a b', 'c,d', 'e=f'), tagText),
        idText,
        fc.bigInt({ min: 0n, max: 2n ** 62n }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (measurement, tags, id, count, amount) => {
          const line = formatLine(
            seriesPrefix(measurement, tags),
            { id, count, amount },
            '1769871845123000042',
          );
          const read = readLine(line);
          expect(read.measurement).toBe(measurement);
          expect(read.tags).toEqual({ ...tags });
          expect(fieldText(read.fields['id'] ?? '')).toBe(id);
          expect(read.fields['count']).toBe(`${String(count)}i`);
          expect(Number(read.fields['amount'])).toBe(Object.is(amount, -0) ? 0 : amount);
          expect(read.time).toBe('1769871845123000042');
          expect(lineTime(line)).toBe(1_769_871_845_123);
          expect(line).not.toContain('\n');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps every nanosecond of a time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e12, max: 4e12 }),
        fc.integer({ min: 0, max: 999_999_999 }),
        (ms, offset) => {
          expect(BigInt(formatTime(ms, offset))).toBe(BigInt(ms) * 1_000_000n + BigInt(offset));
        },
      ),
    );
  });
});
