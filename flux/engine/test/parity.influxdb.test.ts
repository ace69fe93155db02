import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { influxdIsBuilt } from '../../../test/influxd/start.js';
import {
  answersFile,
  byLabel,
  engineAnswer,
  families,
  readAnswers,
  readCases,
  surroundings,
  writtenAnswers,
} from './parity/cases.js';
import { startInfluxdWithReadings } from './parity/influxd.js';
import type { Asked } from './parity/influxd.js';
import type { QueryContext } from '../src/eval/types.js';

const mostTries = 5;

/** Asks influxd what the fast tests hold the engine to. `vitest -u` writes down what it answers. */
describe.skipIf(!influxdIsBuilt())('answers compared with influxd', () => {
  let influxd: Asked;
  let context: QueryContext;
  beforeAll(async () => {
    influxd = await startInfluxdWithReadings();
    context = await surroundings();
  });
  afterAll(() => influxd.stop());

  /** What influxd answers: asked again where it is not what it answered before, since where two streams meet it is up to chance. */
  const answerOf = async (script: string, written: string | undefined): Promise<string> => {
    for (let tries = 1; ; tries++) {
      const answer = await influxd.ask(script);
      if (tries === mostTries || written === undefined || byLabel(written) === byLabel(answer)) return answer;
    }
  };

  test.each(families)('%s', async (family) => {
    const answers: Array<readonly [string, string]> = [];
    const known = readAnswers(family);
    for (const { title, script } of readCases(family)) {
      const written = known.get(title);
      const answer = await answerOf(script, written);
      // What differs in the order of columns alone was and is an answer of influxd's.
      const same = written !== undefined && byLabel(written) === byLabel(answer);
      answers.push([title, same ? written : answer]);
      expect.soft(byLabel(await engineAnswer(script, context)), title).toBe(byLabel(answer));
    }
    await expect(writtenAnswers(answers)).toMatchFileSnapshot(answersFile(family));
  });
});
