import { openEngine, startServer } from '@firewatch/engine';
import { deploy, makeModel, type Connection, type Model, type Role } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../src/service/database-check.js';
import { startRunning } from './support/running.js';
import { startSilentServer } from './support/silent-server.js';
import { temporaryFolder } from './support/temporary.js';

const never = new AbortController().signal;

describe('the check of an InfluxDB', () => {
  const model = makeModel({});
  const single = { role: 'single', shard: '0' } as const;
  let connection: Connection;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const engine = await openEngine({ memory: true });
    const access = { token: 'token-of-the-tests', org: 'firewatch' };
    const server = await startServer({ engine, ...access, tasks: false });
    connection = { url: server.url, ...access };
    close = async () => {
      await server.close();
      await engine.close();
    };
  });
  afterAll(() => close());
  const problemsWith = async (wanted: Model, part: { role: Role; shard: string } = single) => {
    const state = await checkDatabase(connection, { model: wanted, ...part }, never);
    expect(state.reachable).toBe(true);
    return state.problems;
  };

  it('names what is missing', async () => {
    expect(await problemsWith(model)).toEqual([
      'InfluxDB has no bucket "transactions": run `firewatch deploy`',
      'InfluxDB has no bucket "analytics": run `firewatch deploy`',
    ]);
  });

  it('reports tasks that judge by another model than the reply', async () => {
    const other = makeModel({ criticalLevel: 6 });
    await deploy(connection, { model: other });
    expect(await problemsWith(other)).toEqual([]);
    const [problem, ...more] = await problemsWith(model);
    expect(more).toEqual([]);
    expect(problem).toContain(`another model (${other.hash}) than this service (${model.hash})`);
    expect(problem).toContain('run `firewatch deploy` with the same FIREWATCH_MODEL');
  });

  it.each([
    ['shard', 'eu', []],
    [
      'shard',
      'us',
      [/deployed as shard "eu", but this service has FIREWATCH_SHARD "us": give both the same name/],
    ],
    ['single', 'eu', [/those of role shard, but this service is single: set FIREWATCH_ROLE and HUB_URL/]],
  ] as const)('of a shard "eu" by a service that is %s "%s"', async (role, shard, problems) => {
    await deploy(connection, { model, role: 'shard', shard: 'eu' });
    const found = await problemsWith(model, { role, shard });
    expect(found).toEqual(problems.map((problem) => expect.stringMatching(problem) as string));
  });

  it('names the role in what it tells to run', async () => {
    const other = makeModel({ criticalLevel: 6 });
    await deploy(connection, { model: other, role: 'shard', shard: 'eu' });
    const found = await problemsWith(model, { role: 'shard', shard: 'eu' });
    expect(found.join()).toContain('run `firewatch deploy --role shard` with the same FIREWATCH_MODEL');
  });
});

describe('an InfluxDB that takes connections and says nothing', () => {
  const access = { token: 'token-of-the-tests', org: 'firewatch' };

  it('is given up by the check', async () => {
    const url = await startSilentServer();
    const settings = { model: makeModel({}), role: 'single', shard: '0' } as const;
    expect(await checkDatabase({ url, ...access }, settings, AbortSignal.timeout(20))).toEqual({
      reachable: false,
      problems: [`InfluxDB at ${url} cannot be asked: it does not answer`],
    });
  });

  it('does not keep the service from queueing', async () => {
    const service = await startRunning({
      FIREWATCH_DATA: await temporaryFolder(),
      INFLUX_URL: await startSilentServer(),
      INFLUX_TOKEN: access.token,
      INFLUX_ORG: access.org,
      INFLUX_TIMEOUT: '0.1',
    });
    const { status, body } = await service.post({ status: 'approved' });
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, recommendation: { action: 'unknown' } });
    const ready = await service.get('/ready');
    expect(ready.body).toMatchObject({
      ready: true,
      reasons: [
        expect.stringContaining('does not answer'),
        expect.stringContaining('waits in the local queue'),
      ],
    });
  });
});
