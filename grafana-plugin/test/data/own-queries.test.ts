// @vitest-environment node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Engine, openEngine } from '@firewatch/engine';
import { compose, loadModel, loadScript } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Model, prepare } from '../../src/data/model.js';
import { verdict } from '../../src/data/verdict.js';
import { home } from '../support/build.js';
import { queryFrames } from '../support/flux-source.js';

const minuteMs = 60_000;
const start = Date.UTC(2026, 0, 14, 12);
const minutes = 10;
const end = start + minutes * minuteMs;
/** Denials are ordinary until then. */
const off = 6;
const model = loadModel();

function linesOf(minute: number): string[] {
  const at = (start + minute * minuteMs) / 1000;
  const isOff = minute >= off;
  const since = isOff ? start / 1000 + off * 60 : 0;
  // Two shards, which the queries add up.
  return ['a', 'b'].flatMap((shard) => [
    `minute,status=denied,shard=${shard} count=${isOff ? 20 : 5}i,covered=1i ${at}`,
    `minute,status=approved,shard=${shard} count=50i,covered=1i ${at}`,
  ]).concat([
    `baseline,status=denied expected=10,lower=2,upper=19,visible=1.9,y=10i,n=5i ${at}`,
    `baseline,status=approved expected=100,lower=70,upper=130,visible=0.7,y=100i,n=5i ${at}`,
    `anomaly,status=denied score=${isOff ? 6.5 : 0.2},severity=${isOff ? 2 : 0}i,window=1i,observed=40,expected=10,` +
      `flagged=${isOff ? 1 : 0}i,run=0i,state=${isOff ? 1 : 0}i,since=${since}i,incident=${since}i,peak=${isOff ? 6.5 : 0},` +
      `excess=${isOff ? 30 * (minute - off + 1) : 0} ${at}`,
    `anomaly,status=approved score=0.1,severity=0i,window=1i,observed=100,expected=100,flagged=0i,run=0i,state=0i,since=0i,` +
      `incident=0i,peak=0,excess=0 ${at}`,
    `anomaly,status=silence score=0,severity=0i,window=1i,flagged=0i,run=0i,state=0i,since=0i,incident=0i,peak=0,excess=0 ${at}`,
  ]);
}

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine({ memory: true });
  await engine.createBucket(model.constants.transactionsBucket);
  await engine.createBucket(model.constants.analyticsBucket);
  const lines = Array.from({ length: minutes }, (_, minute) => linesOf(minute)).flat();
  const { dropped } = await engine.write(model.constants.analyticsBucket, lines.join('\n'), { precision: 's' });
  expect(dropped).toBe(0);
});

afterAll(() => engine.close());

async function prepared(script: string): Promise<Model> {
  const frames = await queryFrames(engine, script, new Date(end));
  return prepare({ frames, range: { from: start, to: end }, clock: end, nowMinutes: 5, statuses: [], order: [] });
}

describe('the panel on what Grafana gets', () => {
  it('from queries/status-mix draws everything, with nothing to remark', async () => {
    const params = { start: new Date(start), stop: new Date(end) };
    const drawn = await prepared(compose(loadScript('queries/status-mix'), { model, params }));
    expect(drawn.problem).toBeNull();
    expect(drawn.remarks).toEqual([]);
    expect(drawn.step).toBe(minuteMs);
    expect(drawn.lanes.map(({ status }) => status)).toEqual(['denied', 'approved']);
    const [denied] = drawn.lanes;
    expect(denied!.count).toEqual([10, 10, 10, 10, 10, 10, 40, 40, 40, 40]);
    expect(denied!.upper).toEqual(new Array(minutes).fill(19));
    expect(drawn.silence).not.toBeNull();
    expect(drawn.overall).toEqual({ absent: [], partial: [], learning: [], heldOut: denied!.conditions.heldOut });
    const { standing, since, deviations } = verdict(drawn, 1);
    expect({ standing, since }).toEqual({ standing: 'critical', since: start + off * minuteMs });
    expect(deviations).toMatchObject([{ status: 'denied', incident: { excess: 120, outcome: 'open' } }]);
  });

  it("from the README's smallest query draws counts, shards added up, against their band", async () => {
    const readme = readFileSync(path.join(home, 'README.md'), 'utf8');
    const [, snippet] = /```flux\n([\s\S]+?)```/.exec(readme)!;
    const script = snippet!
      .replace('v.timeRangeStart', new Date(start).toISOString())
      .replace('v.timeRangeStop', new Date(end).toISOString())
      .replace('"analytics"', `"${model.constants.analyticsBucket}"`);
    const drawn = await prepared(script);
    expect(drawn.problem).toBeNull();
    expect(drawn.remarks.flatMap(({ missing }) => missing)).toEqual(['severity', 'state']);
    const denied = drawn.lanes.find(({ status }) => status === 'denied')!;
    expect(denied.count).toEqual([10, 10, 10, 10, 10, 10, 40, 40, 40, 40]);
    expect(denied.expected).toEqual(new Array(minutes).fill(10));
    expect(denied.lower).toEqual(new Array(minutes).fill(2));
  });
});
