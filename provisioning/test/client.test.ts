import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { GrafanaClient } from '../src/grafana/client.js';

let server: Server;

async function clientOf(answer: RequestListener): Promise<GrafanaClient> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new GrafanaClient({ url, token: 'a-token' }, { retries: 2, pause: () => Promise.resolve() });
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('what is sent again', () => {
  const cases: Array<['POST' | 'PUT', number, times: number]> = [
    ['PUT', 503, 3],
    ['PUT', 429, 3],
    ['PUT', 400, 1],
    ['POST', 429, 3],
    ['POST', 503, 1],
  ];
  it.each(cases)('%s with %i: %i times in all', async (method, status, times) => {
    let asked = 0;
    const client = await clientOf((_request, response) => {
      asked++;
      response.writeHead(status).end('{"message":"not now"}');
    });
    const send = method === 'POST' ? client.post('/x', {}) : client.put('/x', {});
    await expect(send).rejects.toMatchObject({ name: 'GrafanaError', status });
    expect(asked).toBe(times);
  });
});

it('an answer that breaks off is an error of Grafana, with the place', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"a":');
    setImmediate(() => response.destroy());
  });
  await expect(client.find('/api/org')).rejects.toMatchObject({
    name: 'GrafanaError',
    message: expect.stringMatching(/GET \/api\/org/),
  });
});
