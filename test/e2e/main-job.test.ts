import { afterAll, beforeAll } from 'vitest';
import { install } from './installation.js';
import type { Installation } from './installation.js';
import { describeBadInput, describeMainJob } from './main-job.js';

let installation: Installation;
beforeAll(async () => {
  installation = await install();
}, 120_000);
afterAll(() => installation.close());

describeMainJob('the embedded engine', () => installation);
describeBadInput('the embedded engine', () => installation);
