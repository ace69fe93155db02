import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { startService, tokens } from './support/service.js';

function post(path: string): string {
  const body = '{"status":"denied"}';
  const lines = [`POST ${path} HTTP/1.1`, 'host: x', `authorization: Bearer ${tokens.write}`];
  lines.push('content-type: application/json', `content-length: ${String(body.length)}`);
  return [...lines, '', body].join('\r\n');
}

it('ends what is under way while it is being stopped, and says to all else when to come again', async () => {
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  const recommend = vi.fn(async (at: Date) => {
    await held;
    return { at, scores: [], states: [], segments: [] };
  });
  const { app } = await startService({ recommend });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(post('/v1/transactions'));
  await vi.waitFor(() => expect(recommend).toHaveBeenCalled());
  const closed = app.close();
  await vi.waitFor(() => expect(app.server.listening).toBe(false));
  socket.write(post('/v1/transactions?recommend=false'));
  release();
  let text = '';
  for await (const part of socket) text += String(part);
  await closed;
  const [first, second] = text.split(/(?=HTTP\/1\.1 )/);
  expect(first).toMatch(/^HTTP\/1\.1 200 [^]*"accepted":1/);
  expect(second).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: [^]*"code":"FW_STOPPING"/);
});
