import { connect } from 'node:net';
import { Writable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { logOptions } from '../src/service/logger.js';
import { startService, tokens } from './support/service.js';

const card = '4111111111111111';

/** Sends bytes as they are; resolves with everything that comes back. */
async function send(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  let text = '';
  for await (const part of socket) text += String(part);
  return text;
}

describe('what is no request', () => {
  it.each([
    ['no HTTP', 'GARBAGE\r\n\r\n', 400],
    ['a method that there is not', `FOO /${card} HTTP/1.1\r\nhost: x\r\n\r\n`, 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address with a broken %', `GET /%zz${card} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, 400],
    ['an address that is not UTF-8', `GET /%c3%28 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`, 400],
  ])('is answered as every error, and not repeated: %s', async (_name, bytes, status) => {
    const { app } = await startService();
    await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = await send((app.server.address() as AddressInfo).port, bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toEqual({
      statusCode: status,
      code: 'FW_BAD_REQUEST',
      error: expect.any(String) as string,
      message: expect.any(String) as string,
    });
    expect(answer).not.toContain(card);
  });

  it('leaves nothing of its headers in the log', async () => {
    let logged = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    });
    const { app } = await startService({ logger: pino(logOptions('trace'), sink) });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    await send(port, `GET / HTTP/9.9\r\nauthorization: Bearer ${tokens.admin}\r\n\r\n`);
    expect(logged).not.toContain('rawPacket');
    expect(logged).not.toContain(tokens.admin);
  });
});
