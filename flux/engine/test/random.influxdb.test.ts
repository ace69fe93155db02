import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { influxdIsBuilt } from '../../../test/influxd/start.js';
import { randomScript } from './parity/arbitrary.js';
import { byLabel, engineAnswer, surroundings } from './parity/cases.js';
import { startInfluxdWithReadings } from './parity/influxd.js';
import type { Asked } from './parity/influxd.js';

/** Both sides get the same scripts every time; another number gives others. */
const seed = Number(process.env['RANDOM_SEED'] ?? 20240101);

/** Where influxd stumbles over itself there is nothing to be equal to. */
const stumbles = /panic|internal error|type conflict|already has column/;

/** An error as such, or behind the tables that were sent before it. */
const failure = /^error: |^,error,reference$/m;

describe.skipIf(!influxdIsBuilt())('random scripts compared with influxd', () => {
  let influxd: Asked;
  beforeAll(async () => {
    influxd = await startInfluxdWithReadings();
  });
  afterAll(() => influxd.stop());

  test('have the same tables, or fail on both sides', async () => {
    const context = await surroundings();
    await fc.assert(
      fc.asyncProperty(randomScript, async (script) => {
        const expected = await influxd.ask(script);
        fc.pre(!stumbles.test(expected));
        const answer = await engineAnswer(script, context);
        if (failure.test(expected)) expect(answer).toMatch(failure);
        else expect(byLabel(answer)).toBe(byLabel(expected));
      }),
      { numRuns: 400, seed },
    );
  });
});
