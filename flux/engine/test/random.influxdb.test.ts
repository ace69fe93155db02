import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { influxdIsBuilt } from '../../../test/influxd/start.js';
import { randomScript } from './parity/arbitrary/scripts.js';
import { byLabel, byResult, engineAnswer, surroundings } from './parity/cases.js';
import { startInfluxdWithReadings } from './parity/influxd.js';
import type { Asked } from './parity/influxd.js';

/** Both sides get the same scripts every time; another number gives others. */
const seed = Number(process.env['RANDOM_SEED'] ?? 20240101);

/** Where influxd stumbles over itself there is nothing to be equal to. */
const stumbles = /panic|internal error|type conflict|already has column/;

/** An error as such, or behind the tables that were sent before it. */
const failure = /^error: |^,error,reference$/m;

const plain = (answer: string): string => byLabel(byResult(answer));

describe.skipIf(!influxdIsBuilt())('random scripts compared with influxd', () => {
  let influxd: Asked;
  beforeAll(async () => {
    influxd = await startInfluxdWithReadings();
  });
  afterAll(() => influxd.stop());

  /** Whether influxd says the same again: where two streams meet, it goes by which of them comes first. */
  const isSteady = async (script: string, expected: string): Promise<boolean> => {
    for (let times = 0; times < 4; times++)
      if (plain(await influxd.ask(script)) !== plain(expected)) return false;
    return true;
  };

  test('have the same tables, or fail on both sides', async () => {
    const context = await surroundings();
    await fc.assert(
      fc.asyncProperty(randomScript, async (script) => {
        const expected = await influxd.ask(script);
        fc.pre(!stumbles.test(expected));
        const answer = await engineAnswer(script, context);
        if (failure.test(expected)) expect(answer).toMatch(failure);
        else if (plain(answer) !== plain(expected)) {
          fc.pre(await isSteady(script, expected));
          expect(plain(answer)).toBe(plain(expected));
        }
      }),
      { numRuns: 1000, seed },
    );
  });
});
