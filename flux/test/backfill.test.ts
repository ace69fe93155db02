import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openEngine, startServer } from '@firewatch/engine';
import { expect, it, onTestFinished } from 'vitest';
import { loadModel, recompute, runQuery, type Connection } from '../src/index.js';
import { countsOf, linesOf, minute } from './support/counts.js';

const firewatch = fileURLToPath(new URL('../../bin/firewatch.js', import.meta.url));
const minutes = 60;
const counts = countsOf(minutes, (s, t) =>
  s === 'denied' && t >= 45 && t < 55 ? 60 : s === 'approved' ? 100 : 7,
);
const model = loadModel();

/** A server whose transactions are there and not judged. */
async function unjudged(): Promise<Connection> {
  const engine = await openEngine({ memory: true });
  const access = { token: 'token-of-the-tests', org: 'firewatch' };
  const server = await startServer({ engine, ...access, tasks: false });
  onTestFinished(async () => {
    await server.close();
    await engine.close();
  });
  await engine.createBucket(model.constants.transactionsBucket);
  await engine.createBucket(model.constants.analyticsBucket);
  await engine.write(model.constants.transactionsBucket, linesOf(counts), { precision: 's' });
  return { url: server.url, ...access };
}

function backfill({ url, token, org }: Connection) {
  const range = ['--from', minute(0).toISOString(), '--to', minute(minutes).toISOString()];
  const child = spawn(process.execPath, [firewatch, 'backfill', ...range, '--json'], {
    // Neither the developer's settings nor his `.env` reach it.
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { PATH: process.env['PATH'], INFLUX_URL: url, INFLUX_TOKEN: token, INFLUX_ORG: org },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  return { child, ended: once(child, 'exit').then(() => output) };
}

const all = (connection: Connection, measurement: string) =>
  runQuery(
    connection,
    `from(bucket: "analytics") |> range(start: ${minute(0).toISOString()}, stop: ${minute(minutes + 5).toISOString()})
      |> filter(fn: (r) => r._measurement ${measurement} "recompute") |> toFloat()`,
  );

it('goes on where it was killed, and ends as if it had not been', { timeout: 120_000 }, async () => {
  const [whole, killed] = [await unjudged(), await unjudged()];
  await recompute(whole, { from: minute(0), to: minute(minutes), model });

  const first = backfill(killed);
  while ((await all(killed, '==')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  first.child.kill('SIGKILL');
  expect(await first.ended).toBe('');
  const half = await all(killed, '!=');

  const report = JSON.parse(await backfill(killed).ended) as { minutes: number; resumedAt: string };
  expect(Date.parse(report.resumedAt)).toBeGreaterThan(minute(0).getTime());
  expect(report.minutes).toBe((minute(minutes).getTime() - Date.parse(report.resumedAt)) / 60_000);
  const wanted = await all(whole, '!=');
  expect(half.length).toBeLessThan(wanted.length);
  expect(await all(killed, '!=')).toEqual(wanted);

  // Again from the beginning: nothing changes.
  await recompute(killed, { from: minute(0), to: minute(minutes), model });
  expect(await all(killed, '!=')).toEqual(wanted);
});
