import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { secrets, withSecretFiles } from '../src/settings/secrets.js';
import { temporaryFolder } from './support/temporary.js';

it.each(secrets)('reads %s from its file, and keeps the rest', async (name) => {
  const file = join(await temporaryFolder(), 'secret');
  await writeFile(file, 'from-a-file\n');
  expect(withSecretFiles({ [`${name}_FILE`]: file, FIREWATCH_PORT: '1' })).toEqual({
    [name]: 'from-a-file',
    FIREWATCH_PORT: '1',
  });
});

it.each([
  [{ INFLUX_TOKEN: 't', INFLUX_TOKEN_FILE: '' }, { INFLUX_TOKEN: 't' }],
  [{ FIREWATCH_TLS_FILE: 'x' }, { FIREWATCH_TLS_FILE: 'x' }],
])('takes %o as %o', (given, taken) => {
  expect(withSecretFiles(given)).toEqual(taken);
});

it.each([
  [
    { INFLUX_TOKEN_FILE: '/there/is/none' },
    /^INFLUX_TOKEN_FILE: the file "\/there\/is\/none" cannot be read/,
  ],
  [
    { HUB_TOKEN_FILE: '/x', HUB_TOKEN: 'secret' },
    /^HUB_TOKEN and HUB_TOKEN_FILE are both set; one is enough$/,
  ],
])('refuses %o', (given, says) => {
  expect(() => withSecretFiles(given)).toThrow(says);
});
