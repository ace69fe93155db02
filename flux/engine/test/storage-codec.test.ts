import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StorageError } from '../src/storage/errors.js';
import { decodeBlock, encodeBlock } from '../src/storage/lmdb/block-codec.js';
import type { FieldType, ValueArray } from '../src/storage/types.js';

const int64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -5n, max: 5n }).map((n) => n * 60_000_000_000n),
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n, -(2n ** 53n), 2n ** 32n, -(2n ** 32n), 0n),
);

async function roundTrip(type: FieldType, times: BigInt64Array, values: ValueArray): Promise<void> {
  const decoded = decodeBlock(type, times.length, await encodeBlock(type, { times, values }));
  expect([...decoded.times]).toEqual([...times]);
  expect([...decoded.values]).toEqual([...values]);
  expect(decoded.values.constructor).toBe(values.constructor);
}

describe('a block reads back as it was written', () => {
  const ascending = (length: number, seed: bigint[]) => {
    const unique = [...new Set(seed)].sort((a, b) => (a < b ? -1 : 1));
    return unique.length >= length ? BigInt64Array.from(unique.slice(0, length)) : undefined;
  };
  const cases: Array<[FieldType, fc.Arbitrary<ValueArray>]> = [
    [
      'double',
      fc
        .array(fc.oneof(fc.double(), fc.integer(), fc.constant(1.5)), { minLength: 1, maxLength: 60 })
        .map((v) => Float64Array.from(v)),
    ],
    ['long', fc.array(int64, { minLength: 1, maxLength: 60 }).map((v) => BigInt64Array.from(v))],
    [
      'unsignedLong',
      fc
        .array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 1, maxLength: 60 })
        .map((v) => BigUint64Array.from(v)),
    ],
    [
      'boolean',
      fc
        .array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 60 })
        .map((v) => Uint8Array.from(v)),
    ],
    [
      'string',
      fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b')), {
        minLength: 1,
        maxLength: 60,
      }),
    ],
  ];
  test.each(cases)('%s', async (type, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(
        arbitrary,
        fc.array(int64, { minLength: 120, maxLength: 160 }),
        async (values, seed) => {
          const times = ascending(values.length, seed);
          fc.pre(times !== undefined);
          await roundTrip(type, times, values);
        },
      ),
    );
  });
});

test('evenly spaced points of one value take a few bytes, whatever their number', async () => {
  const times = BigInt64Array.from(
    { length: 8192 },
    (_, at) => 1_700_000_000_000_000_000n + BigInt(at) * 60_000_000_000n,
  );
  const block = await encodeBlock('long', { times, values: new BigInt64Array(8192).fill(1n) });
  expect(block.length).toBeLessThan(64);
});

test('a damaged block is told', async () => {
  const block = await encodeBlock('double', {
    times: BigInt64Array.of(1n, 5n),
    values: Float64Array.of(1.5, 2.5),
  });
  for (let at = 0; at < block.length; at++) {
    if (at >= 4 && at < 8) continue;
    const damaged = Buffer.from(block);
    damaged[at] = damaged[at]! ^ 0x10;
    expect(() => decodeBlock('double', 2, damaged)).toThrow(StorageError);
  }
});
