import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startService, tokens } from './support/service.js';
import { temporaryFolder } from './support/temporary.js';

const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' };

async function openSession(
  service: Awaited<ReturnType<typeof startService>>,
  code = service.sessions.currentCode,
) {
  const response = await service.app.inject({
    method: 'POST',
    url: '/session',
    headers: own,
    payload: { code },
  });
  const [cookie] = response.cookies as Array<{ name: string; value: string }>;
  return { response, cookie: cookie === undefined ? '' : `${cookie.name}=${cookie.value}` };
}

describe('scopes', () => {
  it.each([
    ['write', 'GET', '/v1/recommendation', 403],
    ['read', 'GET', '/v1/recommendation', 200],
    ['admin', 'GET', '/v1/recommendation', 200],
    ['write', 'GET', '/v1/status-mix', 403],
    ['read', 'GET', '/v1/status-mix', 200],
    ['read', 'GET', '/v1/findings?from=-2h&status=denied', 200],
    ['read', 'GET', '/v1/incidents', 200],
    ['read', 'GET', '/metrics', 200],
    ['write', 'GET', '/metrics', 403],
    ['read', 'POST', '/v1/coverage', 403],
    ['write', 'POST', '/v1/coverage', 403],
  ] as const)('%s may %s %s: %i', async (scope, method, url, status) => {
    const { app } = await startService();
    const headers = { authorization: `Bearer ${tokens[scope]}` };
    const payload = method === 'POST' ? { payload: {} } : {};
    expect((await app.inject({ method, url, headers, ...payload })).statusCode).toBe(status);
  });

  it('nothing but health, documentation and the page is open without a token', async () => {
    const { app } = await startService();
    for (const url of ['/v1/recommendation', '/v1/findings', '/v1/incidents', '/v1/status-mix', '/metrics'])
      expect((await app.inject(url)).statusCode).toBe(401);
    for (const url of ['/health', '/ready', '/docs/json', '/'])
      expect((await app.inject(url)).statusCode).toBe(200);
  });

  it("each request of a connection is its own token holder's", async () => {
    const { app } = await startService();
    const url = new URL('/metrics', await app.listen({ port: 0, host: '127.0.0.1' }));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const used = new Set<unknown>();
    const statusFor = async (authorization?: string): Promise<number | undefined> => {
      const asked = request(url, {
        agent,
        headers: authorization === undefined ? {} : { authorization },
      });
      asked.end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      used.add(answer.socket);
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode;
    };
    const [read, write] = [`Bearer ${tokens.read}`, `Bearer ${tokens.write}`];
    const statuses = [];
    for (const header of [read, write, undefined, `${read}x`, read, write])
      statuses.push(await statusFor(header));
    agent.destroy();
    expect([statuses, used.size]).toEqual([[200, 403, 401, 401, 200, 403], 1]);
  });

  it('health needs a token from elsewhere, any that is known', async () => {
    const { app } = await startService();
    const from = (authorization?: string) =>
      app.inject({
        url: '/health',
        remoteAddress: '10.0.0.9',
        headers: authorization === undefined ? {} : { authorization },
      });
    expect((await from()).statusCode).toBe(401);
    expect((await from('Bearer wrong')).statusCode).toBe(401);
    expect((await from(`Bearer ${tokens.write}`)).statusCode).toBe(200);
  });
});

describe('a proxy on the same machine', () => {
  const asked = async (trustProxy: string[], forwarded?: string) => {
    const { app } = await startService({ trustProxy });
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return (await app.inject({ url: '/ready', remoteAddress: '127.0.0.1', headers })).statusCode;
  };

  it.each([
    ['opens /ready to its own probe', ['127.0.0.1'], undefined, 200],
    ['keeps it shut to whom it lets through', ['127.0.0.1'], '203.0.113.9', 401],
    ['is not deceived by what its client adds', ['127.0.0.1'], '127.0.0.1, 203.0.113.9', 401],
    ['is not believed where it is not listed', ['10.0.0.0/8'], '203.0.113.9', 200],
  ])('%s', async (_, listed, forwarded, status) => {
    expect(await asked(listed, forwarded)).toBe(status);
  });
});

