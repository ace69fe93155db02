import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { logOptions } from '../src/service/logger.js';
import { startService, tokens } from './support/service.js';

const json = 'application/json';
const ndjson = 'application/x-ndjson';

interface Case {
  name: string;
  body: unknown;
  options?: { query?: string; type?: string; token?: string | null; headers?: Record<string, string> };
  status: number;
  code: string;
  /** What the message must name: the place and the remedy. */
  says: RegExp;
}

const cases: Case[] = [
  {
    name: 'unknown status',
    body: { status: 'aproved' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/status must be one of approved, denied/,
  },
  { name: 'no status', body: {}, status: 400, code: 'FW_BAD_TRANSACTION', says: /^\/status is missing/ },
  {
    name: 'negative count',
    body: { status: 'denied', count: -1 },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/count must be >= 0/,
  },
  {
    name: 'huge count',
    body: { status: 'denied', count: 1e10 },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/count must be <= 1000000000/,
  },
  {
    name: 'fractional count',
    body: { status: 'denied', count: 1.5 },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/count must be a whole number/,
  },
  {
    name: 'text for a count',
    body: { status: 'denied', count: '2' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/count must be a whole number/,
  },
  {
    name: 'null for a count',
    body: { status: 'denied', count: null },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/count/,
  },
  {
    name: 'true for an amount',
    body: { status: 'denied', amount: true },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/amount must be a number/,
  },
  {
    name: 'malformed time',
    body: { status: 'denied', time: 'noonish' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/time is none of RFC 3339/,
  },
  {
    name: 'time of another type',
    body: { status: 'denied', time: true },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/time must be text, or/,
  },
  {
    name: 'a clock without a date',
    body: { status: 'denied', time: '15h 04' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/time.*\?date=/,
  },
  {
    name: 'time older than what is kept',
    body: { status: 'denied', time: '2025-12-01T00:00:00Z' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/time is older than the 30 days/,
  },
  {
    name: 'time far ahead',
    body: { status: 'denied', time: '2027-01-31T15:04:05Z' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/time is more than a day ahead/,
  },
  {
    name: 'unknown field',
    body: { status: 'denied', cuont: 2 },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/cuont is not a known field; there are id, time, status, count/,
  },
  {
    name: 'unknown tag',
    body: { status: 'denied', tags: { shop: 'a' } },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/tags\/shop.*FIREWATCH_TAGS/,
  },
  {
    name: '__proto__',
    body: '{"status":"denied","__proto__":{}}',
    status: 400,
    code: 'FW_BAD_BODY',
    says: /JSON|prototype/i,
  },
  {
    name: 'number for a tag',
    body: { status: 'denied', tags: { auth_code: 59 } },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/tags\/auth_code must be text/,
  },
  {
    name: 'line break in a tag',
    body: { status: 'denied', tags: { auth_code: '5\n9' } },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/tags\/auth_code.*control/,
  },
  {
    name: 'empty id',
    body: { status: 'denied', id: '' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/id must not be empty/,
  },
  {
    name: 'long id',
    body: { status: 'denied', id: 'x'.repeat(129) },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/id must have at most 128/,
  },
  {
    name: 'control character in an id',
    body: { status: 'denied', id: 'a\u0000' },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/id must not have control/,
  },
  {
    name: 'half a surrogate pair',
    body: '{"status":"denied","id":"\\ud800"}',
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/id/,
  },
  {
    name: 'a card number as id',
    body: { status: 'denied', id: '4111111111111111' },
    status: 400,
    code: 'FW_CARD_NUMBER',
    says: /^\/id looks like a payment card number.*token or a hash/,
  },
  {
    name: 'a card number in a tag',
    body: { status: 'denied', tags: { auth_code: '4111 1111 1111 1111' } },
    status: 400,
    code: 'FW_CARD_NUMBER',
    says: /^\/tags\/auth_code/,
  },
  {
    name: 'the second of two',
    body: [{ status: 'denied' }, {}],
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/1\/status is missing/,
  },
  {
    name: 'an array in an array',
    body: [[{ status: 'denied' }]],
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/0 must be a JSON object/,
  },
  {
    name: 'text',
    body: '"denied"',
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^the body must be a JSON object/,
  },
  {
    name: 'null',
    body: 'null',
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^the body must be a JSON object/,
  },
  { name: 'no JSON', body: '{"status":', status: 400, code: 'FW_BAD_BODY', says: /not JSON/ },
  {
    name: 'JSON with a comma too many',
    body: '{"status":"denied",}',
    status: 400,
    code: 'FW_BAD_BODY',
    says: /^the body is not JSON \(from character 20 on\)$/,
  },
  {
    name: 'a field that would change every object',
    body: '{"status":"denied","__proto__":{}}',
    status: 400,
    code: 'FW_BAD_BODY',
    says: /"__proto__"/,
  },
  { name: 'nothing', body: '', status: 400, code: 'FW_BAD_BODY', says: /empty.*JSON is expected/ },
  {
    name: 'too many',
    body: Array.from({ length: 10_001 }, () => ({ status: 'denied' })),
    status: 413,
    code: 'FW_TOO_LARGE',
    says: /10000 transactions.*NDJSON/,
  },
  {
    name: 'too large',
    body: `"${'x'.repeat(9_000_000)}"`,
    status: 413,
    code: 'FW_TOO_LARGE',
    says: /too large/,
  },
  {
    name: 'a form',
    body: 'a=b',
    options: { type: 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'FW_CONTENT_TYPE',
    says: /application\/json, application\/x-ndjson or text\/csv/,
  },
  {
    name: 'plain text',
    body: 'denied',
    options: { type: 'text/plain' },
    status: 415,
    code: 'FW_CONTENT_TYPE',
    says: /application\/json/,
  },
  {
    name: 'packed JSON',
    body: Readable.from([gzipSync('{"status":"denied"}')]),
    options: { type: json, headers: { 'content-encoding': 'gzip' } },
    status: 415,
    code: 'FW_CONTENT_TYPE',
    says: /^a body packed with gzip is not read here/,
  },
  {
    name: 'JSON that is not UTF-8',
    body: Readable.from([Buffer.from('{"status":"denied","id":"caf\xe9"}', 'latin1')]),
    options: { type: json },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/id .*is the body UTF-8\?/,
  },
  {
    name: 'a tag that is not UTF-8',
    body: Readable.from([Buffer.from('{"status":"denied","tags":{"auth_code":"\xe9"}}', 'latin1')]),
    options: { type: json },
    status: 400,
    code: 'FW_BAD_TRANSACTION',
    says: /^\/tags\/auth_code .*is the body UTF-8\?/,
  },
  {
    name: 'packed lines',
    body: 'x',
    options: { type: ndjson, headers: { 'content-encoding': 'gzip' } },
    status: 415,
    code: 'FW_CONTENT_TYPE',
    says: /gzip/,
  },
  {
    name: 'no token',
    body: { status: 'denied' },
    options: { token: null },
    status: 401,
    code: 'FW_UNAUTHORIZED',
    says: /Authorization: Bearer/,
  },
  {
    name: 'a wrong token',
    body: { status: 'denied' },
    options: { token: 'wrong' },
    status: 401,
    code: 'FW_UNAUTHORIZED',
    says: /bearer token is not known/,
  },
  {
    name: 'a token that may only read',
    body: { status: 'denied' },
    options: { token: tokens.read },
    status: 403,
    code: 'FW_FORBIDDEN',
    says: /write is needed/,
  },
  {
    name: 'basic authentication',
    body: { status: 'denied' },
    options: { token: null, headers: { authorization: 'Basic YTpi' } },
    status: 401,
    code: 'FW_UNAUTHORIZED',
    says: /token/,
  },
  {
    name: 'a wrong date',
    body: { status: 'denied' },
    options: { query: '?date=31.1.2026' },
    status: 400,
    code: 'FW_BAD_QUERY',
    says: /YYYY-MM-DD/,
  },
  {
    name: 'a wrong zone',
    body: { status: 'denied' },
    options: { query: '?tz=Mars' },
    status: 400,
    code: 'FW_BAD_QUERY',
    says: /\?tz.*Europe\/Berlin/,
  },
  {
    name: 'a wrong flag',
    body: { status: 'denied' },
    options: { query: '?recommend=no' },
    status: 400,
    code: 'FW_BAD_QUERY',
    says: /recommend.*true, false/,
  },
  {
    name: 'an unknown parameter',
    body: { status: 'denied' },
    options: { query: '?recomend=false' },
    status: 400,
    code: 'FW_BAD_QUERY',
    says: /recomend/,
  },
  {
    name: 'CSV without a status',
    body: 'time,count\n1,2',
    options: { type: 'text/csv' },
    status: 400,
    code: 'FW_BAD_BODY',
    says: /^line 1: .*status/,
  },
  {
    name: 'CSV with an unknown column',
    body: 'time,status,number\n',
    options: { type: 'text/csv' },
    status: 400,
    code: 'FW_BAD_BODY',
    says: /^line 1: .*column 3/,
  },
  {
    name: 'CSV with a column twice',
    body: 'time,timestamp,status\n',
    options: { type: 'text/csv' },
    status: 400,
    code: 'FW_BAD_BODY',
    says: /two columns for time/,
  },
  {
    name: 'CSV without anything',
    body: '',
    options: { type: 'text/csv' },
    status: 400,
    code: 'FW_BAD_BODY',
    says: /header/,
  },
];

describe('bad input', () => {
  it.each(cases)('$name: $status $code', async ({ body, options, status, code, says }) => {
    const service = await startService();
    const reply = await service.post(body, { type: json, ...options });
    expect(reply.body.message).toMatch(says);
    expect(reply.body).toMatchObject({ statusCode: status, code });
    expect(reply.status).toBe(status);
    expect(service.database.requests).toEqual([]);
    expect(service.log.depth + service.log.deadLetters).toBe(0);
  });

  it('never repeats a card number, wherever it stands, in a reply, the log or what is kept', async () => {
    const logged: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        done();
      },
    });
    const service = await startService({ logger: pino(logOptions('trace'), stream) });
    const card = '4111111111111111';
    const bodies: Array<[string, string]> = [
      [json, JSON.stringify({ id: card, status: 'denied' })],
      [json, JSON.stringify({ status: card })],
      [json, JSON.stringify({ status: 'denied', time: card })],
      [json, JSON.stringify({ status: 'denied', [card]: 1 })],
      [json, JSON.stringify({ status: 'denied', tags: { [card]: card } })],
      [json, `{"id":"${card}" broken`],
      [ndjson, `{"id":"${card}" broken\n{"id":"${card}","status":"denied"}`],
      ['text/csv', `id,status\n${card},denied\n"${card},denied\n`],
    ];
    for (const [type, body] of bodies) {
      const reply = await service.post(body, { type });
      expect(JSON.stringify(reply.body)).not.toContain('411111111');
    }
    for (const query of [`?tz=${card}`, `?date=${card}`, `?${card}=1`, `?recommend=${card}`]) {
      const reply = await service.post({ status: 'denied' }, { query });
      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.body)).not.toContain('411111111');
    }
    expect((await service.app.inject(`/v1/${card}`)).body).not.toContain('411111111');
    const kept = [...service.database.points, ...service.log.newestFirst(), ...service.log.readDeadLetters()];
    expect(JSON.stringify(kept)).not.toContain('411111111');
    service.app.log.info('the log works');
    expect(logged.join('')).toContain('the log works');
    expect(logged.join('')).not.toContain('411111111');
  });

  it('tells every problem of an array, up to a hundred', async () => {
    const { post } = await startService();
    const { body } = await post(Array.from({ length: 150 }, () => ({})));
    expect(body.details).toHaveLength(100);
    expect(body.details[99]).toEqual({
      place: '/99/status',
      code: 'FW_BAD_TRANSACTION',
      message: 'is missing',
    });
  });

  it('tells what is not there', async () => {
    const { app } = await startService();
    const response = await app.inject('/v1/nothing?token=secret');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({
      code: 'FW_NOT_FOUND',
      message: 'there is no GET /v1/nothing; see /docs',
    });
  });

  it.each([
    ['GET', '/v1/transactions?recommend=false', 'POST', 'POST'],
    ['POST', '/v1/findings', 'GET, HEAD', 'GET and HEAD'],
    ['TRACE', '/health', 'GET, HEAD', 'GET and HEAD'],
  ] as const)('tells which methods there are instead of %s %s', async (method, url, allow, names) => {
    const { app } = await startService();
    const response = await app.inject({ method: method as 'GET', url });
    expect([response.statusCode, response.headers.allow]).toEqual([405, allow]);
    expect(response.json()).toMatchObject({
      code: 'FW_METHOD',
      message: `there is no ${method} ${url.split('?')[0]!}, but ${names}; see /docs`,
    });
  });

  it('uses up none of a tag’s values for an array that is refused', async () => {
    const service = await startService({ tagValues: 2 });
    const refused = await service.post([
      { status: 'denied', tags: { auth_code: 'a' } },
      { status: 'denied', tags: { auth_code: 'b' } },
      { status: 'nonsense' },
    ]);
    expect(refused.status).toBe(400);
    const taken = await service.post([
      { status: 'denied', tags: { auth_code: 'c' } },
      { status: 'denied', tags: { auth_code: 'd' } },
    ]);
    expect(taken.body.accepted).toBe(2);
    const more = await service.post({ status: 'denied', tags: { auth_code: 'a' } });
    expect(more.body.code).toBe('FW_TAG_VALUES');
  });

  it('uses up none of a tag’s values for what is in conflict, alone, in an array or in a stream', async () => {
    const service = await startService({ tagValues: 3 });
    const time = '2026-01-31T15:04:05Z';
    const tagged = (id: string, value: string) => ({
      id,
      time,
      status: 'denied',
      tags: { auth_code: value },
    });
    expect((await service.post(tagged('first', 'a'))).status).toBe(200);
    expect((await service.post(tagged('first', 'b'))).status).toBe(409);
    expect((await service.post([tagged('other', 'c'), tagged('first', 'd')])).status).toBe(409);
    const streamed = await service.post(
      [tagged('first', 'e'), tagged('second', 'a')].map((one) => JSON.stringify(one)).join('\n'),
      { headers: { 'content-type': 'application/x-ndjson' } },
    );
    expect(streamed.body).toMatchObject({ accepted: 1, rejected: { total: 1 } });
    expect((await service.post(tagged('third', 'f'))).status).toBe(200);
    expect((await service.post(tagged('fourth', 'g'))).status).toBe(200);
    expect((await service.post(tagged('fifth', 'h'))).body.code).toBe('FW_TAG_VALUES');
  });

  it('keeps the values of a tag few', async () => {
    const service = await startService({ tagValues: 2 });
    const tagged = (value: string) => ({ status: 'denied', tags: { auth_code: value } });
    expect((await service.post([tagged('1'), tagged('2'), tagged('1')])).status).toBe(200);
    const refused = await service.post(tagged('3'));
    expect(refused).toMatchObject({ status: 400, body: { code: 'FW_TAG_VALUES' } });
    expect(refused.body.message).toMatch(
      /^\/tags\/auth_code has had 2 different values.*FIREWATCH_TAG_VALUES/,
    );
    expect((await service.post(tagged('2'))).status).toBe(200);
    const metrics = await service.metrics.registry.metrics();
    expect(metrics).toContain('firewatch_rejected_total{reason="FW_TAG_VALUES"} 1');
  });
});
