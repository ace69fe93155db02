import { openEngine, startServer } from '@firewatch/engine';
import { loadModel, statuses } from '@firewatch/flux';
import { expect, it, onTestFinished } from 'vitest';
import { readStored } from '../src/backtest/stored.js';

it('takes a hub’s minute for covered when all shards that it knew have reported it', async () => {
  const engine = await openEngine({ memory: true });
  await engine.createBucket('analytics');
  const access = { token: 'token-of-the-tests', org: 'firewatch' };
  const server = await startServer({ engine, ...access, tasks: false });
  onTestFinished(async () => {
    await server.close();
    await engine.close();
  });
  const from = new Date('2026-01-05T00:00:00Z');
  const lines: string[] = [];
  for (let minute = 0; minute < 10; minute++)
    for (const status of statuses) {
      const time = String(from.getTime() / 1000 + minute * 60);
      // Shard b is known from minute 3 on, and stays away in minutes 5 and 6.
      const known = minute < 3 ? 1 : 2;
      const whole = minute === 5 || minute === 6 ? 0 : 1;
      lines.push(`minute,status=${status} shards=${String(known)}i,whole=${String(whole)}i ${time}`);
      lines.push(`minute,status=${status},shard=a count=6i,covered=1i ${time}`);
      if (minute >= 3 && minute !== 5 && minute !== 6)
        lines.push(`minute,status=${status},shard=b count=4i,covered=1i ${time}`);
    }
  await engine.write('analytics', lines.join('\n'), { precision: 's' });
  const to = new Date(from.getTime() + 10 * 60_000);
  const stored = await readStored({ url: server.url, ...access }, loadModel(), { from, to });
  expect([...stored.covered]).toEqual([1, 1, 1, 1, 1, 0, 0, 1, 1, 1]);
  expect([...stored.counts.denied]).toEqual([6, 6, 6, 10, 10, 6, 6, 10, 10, 10]);
});
