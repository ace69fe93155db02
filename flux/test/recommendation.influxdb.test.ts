import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { readRecommendation, toRecommendation, type Recommendation } from '../src/index.js';
import { countsOf, linesOf, minute, normal } from './support/counts.js';
import { judge } from './support/judged.js';
import { influxStore, memoryStore, type TestStore } from './support/store.js';

/** The tasks judge up to here, and then stand still. */
const judged = 75;
const counts = countsOf(judged + 15, (s, t) => (s === 'denied' && t >= judged - 5 ? 25 : normal[s]));

async function answersOf(store: TestStore): Promise<Recommendation[]> {
  await judge(store, counts, 0, judged);
  const later = linesOf(counts, judged).replaceAll('status=denied', 'status=denied,auth_code=51');
  await store.write('transactions', later);
  const answers: Recommendation[] = [];
  for (const open of [judged + 1, judged + 6, judged + 12]) {
    const options = { at: minute(open + 0.5), model: store.model, tags: ['auth_code'] };
    answers.push(toRecommendation(await readRecommendation(store, options), { model: store.model }));
  }
  return answers;
}

describe.skipIf(!influxdIsBuilt())('the recommendation on influxd', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
  }, 120_000);
  afterAll(() => influxd.stop());

  it('is that of the embedded engine: findings, segments, and what is known when the tasks stand still', async () => {
    const embedded = await memoryStore();
    const expected = await answersOf(embedded);
    await embedded.close();
    expect(expected.map(({ action }) => action)).toEqual(['alert', 'unknown', 'unknown']);
    expect(expected[0]!.findings[0]).toMatchObject({ status: 'denied', upper: expect.any(Number) as number });
    expect(expected[0]!.findings[0]!.segments).toHaveLength(1);
    for (const answer of expected.slice(1)) expect(answer.incident).toMatchObject({ statuses: ['denied'] });
    expect(await answersOf(await influxStore(influxd))).toEqual(expected);
  });
});
