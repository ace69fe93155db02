import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeCheckout } from '../src/checkout/analyze.js';
import { checkoutJson } from '../src/checkout/output.js';
import { hourName } from '../src/checkout/types.js';
import type { CheckoutAnalysis } from '../src/checkout/types.js';
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

  it('says that nothing is anomalous when nothing is', async () => {
    const { story } = await analyze(fixture('checkout/usual-day.csv'));
    expect(story).toHaveLength(1);
    expect(story[0]).toContain('No hour is anomalous');
  });
});
