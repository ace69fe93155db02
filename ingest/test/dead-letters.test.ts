import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../src/commands/dead-letters.js';
import { readOptions } from '../src/dead-letters/options.js';
import { retryDeadLetters } from '../src/dead-letters/retry.js';
import { minuteMs, minuteStart } from '../src/clock.js';
import { DurableLog } from '../src/write/durable-log.js';
import { FixedClock, noon } from './support/clock.js';
import { FakeDatabase } from './support/fake-database.js';
import { output } from './support/output.js';
import { temporaryFolder } from './support/temporary.js';
import { mkdir } from 'node:fs/promises';

const lineAt = (ms: number) => `transaction,status=denied count=1i,id="${String(ms)}" ${String(ms)}000000`;

/** A data folder with three dead letters, and how to act on it. */
async function folder(database: Record<string, string> = {}) {
  const data = await temporaryFolder();
  const path = join(data, 'queue');
  await mkdir(path);
  const log = DurableLog.open(path);
  await log.addDeadLetters([1, 2, 3].map((n) => ({ at: noon, reason: '422 no', line: lineAt(n) })));
  await log.close();
  const act = (...argv: string[]) => output(() => run(argv, { FIREWATCH_DATA: data, ...database }));
  const left = async () =>
    (
      JSON.parse((await act('list', '--json')).text) as { deadLetters: Array<{ number: number }> }
    ).deadLetters.map(({ number }) => number);
  return { act, left };
}

describe('firewatch dead-letters remove', () => {
  it.each([
    [['all'], 3, []],
    [['2'], 1, [1, 3]],
    [['3', '1', '3'], 2, [2]],
  ])('%j', async (which, removed, rest) => {
    const { act, left } = await folder();
    const { code, text } = await act('remove', ...which, '--json');
    expect([code, JSON.parse(text)]).toEqual([0, { removed }]);
    expect(await left()).toEqual(rest);
  });

  it('removes none where one is not there', async () => {
    const { act, left } = await folder();
    expect((await act('remove', '1', '7')).code).toBe(1);
    expect(await left()).toEqual([1, 2, 3]);
  });

  it.each([[[]], [['some']], [['all', '1']], [['-1']]])('does not take %j', (which) => {
    expect(() => readOptions(['remove', ...which])).toThrow();
  });
});

describe('firewatch dead-letters retry', () => {
  it('tells what is stored now also where its minutes cannot be computed again', async () => {
    const server = createServer((request, response) => {
      request.resume();
      const isWrite = request.url?.startsWith('/api/v2/write') === true;
      response.writeHead(isWrite ? 204 : 500, { connection: 'close' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { act, left } = await folder({
      INFLUX_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      INFLUX_TOKEN: 'token',
      INFLUX_ORG: 'org',
    });
    const { code, text } = await act('retry', '--json');
    expect([code, JSON.parse(text)]).toEqual([1, { stored: 3, refused: 0, stopped: null }]);
    expect(await left()).toEqual([]);
  });

  it('tells which minutes have to be computed again', async () => {
    const database = new FakeDatabase();
    const log = DurableLog.open(await temporaryFolder());
    const ago = (minutes: number) => minuteStart(noon) - minutes * minuteMs;
    database.refuse = (line) => line === lineAt(ago(90));
    const lines = [ago(1), ago(60), ago(90), ago(30)].map(lineAt);
    await log.addDeadLetters(lines.map((line) => ({ at: noon, reason: '422 no', line })));
    const clock = new FixedClock(noon);
    expect(await retryDeadLetters(log, { send: database.send, clock })).toEqual({
      stored: 3,
      refused: 1,
      stopped: null,
      late: [ago(60), ago(29)],
    });
    await log.close();
  });
});
