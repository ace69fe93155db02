import { expect, it } from 'vitest';
import { startServe } from './support/serve-process.js';
import { temporaryFolder } from './support/temporary.js';

it('names the setting when the host of FIREWATCH_HOST has no address', { timeout: 60_000 }, async () => {
  const serve = await startServe({
    FIREWATCH_DATA: await temporaryFolder(),
    FIREWATCH_HOST: 'nowhere.invalid',
    FIREWATCH_PORT: '0',
    FIREWATCH_RATELIMIT: '5',
  });
  expect(await serve.ended).toBe(1);
  expect(serve.output()).toContain('there is no address of the name nowhere.invalid (FIREWATCH_HOST)');
  expect(serve.output()).toContain('FIREWATCH_RATELIMIT is no setting');
});
