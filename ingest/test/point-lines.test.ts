import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Identities } from '../src/identity/identities.js';
import { ClaimedPoints } from '../src/identity/claimed-points.js';
import { RecentIdentities } from '../src/identity/recent.js';
import { SeriesTable } from '../src/identity/series.js';
import { pointLines } from '../src/intake/point-lines.js';
import type { Transaction } from '../src/transaction/transaction.js';
import { formatLine, formatTime, seriesPrefix } from '../src/write/line.js';
import { Lines } from '../src/write/lines.js';
import { noon } from './support/clock.js';
import { transaction } from './support/transaction.js';

/** Text of one byte a character, of more, and of what has to be escaped. */
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('a', 'é', '\u00ff', '\u0100', '日', '👛', '"', '\\', ' '),
    minLength: 1,
  }),
);
const point = fc.record({
  id: text,
  tag: text,
  base: fc.integer({ min: 1e12, max: 9_999_999_999_999 - 1_000 }),
  offset: fc.integer({ min: 0, max: 999_999_999 }),
  count: fc.nat(1_000_000_000),
  amount: fc.option(fc.double({ min: -1e15, max: 1e15, noNaN: true })),
});

describe('the lines of points', () => {
  it('are those that line protocol asks for, of every text, number and time', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 8 }), (given) => {
        const points = new ClaimedPoints(given.length);
        given.forEach(({ tag, base, offset, count, amount }, item) =>
          points.add({
            item,
            number: item,
            prefix: seriesPrefix('transaction', { tag }),
            base,
            offset,
            count,
            amount: amount ?? NaN,
          }),
        );
        const lines = pointLines(
          points,
          given.map(({ id }) => transaction({ id })),
        );
        const expected = given.map(({ id, tag, base, offset, count, amount }) =>
          formatLine(
            seriesPrefix('transaction', { tag }),
            { count: BigInt(count), ...(amount === null ? {} : { amount }), id },
            formatTime(base, offset),
          ),
        );
        expect(lines.count).toBe(given.length);
        expect(lines.text).toBe(expected.join('\n'));
      }),
      { numRuns: 500 },
    );
  });

  it('are as many as there are, however long their text becomes', () => {
    const many = 3_000;
    const points = new ClaimedPoints(many);
    const ids = Array.from({ length: many }, (_, item) => `${'x'.repeat(60)}${String(item)}`);
    ids.forEach((_, item) =>
      points.add({
        item,
        number: item,
        prefix: 'transaction',
        base: noon,
        offset: item,
        count: 1,
        amount: NaN,
      }),
    );
    const lines = pointLines(
      points,
      ids.map((id) => transaction({ id })),
    ).toArray();
    expect(lines.length).toBe(many);
    expect(lines[many - 1]).toBe(`transaction count=1i,id="${ids[many - 1]!}" ${formatTime(noon, many - 1)}`);
  });
});

describe('what a request says of one identity more than once', () => {
  const claimed = async (...given: Array<Partial<Transaction>>) => {
    const identities = new Identities(new RecentIdentities(), new SeriesTable(['auth_code']));
    const before = await identities.claim([transaction({ amount: 5 })], noon);
    before.commit(0, new Set());
    const transactions = given.map(transaction);
    return pointLines((await identities.claim(transactions, noon)).points, transactions).text;
  };

  it.each<[string, Array<Partial<Transaction>>, RegExp]>([
    [
      'becomes one line, which says the last of it',
      [{ count: 2 }, { count: 3, amount: 7 }],
      /count=3i,amount=7,/,
    ],
    ['says nothing of an amount that is gone', [{ count: 2 }], /count=2i,amount=0,/],
    ['… and goes on to', [{ count: 2 }, { count: 3 }], /count=3i,amount=0,/],
    [
      '… until there is another one',
      [{ count: 2 }, { count: 3, amount: 1 }, { count: 4 }],
      /count=4i,amount=0,/,
    ],
  ])('%s', async (_, given, expected) => {
    expect(await claimed(...given)).toMatch(expected);
    expect(await claimed(...given)).not.toContain('\n');
  });
});

describe('lines that go together', () => {
  it('are one text, and the same lines when they are taken apart', () => {
    const line = fc.string({ minLength: 1 }).filter((one) => !one.includes('\n'));
    fc.assert(
      fc.property(fc.array(fc.array(line)), (groups) => {
        const joined = Lines.join(groups.filter((group) => group.length > 0).map((group) => Lines.of(group)));
        expect(joined.toArray()).toEqual(groups.flat());
        expect(joined.count).toBe(groups.flat().length);
      }),
    );
  });
});
