import { describe, expect, it } from 'vitest';
import { freePort } from '../../test/influxd/start.js';
import { hourMs, systemClock } from '../src/clock.js';
import { expectStored, Load, type LoadOptions } from './support/load.js';
import { startRunning, token } from './support/running.js';
import { startServe } from './support/serve-process.js';
import { temporaryFolder } from './support/temporary.js';
import { until } from './support/until.js';

const startLoad = (url: string, more: Partial<LoadOptions> = {}) =>
  new Load({ urls: () => [url], token, clients: 8, prefix: Date.now().toString(36), ...more });

describe('nothing is lost and nothing counts twice, on the embedded engine', () => {
  it('when the process is killed, engine and all, and started again', { timeout: 120_000 }, async () => {
    const port = String(await freePort());
    const settings = {
      FIREWATCH_DATA: await temporaryFolder(),
      FIREWATCH_PORT: port,
      FIREWATCH_TOKENS: `tests:admin:${token}`,
    };
    let serve = await startServe(settings);
    const load = startLoad(`http://127.0.0.1:${port}`);
    await until(() => load.acknowledged.size > 150, 30_000);
    serve.kill('SIGKILL');
    expect(await serve.ended).toBe('SIGKILL');
    serve = await startServe(settings);
    const before = load.acknowledged.size;
    await until(() => load.acknowledged.size > before + 50, 30_000);
    await load.stop();
    serve.kill('SIGTERM');
    expect(await serve.ended).toBe(0);
    expect(load.retries).toBeGreaterThan(0);
    const { connection } = await startRunning(settings);
    await expectStored(connection, load);
  });

  it('when the clock jumps by an hour and back while every id comes twice', { timeout: 60_000 }, async () => {
    let ahead = 0;
    const clock = { ...systemClock, now: () => Date.now() + ahead };
    const service = await startRunning({ FIREWATCH_DATA: await temporaryFolder() }, { clock });
    const load = startLoad(service.url, { twice: true, timed: false });
    for (const jump of [hourMs, -hourMs, 0]) {
      const before = load.acknowledged.size;
      await until(() => load.acknowledged.size > before + 50, 30_000);
      ahead = jump;
    }
    await load.stop();
    await expectStored(service.connection, load);
  });
});
