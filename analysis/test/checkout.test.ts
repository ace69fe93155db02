import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeCheckout } from '../src/checkout/analyze.js';
import { checkoutJson } from '../src/checkout/output.js';
import { hourName } from '../src/checkout/types.js';
import { tellStory } from '../src/checkout/story.js';
import type { CheckoutAnalysis, CheckoutHour } from '../src/checkout/types.js';
import { withDatabase } from '../src/duckdb/database.js';
import { fixture, sharedFile } from './files.js';

const analyze = (file: string) => withDatabase((database) => analyzeCheckout(database, file));

const anomalies = ({ hours }: CheckoutAnalysis) =>
  Object.fromEntries(
    hours
      .filter(({ verdict }) => verdict === 'low' || verdict === 'high')
      .map(({ hour, verdict }) => [hourName(hour), verdict]),
  );

const incidents = (analysis: CheckoutAnalysis) =>
  checkoutJson(analysis).incidents.map(({ start, end, direction, today, excess }) => ({
    start,
    end,
    direction,
    today,
    excess: Math.round(excess),
  }));

interface Case {
  file: string;
  anomalies: Record<string, string>;
  incidents: object[];
}
const cases = JSON.parse(readFileSync(fixture('checkout/verdicts.json'), 'utf8')) as Case[];

describe('checkout verdicts', () => {
  it.each(cases)('of $file', async (expected) => {
    const analysis = await analyze(fixture(`checkout/${expected.file}`));
    expect(anomalies(analysis)).toEqual(expected.anomalies);
    expect(incidents(analysis)).toEqual(expected.incidents);
  });

  it('are those of the challenge for its files', async () => {
    const [first, second] = [sharedFile('data/checkout_1.csv'), sharedFile('data/checkout_2.csv')];
    if (first === null || second === null) return;
    expect(anomalies(await analyze(first))).toEqual({ '08h': 'low', '09h': 'low' });
    const outage = await analyze(second);
    expect(anomalies(outage)).toEqual({
      '08h': 'high',
      '09h': 'high',
      '15h': 'low',
      '16h': 'low',
      '17h': 'low',
    });
    expect(incidents(outage)).toEqual([
      { start: '08h', end: '09h', direction: 'above', today: 61, excess: 40 },
      { start: '15h', end: '17h', direction: 'below', today: 0, excess: -86 },
    ]);
  });

  it('follow the formula: median of four references, square roots, a level of 4', async () => {
    const { hours } = await analyze(fixture('checkout/afternoon-outage.csv'));
    const nine = hours[9]!;
    const expected = (20.14 + 22) / 2;
    expect(nine.expected).toBeCloseTo(expected, 12);
    expect(nine.z).toBeCloseTo(2 * (Math.sqrt(46.375) - Math.sqrt(expected + 0.375)), 12);
    expect(nine.factor).toBeCloseTo(46 / expected, 12);
    expect(nine.difference).toBeCloseTo(46 - expected, 12);
    // Without yesterday's 22 the median is 20.14, without last month's 19.8 it is 22: the weaker one counts.
    expect(nine.weakestZ).toBeCloseTo(2 * (Math.sqrt(46.375) - Math.sqrt(22.375)), 12);
  });
});

describe('the story', () => {
  it('tells an outage with what is missing, and when it must have begun and ended', async () => {
    const { story } = await analyze(fixture('checkout/afternoon-outage.csv'));
    expect(story[0]).toContain(
      '15h to 17h: no sale at all while 29 to 33 an hour were expected; together about 94 sales missing.',
    );
    expect(story[0]).toContain('14h 21 of 31 (z −2.0), 18h 15 of 26 (z −2.4)');
    expect(story[0]).toContain('a stop from about 14:40 to about 18:25');
    expect(story[0]).toContain('Sure: z in its clearest hour is');
    expect(story[1]).toContain(
      '08h to 09h: 80 sales where about 33 were expected, together about 47 sales more than usual.',
    );
  });

  it.each<[string, Array<[number, Partial<CheckoutHour>]>, string]>([
    ['both usual', [], 'The hours around it are as usual.'],
    ['one, at the end of the day, usual', [[11, {}]], 'The hour next to it is as usual.'],
    [
      'one anomalous the other way',
      [[9, { verdict: 'high', z: 5 }]],
      'Next to it, 09h is anomalous the other way (z +5.0), and 11h is as usual.',
    ],
    [
      'one weak and one not judged',
      [
        [9, { z: -2, today: 20, expected: 30 }],
        [11, { verdict: 'not judged', z: null }],
      ],
      'The hour next to it is weak too, though no anomaly alone: 09h 20 of 30 (z −2.0). Next to it, 11h is not judged.',
    ],
  ])('tells neighbours: %s', (what, changes, sentence) => {
    const usual = { today: 30, expected: 30, difference: 0, factor: 1, z: 0, weakestZ: 0, verdict: 'usual' };
    const all = [9, 10, 11].map((hour) => ({ hour, ...usual }) as CheckoutHour);
    const hours = all
      .map((hour) => ({ ...hour, ...changes.find(([changed]) => changed === hour.hour)?.[1] }))
      .filter(({ hour }) => !what.includes('end of the day') || hour !== 9);
    const incident = { firstHour: 10, lastHour: 10, direction: 'below', hours: 1 } as const;
    const numbers = { today: 0, expected: 30, excess: -30, z: -10, weakestZ: -9 };
    expect(tellStory(hours, [{ ...incident, ...numbers }])[0]).toContain(` missing. ${sentence} Sure:`);
  });

  it('says that nothing is anomalous when nothing is', async () => {
    const { story } = await analyze(fixture('checkout/usual-day.csv'));
    expect(story).toHaveLength(1);
    expect(story[0]).toContain('No hour is anomalous');
  });
});
