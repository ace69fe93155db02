import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { influxdIsBuilt } from '../../../test/influxd/start.js';
import {
  answersFile,
  engineAnswer,
  families,
  readCases,
  surroundings,
  writtenAnswers,
} from './parity/cases.js';
import { startInfluxdWithReadings } from './parity/influxd.js';
import type { Asked } from './parity/influxd.js';
import type { QueryContext } from '../src/eval/types.js';

/** Asks influxd what the fast tests hold the engine to. `vitest -u` writes down what it answers. */
describe.skipIf(!influxdIsBuilt())('answers compared with influxd', () => {
  let influxd: Asked;
  let context: QueryContext;
  beforeAll(async () => {
    influxd = await startInfluxdWithReadings();
    context = await surroundings();
  });
  afterAll(() => influxd.stop());

  test.each(families)('%s', async (family) => {
    const answers: Array<readonly [string, string]> = [];
    for (const { title, script } of readCases(family)) {
      const answer = await influxd.ask(script);
      answers.push([title, answer]);
      expect.soft(await engineAnswer(script, context), title).toBe(answer);
    }
    await expect(writtenAnswers(answers)).toMatchFileSnapshot(answersFile(family));
  });
});
