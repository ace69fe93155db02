import { expect, it } from 'vitest';
import { compose, loadScript, statuses } from '../src/index.js';
import { minute } from './support/counts.js';
import { stored } from './support/judged.js';
import { memoryStore } from './support/store.js';

const seconds = (n: number): number => minute(n).getTime() / 1000;
/** The last minute of an incident of `failed` that began here. */
const [began, ended] = [3, 20];

it.each([
  ['one incident for people, opening first in its block', 10, 10, began],
  ['one incident for people, opening last in its block', 10, 1, began],
  ['two, opening first in its block', 11, 10, ended + 11],
  ['two, opening last in its block', 11, 1, ended + 11],
])('incidents are %s: %i minutes apart', async (_, apart, ahead, expected) => {
  const store = await memoryStore();
  const opens = ended + apart;
  const covered = Array.from({ length: 60 }, (__, t) =>
    statuses.map((s) => `minute,status=${s},shard=0 count=10i,covered=1i ${seconds(t)}`),
  );
  const baseline = `baseline,status=denied y=60i,n=60i,vy=4200i ${seconds(opens)}`;
  const failed = `anomaly,status=failed state=2i,since=${seconds(began)}i,incident=${seconds(began)}i ${seconds(ended)}`;
  const denied = `anomaly,status=denied score=9 ${seconds(opens)}`;
  await store.write('analytics', [...covered.flat(), baseline, failed, denied].join('\n'));
  const script = compose(loadScript('tasks/incidents'), { model: store.model, task: false });
  await store.run(script, { now: minute(opens + ahead) });
  const incidents = await stored(store, 'anomaly', 'incident');
  const opened = incidents.find((row) => row.status === 'denied' && row.minute === opens);
  expect(opened?.value).toBe(seconds(expected));
  await store.close();
});
