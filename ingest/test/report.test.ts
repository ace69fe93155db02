import { FluxQueryError } from '@firewatch/flux';
import { describe, expect, it } from 'vitest';
import type { ReportRequest } from '../src/routes/report.js';
import { noon } from './support/clock.js';
import { startService, tokens } from './support/service.js';

/** Asks for the report, and says what whoever writes it was asked. */
async function ask(query: string, headers: Record<string, string> = {}, token: string = tokens.read) {
  const asked: ReportRequest[] = [];
  const { app } = await startService({
    report: (request) => {
      asked.push(request);
      return Promise.resolve({
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'",
        },
        body: '<p>written</p>',
      });
    },
  });
  const authorization = { authorization: `Bearer ${token}` };
  const response = await app.inject({ url: `/v1/report${query}`, headers: { ...authorization, ...headers } });
  return { response, asked };
}

describe('GET /v1/report', () => {
  it('hands on what was written, as it is', async () => {
    const { response } = await ask('');
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('<p>written</p>');
    expect(response.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      // Stricter than that of the service's own pages.
      'content-security-policy': "default-src 'none'",
      'cache-control': 'no-store',
      vary: 'Accept',
    });
  });

  it('is about the last day, in whole minutes, unless told otherwise', async () => {
    const day = await ask('', { accept: 'text/html' });
    expect(day.asked).toEqual([
      {
        from: new Date('2026-01-30T15:04:00Z'),
        to: new Date('2026-01-31T15:04:00Z'),
        accept: 'text/html',
        now: new Date(noon),
      },
    ]);
    const hour = await ask('?from=2026-01-30T10:00:59Z&to=-10m');
    expect(hour.asked[0]).toMatchObject({
      from: new Date('2026-01-30T10:00:00Z'),
      to: new Date('2026-01-31T14:54:00Z'),
    });
  });

  it('ends with the last closed minute, however much is asked for', async () => {
    const { asked } = await ask('?from=2026-01-31T00:00:00Z&to=2026-02-01T00:00:00Z');
    expect(asked[0]!.to).toEqual(new Date('2026-01-31T15:04:00Z'));
  });

  it.each([
    ['?from=yesterday', /\?from must be RFC 3339/],
    ['?from=-1h&to=-2h', /\?from must be before \?to/],
    ['?from=-4s', /by a minute or more/],
    ['?from=-40d', /at most 31 days/],
    ['?from=2026-01-31T16:00:00Z&to=2026-01-31T17:00:00Z', /before now/],
    ['?form=-1h', /form/],
  ])('%s is refused', async (query, message) => {
    const { response, asked } = await ask(query);
    expect(response.statusCode).toBe(400);
    expect(response.json<{ message: string }>().message).toMatch(message);
    expect(asked).toEqual([]);
  });

  it('is for those who may read', async () => {
    expect((await ask('', {}, tokens.write)).response.statusCode).toBe(403);
    expect((await ask('', {}, 'unknown')).response.statusCode).toBe(401);
  });

  it('opens from the workbench, whose session may read', async () => {
    const { app, sessions } = await startService({
      report: () => Promise.resolve({ headers: { 'content-type': 'text/html' }, body: '<p>written</p>' }),
    });
    const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' };
    const opened = await app.inject({
      method: 'POST',
      url: '/session',
      headers: own,
      payload: { code: sessions.currentCode },
    });
    const [{ name, value }] = opened.cookies as [{ name: string; value: string }];
    const headers = { host: own.host, cookie: `${name}=${value}`, accept: 'text/html' };
    expect((await app.inject({ url: '/v1/report', headers })).body).toBe('<p>written</p>');
  });

  it('says 503 where InfluxDB does not answer', async () => {
    const { app } = await startService({
      report: () => Promise.reject(new FluxQueryError('InfluxDB did not answer')),
    });
    const response = await app.inject({
      url: '/v1/report',
      headers: { authorization: `Bearer ${tokens.read}` },
    });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ code: 'FW_DATABASE_UNAVAILABLE' });
  });

  it('stands in the documentation, in both forms', async () => {
    const { app } = await startService();
    const { paths } = (await app.inject('/docs/json')).json<{
      paths: Record<string, { get: { responses: Record<string, { content: object }> } }>;
    }>();
    expect(Object.keys(paths['/v1/report']!.get.responses['200']!.content)).toEqual([
      'application/json',
      'text/html',
    ]);
  });
});
