import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineProtocolError } from '../src/storage/errors.js';
import { parseLineProtocol } from '../src/storage/line-protocol.js';
import { compareBytes } from '../src/storage/order.js';

const now = 1_700_000_000_123_456_789n;

function one(line: string): unknown {
  const [point] = parseLineProtocol(line, { now }).points;
  return point && [point.measurement, point.tags.flat(), ...point.fields.flat(), point.time];
}

describe('a line that InfluxDB takes', () => {
  test.each<[string, unknown[]]>([
    ['m v=1i', ['m', [], 'v', 'long', 1n, now]],
    ['m v=1 5', ['m', [], 'v', 'double', 1, 5n]],
    ['  m  v=1  -5  ', ['m', [], 'v', 'double', 1, -5n]],
    ['m,b=2,a=1 v=T', ['m', ['a', '1', 'b', '2'], 'v', 'boolean', true, now]],
    ['m v=1i,w=2 5 ', ['m', [], 'v', 'long', 1n, 'w', 'double', 2, 5n]],
    ['m v=-9223372036854775808i', ['m', [], 'v', 'long', -(2n ** 63n), now]],
    ['m v=18446744073709551615u', ['m', [], 'v', 'unsignedLong', 2n ** 64n - 1n, now]],
    ['m v=.5', ['m', [], 'v', 'double', 0.5, now]],
    ['m v=5.', ['m', [], 'v', 'double', 5, now]],
    ['m v=-.5e-3', ['m', [], 'v', 'double', -0.0005, now]],
    ['m v=01', ['m', [], 'v', 'double', 1, now]],
    ['m v=-0', ['m', [], 'v', 'double', -0, now]],
    ['m v=""', ['m', [], 'v', 'string', '', now]],
    ['m v="a\nb" 7', ['m', [], 'v', 'string', 'a\nb', 7n]],
    ['m v="a\\"b, c=d\\\\"', ['m', [], 'v', 'string', 'a"b, c=d\\', now]],
    ['m\\ a\\,b v=1', ['m a,b', [], 'v', 'double', 1, now]],
    ['m,t=a\\ b,u=c\\=d\\,e v=1', ['m', ['t', 'a b', 'u', 'c=d,e'], 'v', 'double', 1, now]],
    ['m,\\=a=1 v=1', ['m', ['=a', '1'], 'v', 'double', 1, now]],
    ['m,t=a" v\\ =1', ['m', ['t', 'a"'], 'v ', 'double', 1, now]],
    ['é,ü=ö v="ß"', ['é', ['ü', 'ö'], 'v', 'string', 'ß', now]],
    // As clients write a backslash before a space, comma or equals sign.
    ['m,t=C:\\\\ x,u=a\\\\,b v=1', ['m', ['t', 'C:\\ x', 'u', 'a\\,b'], 'v', 'double', 1, now]],
    ['m\\\\ n,t\\\\=k=a\\\\=b v=1', ['m\\ n', ['t\\=k', 'a\\=b'], 'v', 'double', 1, now]],
    ['m,t=a\\\\b v=1', ['m', ['t', 'a\\\\b'], 'v', 'double', 1, now]],
    ['m v=1 9223372036854775806', ['m', [], 'v', 'double', 1, 2n ** 63n - 2n]],
  ])('%j', (line, expected) => expect(one(line)).toEqual(expected));
});

describe('a line that InfluxDB refuses, with its words', () => {
  test.each<[string, string]>([
    ['m', 'missing fields'],
    ['m ', 'invalid field format'],
    ['m v', 'invalid field format'],
    ['m v=', 'missing field value'],
    ['m v=x', 'invalid boolean'],
    ['m =1', 'missing field key'],
    ['m v=1i 99999999999999999999', 'strconv.ParseInt: parsing "99999999999999999999": value out of range'],
    ['m v=1i abc', 'bad timestamp'],
    ['m v=1i 1 2', 'point is invalid'],
    ['m v=1 1.5', 'bad timestamp'],
    ['m, v=1', 'missing tag key'],
    ['m,t v=1', 'missing tag value'],
    ['m,t= v=1', 'missing tag value'],
    ['m,=a v=1', 'missing tag key'],
    ['m,a=b, v=1', 'missing tag key'],
    ['m,t=a=b v=1', 'invalid tag format'],
    ['m,t==a v=1', 'invalid tag format'],
    ['m,t=a,t=b v=1', 'duplicate tags'],
    ['m,time=a v=1', 'cannot use reserved tag key "time"'],
    ['m,_field=a v=1', 'cannot use reserved tag key "_field"'],
    [',t=a v=1', 'missing measurement'],
    ['m v=-1u', 'invalid number'],
    ['m v=1.0i', 'invalid number'],
    ['m v=1_0', 'invalid number'],
    ['m v=0x1', 'invalid number'],
    ['m v=--1', 'invalid number'],
    ['m v=NaN', 'invalid number'],
    ['m v=nan', 'invalid number'],
    ['m,t=a\\ v=1', 'invalid tag format'],
    ['m,t=a\\\\ v=1', 'invalid tag format'],
    ['m v=1\r', 'invalid number'],
    ['m v=1e', 'invalid float'],
    ['m v=1e400', 'invalid float'],
    ['m v=+1', 'invalid boolean'],
    ['m v=inf', 'invalid boolean'],
    ['m a=b=1', 'invalid boolean'],
    ['m v="abc', 'unbalanced quotes'],
    ['m v="abc"x', 'invalid field format'],
    ['m v=1,', 'invalid field format'],
    ['m v=1 9223372036854775807', 'time outside range -9223372036854775806 - 9223372036854775806'],
    [
      'm v=9223372036854775808i',
      'unable to parse integer 9223372036854775808: strconv.ParseInt: parsing "9223372036854775808": value out of range',
    ],
  ])('%j: %s', (line, message) => {
    expect(() => one(line)).toThrow(
      new LineProtocolError(`unable to parse '${line}': ${message} (line 1)`, 1),
    );
  });
});

