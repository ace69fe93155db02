import { openEngine, startServer, type RunningServer } from '@firewatch/engine';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Connection } from '../src/index.js';
import { describeDeploy } from './support/deploying.js';

describe('deploy to the embedded engine', () => {
  let connection: Connection;
  let server: RunningServer;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const engine = await openEngine({ memory: true });
    const access = { token: 'token-of-the-tests', org: 'firewatch' };
    server = await startServer({ engine, ...access, tasks: false });
    connection = { url: server.url, ...access };
    close = () => engine.close();
  });
  afterAll(async () => {
    await server.close();
    await close();
  });
  describeDeploy(() => connection);
});
