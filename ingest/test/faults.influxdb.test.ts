import { setTimeout as sleep } from 'node:timers/promises';
import { deploy, loadModel } from '@firewatch/flux';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { freePort, influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { hourMs, systemClock } from '../src/clock.js';
import { startCuttingProxy } from './support/cutting-proxy.js';
import { expectStored, Load, type LoadOptions } from './support/load.js';
import { startRunning, token } from './support/running.js';
import { startServe } from './support/serve-process.js';
import { mayMount, mountSmallDisk } from './support/small-disk.js';
import { temporaryFolder } from './support/temporary.js';
import { until } from './support/until.js';

const clients = 16;
/** Begins ids that fill a queue soon. */
const longId = 'x'.repeat(100);

describe.runIf(influxdIsBuilt())('nothing is lost and nothing counts twice', () => {
  let influxd: Influxd;
  // One of its own for each test: these faults leave it in states that no other test should begin with.
  beforeEach(async () => {
    influxd = await startInfluxd();
    await deploy(influxd, { model: loadModel() });
  });
  afterEach(() => influxd.stop());

  const environment = async (url = influxd.url) => ({
    FIREWATCH_DATA: await temporaryFolder(),
    INFLUX_URL: url,
    INFLUX_TOKEN: influxd.token,
    INFLUX_ORG: influxd.org,
    INFLUX_TIMEOUT: '2',
  });
  const startLoad = (urls: () => readonly string[], more: Partial<LoadOptions> = {}) =>
    new Load({ urls, token, clients, prefix: Date.now().toString(36), ...more });

  it('when influxd is killed and started again', async () => {
    const service = await startRunning(await environment());
    const load = startLoad(() => [service.url]);
    await until(() => load.acknowledged.size > 500);
    await influxd.stop({ keep: true, signal: 'SIGKILL' });
    await until(
      () => [...load.acknowledged.values()].filter((status) => status === 202).length > 500,
      30_000,
    );
    expect((await service.get('/ready')).body).toMatchObject({ ready: true, database: 'unreachable' });
    influxd = await startInfluxd({ dir: influxd.dir, port: influxd.port });
    await until(async () => (await service.get('/ready')).body.database === 'reachable', 60_000);
    const before = load.acknowledged.size;
    await until(() => load.acknowledged.size > before + 200);
    await load.stop();
    expect(load.answers.get(500)).toBeUndefined();
    await expectStored(influxd, load);
  });

  it('when influxd is frozen for 30 seconds', async () => {
    const service = await startRunning(await environment());
    const load = startLoad(() => [service.url]);
    await until(() => load.acknowledged.size > 200);
    process.kill(influxd.pid, 'SIGSTOP');
    await sleep(30_000);
    const queued = [...load.acknowledged.values()].filter((status) => status === 202).length;
    process.kill(influxd.pid, 'SIGCONT');
    // Nobody waited for a time-out twice: the load went on, into the queue.
    expect(queued).toBeGreaterThan(1_000);
    await until(async () => (await service.get('/ready')).body.database === 'reachable', 60_000);
    await load.stop();
    await expectStored(influxd, load);
  });

  it('when connections are cut in the middle of answers', async () => {
    const proxy = await startCuttingProxy(influxd.port);
    onTestFinished(() => proxy.close());
    const service = await startRunning(await environment(proxy.url));
    proxy.share = 0.3;
    const load = startLoad(() => [service.url]);
    await until(() => proxy.cuts > 20 && load.acknowledged.size > 1_000, 60_000);
    proxy.share = 0;
    await until(async () => (await service.get('/ready')).body.database === 'reachable', 60_000);
    await load.stop();
    await expectStored(influxd, load);
  });

  it('when the ingest is killed and started again', async () => {
    const port = String(await freePort());
    const settings = {
      ...(await environment()),
      FIREWATCH_PORT: port,
      FIREWATCH_TOKENS: `tests:admin:${token}`,
    };
    let serve = await startServe(settings);
    const load = startLoad(() => [`http://127.0.0.1:${port}`]);
    for (let times = 1; times <= 3; times++) {
      const before = load.acknowledged.size;
      await until(() => load.acknowledged.size > before + 300, 60_000);
      serve.kill('SIGKILL');
      expect(await serve.ended).toBe('SIGKILL');
      serve = await startServe(settings);
    }
    await load.stop();
    expect(load.retries).toBeGreaterThan(0);
    await expectStored(influxd, load);
  });

  it('when the ingest is killed while influxd is away: what it queued is there after its restart', async () => {
    const port = String(await freePort());
    const settings = {
      ...(await environment()),
      FIREWATCH_PORT: port,
      FIREWATCH_TOKENS: `tests:admin:${token}`,
    };
    let serve = await startServe(settings);
    const load = startLoad(() => [`http://127.0.0.1:${port}`]);
    await until(() => load.acknowledged.size > 100, 30_000);
    await influxd.stop({ keep: true, signal: 'SIGKILL' });
    await until(
      () => [...load.acknowledged.values()].filter((status) => status === 202).length > 500,
      30_000,
    );
    serve.kill('SIGKILL');
    await serve.ended;
    serve = await startServe(settings);
    await until(() => serve.output().includes('Firewatch listens on'), 30_000);
    influxd = await startInfluxd({ dir: influxd.dir, port: influxd.port });
    await load.stop();
    await expectStored(influxd, load);
  });

  it('when two ingests stand in front of one influxd, and the same ids come to both at once', async () => {
    const services = [await startRunning(await environment()), await startRunning(await environment())];
    const load = startLoad(() => services.map(({ url }) => url), { twice: true });
    await until(() => load.acknowledged.size > 2_000, 60_000);
    await load.stop();
    await expectStored(influxd, load);
  });

  it.runIf(mayMount)('when the disk of the queue is full', async () => {
    const disk = await mountSmallDisk(40);
    const port = String(await freePort());
    const settings = {
      ...(await environment()),
      FIREWATCH_DATA: disk.path,
      FIREWATCH_PORT: port,
      FIREWATCH_TOKENS: `tests:admin:${token}`,
    };
    const serve = await startServe(settings);
    const load = startLoad(() => [`http://127.0.0.1:${port}`], { prefix: longId });
    await until(() => load.acknowledged.size > 100, 60_000);
    await influxd.stop({ keep: true, signal: 'SIGKILL' });
    await until(
      () => [...load.acknowledged.values()].filter((status) => status === 202).length > 500,
      60_000,
    );
    await disk.fill();
    await until(() => (load.answers.get(503) ?? 0) > 500, 60_000);
    influxd = await startInfluxd({ dir: influxd.dir, port: influxd.port });
    await disk.clear();
    const before = load.acknowledged.size;
    await until(() => load.acknowledged.size > before + 500, 60_000);
    await load.stop();
    expect(load.answers.get(500)).toBeUndefined();
    await expectStored(influxd, load);
    serve.kill('SIGTERM');
    expect(await serve.ended).toBe(0);
  });

  it('when the queue has reached its bound', async () => {
    const service = await startRunning({ ...(await environment()), FIREWATCH_QUEUE_MB: '1' });
    await influxd.stop({ keep: true, signal: 'SIGKILL' });
    const load = startLoad(() => [service.url], { prefix: longId });
    await until(() => (load.answers.get(503) ?? 0) > 100, 120_000);
    expect(await service.get('/ready')).toMatchObject({ status: 503, body: { ready: false } });
    influxd = await startInfluxd({ dir: influxd.dir, port: influxd.port });
    const before = load.acknowledged.size;
    await until(() => load.acknowledged.size > before + 500, 120_000);
    await load.stop();
    await expectStored(influxd, load);
  });

  it.each([
    ['say when they happened', true],
    ['come without a time, each by two clients', false],
  ])('when the clock jumps by an hour and back, and transactions %s', async (_name, timed) => {
    let ahead = 0;
    const clock = { ...systemClock, now: () => Date.now() + ahead };
    const service = await startRunning(await environment(), { clock });
    const load = startLoad(() => [service.url], { timed, twice: !timed });
    for (const jump of [hourMs, -hourMs, 0]) {
      const before = load.acknowledged.size;
      await until(() => load.acknowledged.size > before + 300, 60_000);
      ahead = jump;
    }
    const before = load.acknowledged.size;
    await until(() => load.acknowledged.size > before + 300, 60_000);
    await load.stop();
    await expectStored(influxd, load);
  });

  it.each([
    ['under load', false],
    ['while influxd is frozen', true],
  ])('when the service is told to end %s: everything it acknowledged is stored', async (_name, frozen) => {
    const port = String(await freePort());
    const settings = {
      ...(await environment()),
      INFLUX_TIMEOUT: '8',
      FIREWATCH_PORT: port,
      FIREWATCH_TOKENS: `tests:admin:${token}`,
    };
    const serve = await startServe(settings);
    const load = startLoad(() => [`http://127.0.0.1:${port}`]);
    await until(() => load.acknowledged.size > 300, 30_000);
    if (frozen) process.kill(influxd.pid, 'SIGSTOP');
    const told = performance.now();
    serve.kill('SIGTERM');
    expect(await serve.ended).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
    if (frozen) process.kill(influxd.pid, 'SIGCONT');
    await startServe(settings);
    await load.stop();
    await expectStored(influxd, load);
  });
});
