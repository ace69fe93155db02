import { describe, expect, it } from 'vitest';
import { reason, type Reasoned } from '../src/index.js';

const denied: Reasoned = { status: 'denied', direction: 'above', window: 5, observed: 74, expected: 31.2 };
const approved: Reasoned = { status: 'approved', direction: 'below', window: 5, observed: 60, expected: 500 };

describe('reason', () => {
  it.each<[string, Reasoned, string]>([
    [
      'more of them, at the usual volume',
      { ...denied, volume: 542, expectedVolume: 500 },
      'denied 74 in 5 minutes, 31 expected (2.4×), its share of volume is up too',
    ],
    [
      'more of them, and fewer of the others',
      { ...denied, volume: 420, expectedVolume: 500 },
      'denied 74 in 5 minutes, 31 expected (2.4×): more of them, and 26 % fewer of all others, so a share 2.8× the usual',
    ],
    [
      'more of them in a minute that is not over, where the others are still to come',
      { ...denied, volume: 420, expectedVolume: 500, unfinished: true },
      'denied 74 in 5 minutes, 31 expected (2.4×), its share of volume is up too',
    ],
    [
      'fewer of the others, so a larger share',
      { ...denied, observed: 40, volume: 160, expectedVolume: 500 },
      'denied 40 in 5 minutes, 31 expected (1.3×): mostly 74 % fewer of all others, so a share 4.0× the usual',
    ],
    [
      'more of everything, but of this most',
      { ...denied, observed: 124, volume: 124 + 700, expectedVolume: 500 },
      'denied 124 in 5 minutes, 31 expected (4.0×), by more than all others, which are up 49 %',
    ],
    [
      'something that is never there',
      {
        status: 'backend_reversed',
        direction: 'above',
        window: 1,
        observed: 4,
        expected: 0,
        volume: 30,
        expectedVolume: 26,
      },
      'backend reversed 4 in 1 minute, 0 expected, its share of volume is up too',
    ],
    ['an unknown volume', { ...denied, expected: 3.14 }, 'denied 74 in 5 minutes, 3.1 expected (24×)'],
    [
      'a loss of one kind alone',
      { ...approved, volume: 110, expectedVolume: 550 },
      'approved 60 in 5 minutes, 500 expected (0.1×), while all others arrive as usual',
    ],
    [
      'a loss of every kind',
      { ...approved, volume: 65, expectedVolume: 550 },
      'approved 60 in 5 minutes, 500 expected (0.1×), and 90 % fewer of all others',
    ],
    [
      'a loss that became something else',
      { ...approved, volume: 300, expectedVolume: 550 },
      'approved 60 in 5 minutes, 500 expected (0.1×), while all others are up 380 %',
    ],
    [
      'silence',
      { status: 'silence', direction: 'below', window: 4, observed: 0, expected: 1301.6 },
      'no transaction at all for 4 minutes, 1302 expected',
    ],
  ])('says %s', (_, finding, words) => {
    expect(reason(finding)).toBe(words);
  });
});
