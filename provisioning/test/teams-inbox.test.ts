import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { teamsMessage } from './teams-message.js';

const start = (argv: string[]) => {
  const script =
    "import('@firewatch/provisioning/commands/teams-inbox').then(async ({ run }) => process.exit(await run(process.argv.slice(1))))";
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...argv], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = (stream: NodeJS.ReadableStream) => createInterface({ input: stream })[Symbol.asyncIterator]();
  return { child, out: lines(child.stdout), err: lines(child.stderr) };
};

it('runs until it is told to end, and prints each card as JSON', async () => {
  const { child, out, err } = start(['--port', '0', '--json']);
  const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(String((await err.next()).value)) ?? [];
  const body = JSON.stringify(teamsMessage({ title: 'Critical: denied', message: '' }, true));
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(url!, { method: 'POST', headers, body })).status).toBe(202);
  expect(JSON.parse(String((await out.next()).value))).toMatchObject({ title: 'Critical: denied' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it.each([[['--port', 'many']], [['--nonsense']]])('%j: wrong usage', async (argv) => {
  const { child } = start(argv);
  expect(await once(child, 'exit')).toEqual([2, null]);
});
