import { openEngine, startServer } from '@firewatch/engine';
import { deploy, makeModel, type Connection } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../src/service/database.js';

describe('the check of an InfluxDB at the start', () => {
  const model = makeModel({});
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
    expect(await checkDatabase(connection, { model, role: 'single' })).toEqual([
      'InfluxDB has no bucket "transactions": run `firewatch deploy`',
      'InfluxDB has no bucket "analytics": run `firewatch deploy`',
    ]);
  });

  it('reports tasks that judge by another model than the reply', async () => {
    const other = makeModel({ criticalLevel: 6 });
    await deploy(connection, { model: other });
    expect(await checkDatabase(connection, { model: other, role: 'single' })).toEqual([]);
    const [problem, ...more] = await checkDatabase(connection, { model, role: 'single' });
    expect(more).toEqual([]);
    expect(problem).toContain(`another model (${other.hash}) than this service (${model.hash})`);
    expect(problem).toContain('run `firewatch deploy` with the same FIREWATCH_MODEL');
  });
});
