import { openEngine, startServer } from '@firewatch/engine';
import { deploy, makeModel, type Connection } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../src/service/database.js';

describe('the check of an InfluxDB at the start', () => {
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

  it('names what is missing', async () => {
    expect(await checkDatabase(connection, { model, ...single })).toEqual([
      'InfluxDB has no bucket "transactions": run `firewatch deploy`',
      'InfluxDB has no bucket "analytics": run `firewatch deploy`',
    ]);
  });

  it('reports tasks that judge by another model than the reply', async () => {
    const other = makeModel({ criticalLevel: 6 });
    await deploy(connection, { model: other });
    expect(await checkDatabase(connection, { model: other, ...single })).toEqual([]);
    const [problem, ...more] = await checkDatabase(connection, { model, ...single });
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
    const found = await checkDatabase(connection, { model, role, shard });
    expect(found).toEqual(problems.map((problem) => expect.stringMatching(problem) as string));
  });

  it('names the role in what it tells to run', async () => {
    const other = makeModel({ criticalLevel: 6 });
    await deploy(connection, { model: other, role: 'shard', shard: 'eu' });
    const found = await checkDatabase(connection, { model, role: 'shard', shard: 'eu' });
    expect(found.join()).toContain('run `firewatch deploy --role shard` with the same FIREWATCH_MODEL');
  });
});
