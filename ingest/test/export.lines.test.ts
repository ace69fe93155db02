import { openEngine, startServer } from '@firewatch/engine';
import { expect, it, onTestFinished } from 'vitest';
import { exportLines, firstTime } from '../src/export/lines.js';

it('begins with the first point, though its time has no fraction and another of that second has', async () => {
  const second = 1_769_871_600;
  const lines = [
    `transaction,status=denied count=1i ${String(second)}370000000`,
    `transaction,status=failed count=2i ${String(second)}000000000`,
  ];
  const engine = await openEngine({ memory: true });
  const access = { token: 'token-of-the-tests', org: 'firewatch' };
  const server = await startServer({ engine, ...access, tasks: false });
  onTestFinished(async () => {
    await server.close();
    await engine.close();
  });
  await engine.createBucket('transactions');
  await engine.write('transactions', lines.join('\n'));
  const connection = { url: server.url, ...access };
  const from = await firstTime(connection, 'transactions');
  expect(from?.getTime()).toBe(second * 1000);
  const exported: string[] = [];
  const range = { bucket: 'transactions', from: from!, to: new Date(second * 1000 + 5_000) };
  for await (const line of exportLines(connection, range)) exported.push(line);
  expect(exported.sort()).toEqual(lines);
});