describe('the limit of a token', () => {
  it('is told in headers, ends in 429, and leaves other tokens and health alone', async () => {
    const service = await startService({ rateLimit: 2 });
    const first = await service.post({ status: 'denied' }, { query: '?recommend=false' });
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
    await service.post({ status: 'denied' });
    const third = await service.post({ status: 'denied' });
    expect(third).toMatchObject({ status: 429, body: { code: 'FW_RATE_LIMIT' } });
    expect(third.headers['retry-after']).toBeDefined();
    expect(await service.metrics.registry.metrics()).toContain('rejected_total{reason="FW_RATE_LIMIT"} 1');
    expect((await service.post({ status: 'denied' }, { token: tokens.admin })).status).toBe(200);
    for (let i = 0; i < 5; i++) expect((await service.app.inject('/health')).statusCode).toBe(200);
  });
});

describe('the workbench’s session', () => {
  it('is opened by the code that is shown, once', async () => {
    const service = await startService();
    const code = service.sessions.currentCode;
    const { response, cookie } = await openSession(service);
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toMatch(/HttpOnly/);
    expect(response.headers['set-cookie']).toMatch(/SameSite=Strict/);
    const read = await service.app.inject({ url: '/v1/recommendation', headers: { ...own, cookie } });
    expect(read.statusCode).toBe(200);
    const posted = await service.app.inject({
      method: 'POST',
      url: '/v1/transactions',
      headers: { ...own, cookie },
      payload: { status: 'denied' },
    });
    expect(posted.statusCode).toBe(200);
    expect((await openSession(service, code)).response.statusCode).toBe(401);
    expect((await openSession(service)).response.statusCode).toBe(200);
  });

  it('may not declare coverage, and ends when it is closed or too old', async () => {
    const service = await startService();
    const { cookie } = await openSession(service);
    const headers = { ...own, cookie };
    const coverage = await service.app.inject({ method: 'POST', url: '/v1/coverage', headers, payload: {} });
    expect(coverage.statusCode).toBe(403);
    expect((await service.app.inject({ url: '/session', headers })).json()).toEqual({ open: true });
    service.clock.advance(13 * 3_600_000);
    expect((await service.app.inject({ url: '/v1/recommendation', headers })).statusCode).toBe(401);
    const again = { ...own, cookie: (await openSession(service)).cookie };
    await service.app.inject({ method: 'DELETE', url: '/session', headers: again });
    expect((await service.app.inject({ url: '/session', headers: again })).json()).toEqual({ open: false });
  });

  it.each([
    ['a foreign Origin', { host: '127.0.0.1:8080', origin: 'http://evil.example' }],
    ['a foreign port', { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:9999' }],
    ['a name that was made to point here', { host: 'evil.example:8080', origin: 'http://evil.example:8080' }],
    ['no Origin', { host: '127.0.0.1:8080' }],
    ['an opaque Origin', { host: '127.0.0.1:8080', origin: 'null' }],
  ])('is not for %s', async (_name, headers) => {
    const service = await startService();
    const { cookie } = await openSession(service);
    const posted = await service.app.inject({
      method: 'POST',
      url: '/v1/transactions',
      headers: { ...headers, cookie },
      payload: { status: 'denied' },
    });
    expect(posted.statusCode).toBe(401);
    const code = service.sessions.currentCode;
    const opened = await service.app.inject({ method: 'POST', url: '/session', headers, payload: { code } });
    expect(opened.statusCode).toBe(403);
    expect(opened.json<{ message: string }>().message).toContain('FIREWATCH_PUBLIC_URL');
    expect(service.database.points.size).toBe(0);
  });

  it('cannot be guessed: tries are few', async () => {
    const service = await startService();
    const status = async () => (await openSession(service, 'AAAAAAAAAA')).response.statusCode;
    for (let i = 0; i < 10; i++) expect(await status()).toBe(401);
    expect(await status()).toBe(429);
    service.clock.advance(61_000);
    expect((await openSession(service)).response.statusCode).toBe(200);
  });
});

describe('the workbench’s page', () => {
  it('says how to build it where it is not built', async () => {
    const { app } = await startService();
    const response = await app.inject('/');
    expect(response.body).toContain('npm run build:workbench -w grafana-plugin');
    // The folder is looked at when the service starts.
    expect(response.body).toMatch(/start Firewatch again/);
    expect(response.headers['content-security-policy']).toContain("default-src 'self'");
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is served from its folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'index.html'), '<title>workbench</title>');
    await writeFile(join(folder, 'main.js'), 'export {};');
    const { app } = await startService({ workbench: folder });
    expect((await app.inject('/')).body).toContain('workbench');
    expect((await app.inject('/main.js')).headers['content-type']).toMatch(/javascript/);
    expect((await app.inject('/../package.json')).statusCode).toBe(404);
    expect((await app.inject('/%2e%2e/package.json')).statusCode).toBe(404);
  });
});
