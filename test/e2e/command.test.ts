import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { firewatch } from './command.js';

it('runs commands outside the checkout, where a developer may keep a .env', async () => {
  const tellFolder = '--import=data:text/javascript,process.stderr.write(process.cwd())';
  const { stderr } = await firewatch(['--help'], { NODE_OPTIONS: tellFolder });
  expect(isAbsolute(stderr)).toBe(true);
  expect(relative(fileURLToPath(new URL('../../', import.meta.url)), stderr)).toMatch(/^\.\./);
});
