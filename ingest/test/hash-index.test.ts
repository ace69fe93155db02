import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashId, mix, remainder, type Hash64 } from '../src/identity/hash.js';
import { HashIndex } from '../src/identity/hash-index.js';

describe('the hash index', () => {
  it('behaves as a map does, through collisions and deletions', () => {
    // Few distinct low words: long chains, so that deletion has to move entries up.
    const hash = fc.record({
      high: fc.integer({ min: 0, max: 30 }),
      low: fc.constantFrom(0, 1, 2, 1023, 1024, 4095),
    });
    const action = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), hash, value: fc.nat() }),
      fc.record({ kind: fc.constant('delete' as const), hash, value: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 400 }), (actions) => {
        const index = new HashIndex();
        const map = new Map<string, number>();
        const key = ({ high, low }: Hash64) => `${String(high)}:${String(low)}`;
        for (const { kind, hash: one, value } of actions) {
          if (kind === 'set') {
            index.set(one, value);
            map.set(key(one), value);
          } else {
            index.delete(one);
            map.delete(key(one));
          }
          expect(index.size).toBe(map.size);
        }
        for (let high = 0; high <= 30; high++)
          for (const low of [0, 1, 2, 1023, 1024, 4095])
            expect(index.get({ high, low })).toBe(map.get(key({ high, low })) ?? -1);
      }),
    );
  });

  it('grows', () => {
    const index = new HashIndex();
    for (let i = 0; i < 20_000; i++) index.set(hashId(String(i)), i);
    for (let i = 0; i < 20_000; i++) expect(index.get(hashId(String(i)))).toBe(i);
  });
});

describe('the hash of an id', () => {
  it('is the same for ever: points are found by it after every upgrade', () => {
    expect(hashId('pay-2041')).toEqual({ high: 2_819_532_081 | 0, low: 1_250_886_561 });
    expect(remainder(hashId('pay-2041'), 1_000_000_000)).toBe(806_504_865);
  });

  it('spreads over a second', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) tenths[Math.floor(remainder(hashId(`id-${String(i)}`), 1e9) / 1e8)]!++;
    for (const share of tenths) expect(share).toBeGreaterThan(1_800);
  });

  it('differs by what is mixed in', () => {
    const id = hashId('a');
    const mixed = new Set([0, 1, 2, 2 ** 32, 2 ** 33].map((number) => JSON.stringify(mix(id, number))));
    expect(mixed.size).toBe(5);
  });
});
