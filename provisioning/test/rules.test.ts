import { afterAll, beforeAll } from 'vitest';
import { startEmbedded } from './embedded.js';
import { ruleSuite } from './rule-suite.js';

let database: Awaited<ReturnType<typeof startEmbedded>>;
beforeAll(async () => {
  database = await startEmbedded();
});
afterAll(() => database.close());

ruleSuite('the embedded engine', () => database);