test('comments and empty lines are skipped, and every bad line is told with its number', () => {
  const body = '# one\n\nok v="a\nb" 1\nm v=\n  # two\nbad\nok v=2i';
  expect(() => parseLineProtocol(body, { now })).toThrow(
    new LineProtocolError(
      "unable to parse 'm v=': missing field value (line 5)\nunable to parse 'bad': missing fields (line 7)",
      5,
    ),
  );
  expect(parseLineProtocol('# one\n\nok v="a\nb" 1\n\nok v="c" 2\n', { now }).lines).toEqual([3, 6]);
});

test('times are read in the precision, and the default time is cut to it', () => {
  const times = (precision: 'ns' | 'us' | 'ms' | 's') =>
    parseLineProtocol('m v=1 1700000000\nm v=1', { now, precision }).points.map(({ time }) => time);
  expect(times('s')).toEqual([1_700_000_000_000_000_000n, 1_700_000_000_000_000_000n]);
  expect(times('ms')).toEqual([1_700_000_000_000_000n, 1_700_000_000_123_000_000n]);
  expect(times('us')).toEqual([1_700_000_000_000n, 1_700_000_000_123_456_000n]);
});

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => !/[\n\\\0]/.test(text) && !/^[\s#]/.test(text) && text !== 'time');
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => ({
    type: 'double',
    value: v,
    text: (Object.is(v, -0) ? '-0' : String(v)).replace('e+', 'e'),
  })),
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    .map((v) => ({ type: 'long', value: v, text: `${v}i` })),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((v) => ({ type: 'unsignedLong', value: v, text: `${v}u` })),
  fc
    .string({ unit: 'grapheme' })
    .map((v) => ({ type: 'string', value: v, text: `"${v.replace(/["\\]/g, '\\$&')}"` })),
  fc.boolean().map((v) => ({ type: 'boolean', value: v, text: String(v) })),
);

test('what is escaped and written is read back', () => {
  const escape = (text: string) => text.replace(/[, =]/g, '\\$&');
  const points = fc.array(
    fc.record({
      measurement: name,
      tags: fc.uniqueArray(fc.tuple(name, name), { selector: ([key]) => key, maxLength: 4 }),
      fields: fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1, maxLength: 4 }),
      time: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(points, (written) => {
      const body = written.map(({ measurement, tags, fields, time }) => {
        const series = [
          measurement.replace(/[, ]/g, '\\$&'),
          ...tags.map(([k, v]) => `${escape(k)}=${escape(v)}`),
        ].join(',');
        return `${series} ${fields.map(([k, v]) => `${escape(k)}=${v.text}`).join(',')} ${time}`;
      });
      expect(parseLineProtocol(body.join('\n'), { now }).points).toEqual(
        written.map(({ measurement, tags, fields, time }) => ({
          measurement,
          tags: [...tags].sort(([a], [b]) => compareBytes(a, b)),
          fields: fields.map(([k, v]) => [k, v.type, v.value]),
          time,
        })),
      );
    }),
  );
});

test('no text makes it fail in another way than LineProtocolError, and a text is read alike twice', () => {
  const pieces = fc.constantFrom(
    'm',
    ',',
    '=',
    ' ',
    '\\',
    '"',
    '\n',
    '\r',
    '\t',
    '#',
    '1',
    'i',
    'u',
    'e',
    '-',
    '.',
    'v=1',
    't=a',
    'm v=1 1\n',
    'é',
    '\0',
    '😀',
  );
  const read = (text: string) => {
    try {
      return parseLineProtocol(text, { now });
    } catch (error) {
      expect(error).toBeInstanceOf(LineProtocolError);
      expect((error as LineProtocolError).line).toBeGreaterThan(0);
      return (error as Error).message;
    }
  };
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        expect(read(text)).toEqual(read(text));
      },
    ),
    { numRuns: 500 },
  );
});
