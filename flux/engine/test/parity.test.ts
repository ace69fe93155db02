import { beforeAll, describe, expect, test } from 'vitest';
import { engineAnswer, families, readAnswers, readCases, surroundings } from './parity/cases.js';
import type { QueryContext } from '../src/eval/types.js';

/** Scripts with the answers that influxd gave; parity.influxdb.test.ts holds the answers to influxd itself. */
describe.each(families)('%s as influxd answers', (family) => {
  const answers = readAnswers(family);
  let context: QueryContext;
  beforeAll(async () => {
    context = await surroundings();
  });

  test.each(readCases(family))('$title', async ({ title, script }) => {
    expect(await engineAnswer(script, context)).toBe(answers.get(title));
  });
});
