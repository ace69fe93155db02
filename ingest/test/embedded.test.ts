import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished, expect, it } from 'vitest';
import type { StartEngine } from '../src/service/database.js';
import { startEmbedded } from '../src/service/embedded.js';
import { startRunning } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

it(
  'the embedded engine comes back on its port, so that Grafana goes on reading it',
  { timeout: 60_000 },
  async () => {
    const environment = { FIREWATCH_DATA: await temporaryFolder() };
    const first = await startRunning(environment);
    const { url } = first.connection;
    await first.close();
    const second = await startRunning(environment);
    expect(second.connection.url).toBe(url);
    await second.close();

    const other = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    onTestFinished(async () => new Promise<void>((resolve) => void other.close(() => resolve())));
    await new Promise((resolve) => other.once('listening', resolve));
    expect((other.address() as AddressInfo).port).toBe(Number(new URL(url).port));
    const third = await startRunning(environment);
    expect(third.connection.url).not.toBe(url);
  },
);

it('the end of the embedded engine is the end of the service, and what it goes on after is not', async () => {
  let tell: (error: Error, fatal: boolean) => void = () => undefined;
  const startEngine: StartEngine = (options) => {
    tell = options.onError;
    return startEmbedded(options);
  };
  const fatal: Error[] = [];
  const onFatal = (error: Error) => fatal.push(error);
  await startRunning({ FIREWATCH_DATA: await temporaryFolder() }, { startEngine, onFatal });
  tell(new Error('a compaction failed'), false);
  expect(fatal).toEqual([]);
  const gone = new Error('the worker ended with code 1');
  tell(gone, true);
  expect(fatal).toEqual([gone]);
});
