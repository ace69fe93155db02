import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankHash, hashId, remainder } from '../src/identity/hash.js';
import { Hashed } from '../src/identity/hashed.js';
import { Identities } from '../src/identity/identities.js';
import { RecentIdentities } from '../src/identity/recent.js';
import { SeriesTable } from '../src/identity/series.js';
import { readEntry, remember } from '../src/identity/warm.js';
import { pointLines } from '../src/intake/point-lines.js';
import type { Transaction } from '../src/transaction/transaction.js';
import { noon } from './support/clock.js';
import { transaction } from './support/transaction.js';

const fresh = (limits = {}) => new Identities(new RecentIdentities(limits), new SeriesTable(['auth_code']));

/** Takes a transaction and gives the line that would be written, or what else was decided. */
async function take(identities: Identities, one: Transaction, now = noon): Promise<string> {
  const claim = await identities.claim([one], now);
  claim.commit(0, new Set());
  if (claim.conflicts.length > 0) return 'conflict';
  return claim.duplicates > 0 ? 'duplicate' : pointLines(claim.points, [one]).text;
}

describe('identities that are found again after a restart', () => {
  it('are those that were written, whatever the time was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 20 }).filter((id) => !/\p{Cc}/u.test(id)),
        fc.integer({ min: noon - 1e9, max: noon }),
        fc.constantFrom('', '59', 'a b,c=d'),
        fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((amount) => amount + 0)),
        async (id, ms, tag, amount) => {
          const fine = ms % 1000 !== 0;
          const one = transaction({ id, time: { ms, fine }, tagValues: [tag], amount });
          const line = await take(fresh(), one);
          const identities = fresh();
          const [point] = readEntry(
            { number: 1, at: noon, size: 0, lines: [line, 'coverage,ingest=a full=1i 1000000'] },
            ['auth_code'],
          );
          remember(identities, point!, { seenAt: noon, queued: 0 });
          expect(await take(identities, one)).toBe('duplicate');
          expect(await take(identities, { ...one, time: { ms: ms + 1, fine: true } })).toBe('conflict');
          expect(await take(identities, { ...one, tagValues: ['other'] })).toBe('conflict');
          expect(await take(identities, { ...one, count: 2 })).toContain('count=2i');
        },
      ),
    );
  });

  it('are told apart where the time and the id within the second agree by chance', async () => {
    const id = Array.from({ length: 100_000 }, (_, i) => `p${String(i)}`).find(
      (text) => Math.floor(remainder(hashId(text), 1_000_000_000) / 1_000_000) === 678,
    )!;
    const one = transaction({ id, time: { ms: noon, fine: true } });
    const [point] = readEntry({ number: 1, at: noon, size: 0, lines: [await take(fresh(), one)] }, [
      'auth_code',
    ]);
    const identities = fresh();
    remember(identities, point!, { seenAt: noon, queued: 0 });
    expect(await take(identities, one)).toBe('duplicate');
  });

  it('take the places of their points: others are moved away from them', async () => {
    const line = await take(fresh(), transaction());
    const identities = fresh();
    const [point] = readEntry({ number: 1, at: noon, size: 0, lines: [line] }, ['auth_code']);
    // The same point under another id: the one that would fall there has to move.
    remember(identities, { ...point!, id: 'another' }, { seenAt: noon, queued: 0 });
    const moved = await take(identities, transaction());
    expect(BigInt(moved.split(' ').at(-1)!)).toBe(BigInt(line.split(' ').at(-1)!) + 1n);
  });
});

describe('recent identities', () => {
  it('are forgotten after their time', async () => {
    const identities = fresh({ ageMs: 1000 });
    await take(identities, transaction());
    await take(identities, transaction({ id: 'q' }), noon + 1001);
    expect(identities.recent.size).toBe(1);
    expect(await take(identities, transaction({ id: 'q' }), noon + 1001)).toBe('duplicate');
  });

  it('are bounded: the oldest go first', async () => {
    const identities = fresh({ identities: 100 });
    for (let i = 0; i < 1000; i++) await take(identities, transaction({ id: `p${String(i)}` }));
    expect(identities.recent.size).toBe(100);
    expect(await take(identities, transaction({ id: 'p999' }))).toBe('duplicate');
    expect(await take(identities, transaction({ id: 'p100' }))).toContain('count=1i');
  });

  it.each(['stored', 'queued', 'not written'])(
    'that are forgotten while they are %s leave others alone whose places they had',
    async (outcome) => {
      const identities = fresh({ identities: 100 });
      const claim = await identities.claim([transaction()], noon);
      // More than there were places for at first.
      const ids = Array.from({ length: 1100 }, (_, index) => `p${String(index)}`);
      for (const id of ids) await take(identities, transaction({ id }));
      const known = ids.slice(-100).map((id) => new Hashed([transaction({ id })]).identity(0, blankHash()));
      const kept = () => known.map((identity) => identities.recent.get(identities.recent.find(identity)));
      const before = kept();
      if (outcome === 'not written') claim.rollback();
      else claim.commit(outcome === 'queued' ? 7 : 0, new Set());
      expect(kept()).toEqual(before);
      expect(identities.recent.size).toBe(100);
      expect(await take(identities, transaction())).toContain('count=1i');
    },
  );

  it('are as they were before when nothing was written', async () => {
    const identities = fresh();
    await take(identities, transaction({ count: 5 }));
    const claim = await identities.claim([transaction({ count: 6 }), transaction({ id: 'new' })], noon);
    claim.rollback();
    expect(await take(identities, transaction({ count: 5 }))).toBe('duplicate');
    expect(await take(identities, transaction({ id: 'new' }))).toContain('count=1i');
  });

  it('wait for one another: who comes second learns what became of the first', async () => {
    const identities = fresh();
    const first = await identities.claim([transaction()], noon);
    let decided = false;
    const second = identities.claim([transaction()], noon).then((claim) => {
      decided = true;
      return claim;
    });
    await new Promise(setImmediate);
    expect(decided).toBe(false);
    first.rollback();
    expect((await second).points.length).toBe(1);
  });
});
