import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished, expect, it } from 'vitest';
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
