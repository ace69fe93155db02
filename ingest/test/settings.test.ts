import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ownToken, engineToken, makeDataFolder, writeEngineFile } from '../src/settings/data-folder.js';
import { settingNames, unknownSettings } from '../src/settings/schema.js';
import { readSettings } from '../src/settings/settings.js';
import { temporaryFolder } from './support/temporary.js';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

describe('the settings', () => {
  it('have defaults with which nothing needs to be set', () => {
    expect(readSettings({})).toMatchObject({
      influx: null,
      hub: null,
      host: '127.0.0.1',
      port: 8080,
      tokens: null,
      tags: ['auth_code'],
      rateLimit: 0,
      retentionDays: 30,
      analyticsDays: null,
      influxTimeoutMs: 5_000,
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ FIREWATCH_PORT: '', INFLUX_URL: '' })).toMatchObject({ port: 8080, influx: null });
  });

  it('have every name of the contract', () => {
    const names =
      'INFLUX_URL INFLUX_TOKEN INFLUX_ORG FIREWATCH_HOST FIREWATCH_PORT FIREWATCH_DATA FIREWATCH_TOKENS FIREWATCH_TAGS FIREWATCH_MODEL FIREWATCH_SHARD FIREWATCH_RATE_LIMIT GRAFANA_URL GRAFANA_TOKEN TEAMS_WEBHOOK_URL';
    expect(settingNames).toEqual(expect.arrayContaining(names.split(' ')));
  });

  it('are told apart from misspelt ones', () => {
    const given = { FIREWATCH_RATELIMIT: '5', FIREWATCH_PORT: '1', FIREWATCH_TOKENS_FILE: 'x', PATH: '/bin' };
    expect(unknownSettings(given)).toEqual(['FIREWATCH_RATELIMIT']);
  });

  const token = 'a-token-of-enough-letters';
  it.each([
    [{ FIREWATCH_PORT: '80a' }, /^FIREWATCH_PORT must be integer, but is "80a"/],
    [{ FIREWATCH_PORT: '70000' }, /^FIREWATCH_PORT must be <= 65535/],
    [{ FIREWATCH_RATE_LIMIT: '-1' }, /^FIREWATCH_RATE_LIMIT must be >= 0/],
    [{ FIREWATCH_TAGS: 'Auth Code' }, /^FIREWATCH_TAGS/],
    [{ FIREWATCH_TAGS: 'status' }, /^FIREWATCH_TAGS has "status"/],
    [{ FIREWATCH_TAGS: 'auth_code,count' }, /^FIREWATCH_TAGS has "count"/],
    [{ FIREWATCH_TAGS: 'id' }, /^FIREWATCH_TAGS has "id"/],
    [{ FIREWATCH_TAGS: 'amount' }, /^FIREWATCH_TAGS has "amount"/],
    [{ FIREWATCH_TAGS: 'timestamp' }, /^FIREWATCH_TAGS has "timestamp"/],
    [{ FIREWATCH_TAGS: 'a,b,a' }, /^FIREWATCH_TAGS has "a" twice/],
    [{ FIREWATCH_LOG_LEVEL: 'loud' }, /^FIREWATCH_LOG_LEVEL must be one of fatal, error/],
    [{ FIREWATCH_MODEL: '/there/is/none.json' }, /^FIREWATCH_MODEL: .*none\.json/],
    [{ INFLUX_URL: 'influx:8086' }, /^INFLUX_URL/],
    [{ INFLUX_URL: 'http://influx:8086', INFLUX_ORG: 'o' }, /^INFLUX_TOKEN is needed with INFLUX_URL/],
    [{ INFLUX_URL: 'http://influx:8086', INFLUX_TOKEN: 't' }, /^INFLUX_ORG is needed with INFLUX_URL/],
    [{ FIREWATCH_TLS_CERT: '/there/is/none.pem' }, /^FIREWATCH_TLS_KEY is needed/],
    [
      { FIREWATCH_TLS_CERT: '/there/is/none.pem', FIREWATCH_TLS_KEY: '/x' },
      /^FIREWATCH_TLS_CERT: the file .* cannot be read \(ENOENT\)/,
    ],
    [
      { FIREWATCH_TLS_CERT: fixture('tls-key.pem'), FIREWATCH_TLS_KEY: fixture('tls-key.pem') },
      /^FIREWATCH_TLS_CERT: the file ".*tls-key\.pem" cannot be used \(/,
    ],
    [
      { FIREWATCH_TLS_CERT: fixture('tls-cert.pem'), FIREWATCH_TLS_KEY: fixture('tls-cert.pem') },
      /^FIREWATCH_TLS_KEY: the file ".*tls-cert\.pem" cannot be used \(/,
    ],
    [{ FIREWATCH_PUBLIC_URL: 'https://shop:99999' }, /^FIREWATCH_PUBLIC_URL must be an address/],
    [{ FIREWATCH_TRUST_PROXY: 'everybody' }, /^FIREWATCH_TRUST_PROXY/],
    [{ FIREWATCH_TRUST_PROXY: '10.0.0.1,999.0.0.1' }, /^FIREWATCH_TRUST_PROXY .* but has "999\.0\.0\.1"/],
    [{ FIREWATCH_TRUST_PROXY: '10.0.0.0/33' }, /^FIREWATCH_TRUST_PROXY .* but has "10\.0\.0\.0\/33"/],
    [{ FIREWATCH_TRUST_PROXY: '0.0.0.0/0' }, /^FIREWATCH_TRUST_PROXY/],
    [{ FIREWATCH_TOKENS: 'a' }, /^FIREWATCH_TOKENS, entry 1: the scope must be write, read, admin/],
    [{ FIREWATCH_TOKENS: `a:write:${token},:read:x` }, /^FIREWATCH_TOKENS, entry 2: the name/],
    [{ FIREWATCH_TOKENS: 'a:write:short' }, /^FIREWATCH_TOKENS, entry 1: the token must have at least 16/],
    [{ FIREWATCH_TOKENS: `a:write:${token},b:read:${token}` }, /^FIREWATCH_TOKENS has the same token twice/],
    [
      { FIREWATCH_TOKENS: `a:write:${token}1,a:write:${token}2,a:write:${token}3` },
      /more than two tokens for "a"/,
    ],
  ])('stop the start with one line: %o', (environment, says) => {
    let message = '';
    try {
      readSettings(environment);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(says);
    expect(message).not.toContain('\n');
    expect(message).not.toContain(token);
    expect(message).not.toContain('short,');
  });

  it('refuse the key of another certificate', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const path = join(await temporaryFolder(), 'key.pem');
    await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() =>
      readSettings({ FIREWATCH_TLS_CERT: fixture('tls-cert.pem'), FIREWATCH_TLS_KEY: path }),
    ).toThrow(/^FIREWATCH_TLS_KEY: the file ".*" cannot be used with that certificate/);
  });

  it('take proxies by address and by network', () => {
    const text = '10.0.0.5,10.0.0.0/8,::1,fd00::/8,::ffff:10.0.0.1';
    expect(readSettings({ FIREWATCH_TRUST_PROXY: text }).trustProxy).toEqual(text.split(','));
  });

  it('take two tokens of one name, for the time of a change', () => {
    const { tokens } = readSettings({ FIREWATCH_TOKENS: `pos:write:${token}1,pos:write:${token}2` });
    expect(tokens?.map(({ name }) => name)).toEqual(['pos', 'pos']);
  });
});

describe('the data folder', () => {
  it('keeps its tokens over restarts, for the owner’s eyes only', async () => {
    const data = join(await temporaryFolder(), 'new', 'folder');
    await makeDataFolder(data);
    const token = await ownToken(data);
    expect(token.length).toBeGreaterThan(40);
    expect(await ownToken(data)).toBe(token);
    expect(await engineToken(data)).not.toBe(token);
    await writeEngineFile(data, { url: 'http://127.0.0.1:1', token: 't', org: 'o' });
    for (const name of ['token', 'engine-token', 'engine.json'])
      expect((await stat(join(data, name))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(data, 'engine.json'), 'utf8'))).toEqual({
      url: 'http://127.0.0.1:1',
      token: 't',
      org: 'o',
    });
  });

  it('that cannot be is said in one line', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(makeDataFolder(join(folder, 'file', 'data'))).rejects.toThrow(
      /^FIREWATCH_DATA: the folder .* cannot be made/,
    );
    await mkdir(join(folder, 'token'));
    await expect(ownToken(folder)).rejects.toThrow(/cannot be read \(EISDIR\)/);
  });
});
