import { afterAll, beforeAll } from 'vitest';
import { dashboardSuite } from './dashboard-suite.js';
import { startEmbedded } from './embedded.js';

let database: Awaited<ReturnType<typeof startEmbedded>>;
beforeAll(async () => {
  database = await startEmbedded();
});
afterAll(() => database.close());

dashboardSuite('the embedded engine', () => database);
