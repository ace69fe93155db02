import { describe, expect, it } from 'vitest';
import { makeModel, readRecommendation, recompute, type ModelConstants } from '../src/index.js';
import { rules } from '../src/model/rules.js';
import { minute } from './support/counts.js';
import { taskRunner } from './support/live.js';
import { memoryStore } from './support/store.js';

/** Models that together have every number at both of its limits, as far apart as what must hold between them allows. */
const models: Record<string, Partial<ModelConstants>> = {
  'the shortest windows and references': {
    ...{ shortWindow: 1, middleWindow: 2, longWindow: 3, upwardMinimum: 0, learningMinutes: 1 },
    ...{ referenceStart: 30, referenceEnd: 16, referenceMinimum: 1 },
    ...{ downwardStart: 10, downwardEnd: 6, trendStart: 11, trendEnd: 10 },
  },
  'the longest windows and references': {
    ...{ shortWindow: 13, middleWindow: 14, longWindow: 15, upwardMinimum: 1e9, learningMinutes: 75 },
    ...{ referenceStart: 75, referenceEnd: 16, referenceMinimum: 60 },
    ...{ downwardStart: 74, downwardEnd: 6, trendStart: 75, trendEnd: 74 },
  },
  'the farthest references': {
    ...{ referenceStart: 75, referenceEnd: 60, referenceMinimum: 1 },
    ...{ downwardStart: 60, downwardEnd: 60, trendStart: 75, trendEnd: 61 },
  },
  'the least of what finds and keeps': {
    ...{ warningLevel: 1, criticalLevel: 1, flagScore: 1, stayScore: 1, offScore: 0.1, trendLeast: 0.01 },
    ...{
      downwardShare: 0.01,
      downwardMinimum: 0,
      upwardHold: 1,
      downwardHold: 1,
      flagShare: 0,
      flagMinimum: 0,
    },
    ...{
      silenceMinutes: 1,
      silenceExpected: 0.1,
      calmMinutes: 1,
      absorbMinutes: 10,
      absorbUnknownMinutes: 10,
    },
    ...{ shapeLeast: 0.001, shapeMost: 1, shapeMinimum: 1, shapeCovered: 1, incidentGap: 1, shards: 1 },
  },
  'the most of what finds and keeps': {
    ...{
      warningLevel: 100,
      criticalLevel: 100,
      flagScore: 100,
      stayScore: 100,
      offScore: 100,
      trendLeast: 1,
    },
    ...{ downwardShare: 1, downwardMinimum: 1e9, upwardHold: 1440, downwardHold: 1440, flagShare: 1 },
    ...{ flagMinimum: 1e9, silenceMinutes: 60, silenceExpected: 1e9, calmMinutes: 60, absorbMinutes: 1440 },
    ...{ absorbUnknownMinutes: 1440, shapeLeast: 1, shapeMost: 1000, shapeMinimum: 1e9, shapeCovered: 31 },
    ...{ incidentGap: 10, shards: 10_000 },
  },
  'nothing watched upwards': { upward: [] },
  'nothing watched downwards': { downward: [] },
};

describe('the limits of the constants', () => {
  it('are all among the models that are tried', () => {
    const tried = (key: string, value: number): boolean =>
      Object.values(models).some((model) => model[key as keyof ModelConstants] === value);
    const untried = Object.entries(rules).flatMap(([key, rule]) =>
      'least' in rule ? [rule.least, rule.most].filter((v) => !tried(key, v)).map((v) => `${key} ${v}`) : [],
    );
    expect(untried).toEqual([]);
  });

  it.each(Object.entries(models))('let tasks and replies run: %s', async (_, constants) => {
    const store = await memoryStore(makeModel(constants));
    const seconds = minute(79).getTime() / 1000;
    // An open incident, so that what follows one runs too, and a reply while the tasks stand still.
    await store.write('analytics', `anomaly,status=approved state=1i,since=${seconds}i,score=9 ${seconds}`);
    await store.write('transactions', `coverage,ingest=test full=1i ${minute(94).getTime() / 1000}`);
    await taskRunner(store)(89);
    await recompute(store, { from: minute(85), to: minute(90), model: store.model });
    for (const at of [minute(90.5), minute(95.5)]) {
      const { states } = await readRecommendation(store, { at, model: store.model, tags: [] });
      expect(states.length).toBeGreaterThan(0);
    }
    await store.close();
  });
});
