import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { localAddress } from '../src/client/ingest.js';
import { type IngestRequest, postToIngest } from '../src/client/request.js';

const request: IngestRequest = { path: '/v1/transactions', type: 'application/json', body: '[]' };

describe('localAddress', () => {
  it.each([
    [{}, 'http://127.0.0.1:8080'],
    [{ FIREWATCH_PORT: '9090' }, 'http://127.0.0.1:9090'],
    [{ FIREWATCH_HOST: '0.0.0.0', FIREWATCH_PORT: '' }, 'http://127.0.0.1:8080'],
    [{ FIREWATCH_HOST: '::' }, 'http://[::1]:8080'],
    [{ FIREWATCH_HOST: '10.0.0.7', FIREWATCH_TLS_CERT: 'cert.pem' }, 'https://10.0.0.7:8080'],
  ])('%j: %s', (env, address) => {
    expect(localAddress(env)).toBe(address);
  });
});

describe('postToIngest', () => {
  let server: Server | undefined;
  afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

  async function ingestThatAnswers(...answers: Array<[status: number, body: object, headers?: object]>) {
    let asked = 0;
    server = createServer((request, response) => {
      const [status, body, headers] = answers[Math.min(asked++, answers.length - 1)]!;
      request.resume();
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    return { url, token: 'secret', asked: () => asked };
  }

  it('asks a busy ingest again', async () => {
    const busy: [number, object, object] = [503, {}, { 'retry-after': '0' }];
    const ingest = await ingestThatAnswers(busy, [429, {}, { 'retry-after': '0' }], [200, { accepted: 1 }]);
    expect(await postToIngest(ingest, request)).toEqual({ accepted: 1 });
    expect(ingest.asked()).toBe(3);
  });

  it.each([
    [401, {}, 'refuses the token'],
    [
      403,
      { message: '"a" may write, and admin is needed here' },
      '(403): "a" may write, and admin is needed',
    ],
    [400, { message: 'line 3: no status' }, '400: line 3: no status'],
    [500, {}, '500'],
  ])('says what a %d means', async (status, body, message) => {
    const ingest = await ingestThatAnswers([status, body]);
    const failure = await postToIngest(ingest, request).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({
      name: 'IngestError',
      message: expect.stringContaining(message) as string,
    });
    expect(String(failure)).not.toContain('secret');
  });

  it('says what to start when nothing answers', async () => {
    const ingest = await ingestThatAnswers([200, {}]);
    await new Promise<void>((resolve) => server!.close(() => resolve()));
    await expect(postToIngest(ingest, request)).rejects.toThrow('firewatch serve');
  });
});
