import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInfluxWriter } from '../src/write/influx.js';
import { Lines } from '../src/write/lines.js';
import type { SendResult } from '../src/write/types.js';

type Answer = (response: ServerResponse) => void;

const status =
  (code: number, headers: Record<string, string> = {}, body?: object): Answer =>
  (response) =>
    response
      .writeHead(code, { 'content-type': 'application/json', ...headers })
      .end(body && JSON.stringify(body));

/** What the writer makes of an answer. */
async function sendTo(answer: Answer, options: { timeoutMs?: number; stop?: AbortSignal } = {}) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const send = createInfluxWriter(
    { url, token: 'token', org: 'org' },
    { bucket: 'b', timeoutMs: 10_000, ...options },
  );
  return { result: await send(Lines.of(['m f=1 1'])), url };
}

describe('what InfluxDB answers to a write', () => {
  it.each<[string, Answer, Partial<SendResult>]>([
    ['204', status(204), { kind: 'stored' }],
    ['200', status(200), { kind: 'unavailable', reason: expect.stringContaining('no InfluxDB') as string }],
    [
      '500',
      status(500, {}, { message: 'out of order' }),
      { kind: 'unavailable', reason: '500 out of order' },
    ],
    ['503 that says when', status(503, { 'retry-after': '7' }), { kind: 'unavailable', retryAfterMs: 7_000 }],
    ['429 that says when', status(429, { 'retry-after': '2' }), { kind: 'unavailable', retryAfterMs: 2_000 }],
    ['401', status(401), { kind: 'unavailable' }],
    ['404', status(404), { kind: 'unavailable' }],
    ['408', status(408), { kind: 'unavailable' }],
    ['a redirect', status(308, { location: '/elsewhere' }), { kind: 'unavailable' }],
    ['a proxy that wants to be paid', status(402), { kind: 'unavailable' }],
    ['a proxy that knows no POST', status(405), { kind: 'unavailable' }],
    ['413', status(413), { kind: 'refused' }],
    [
      '400',
      status(400, {}, { message: 'unable to parse' }),
      { kind: 'refused', reason: '400 unable to parse' },
    ],
    [
      '422',
      status(422, {}, { message: 'field type conflict' }),
      { kind: 'refused', reason: '422 field type conflict' },
    ],
    ['a cut connection', (response) => response.socket?.destroy(), { kind: 'unavailable' }],
    [
      'half an answer',
      (response) => response.writeHead(500, { 'content-length': '9' }).write('{', () => response.destroy()),
      { kind: 'unavailable' },
    ],
  ])('%s', async (_, answer, expected) => {
    expect((await sendTo(answer)).result).toMatchObject(expected);
  });

  it('nothing, in time', async () => {
    const { result } = await sendTo(() => undefined, { timeoutMs: 30 });
    expect(result).toEqual({ kind: 'unavailable', reason: 'no acknowledgement within 0.03 s' });
  });

  it('nothing, until the service is stopped', async () => {
    const stop = new AbortController();
    const { result } = await sendTo(() => stop.abort(), { stop: stop.signal });
    expect(result).toEqual({ kind: 'unavailable', reason: 'the service is being stopped' });
  });
});
