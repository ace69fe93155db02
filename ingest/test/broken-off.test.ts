import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startService, tokens } from './support/service.js';
import { until } from './support/until.js';

it('a sender that breaks off in the middle of a body is no error, and nothing of it counts twice', async () => {
  const logged: Array<{ level: number; msg: string }> = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged.push(JSON.parse(String(chunk)) as (typeof logged)[number]);
      done();
    },
  });
  const service = await startService({ logger: pino({ level: 'info' }, stream) });
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = service.app.server.address() as AddressInfo;
  const sending = request({
    port,
    method: 'POST',
    path: '/v1/transactions',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${tokens.write}` },
  });
  sending.on('error', () => undefined);
  sending.write('{"id":"a","status":"denied"}\n'.repeat(6_000));
  await until(() => service.database.points.size === 1);
  sending.destroy();
  await until(() => service.metrics.totals.received === 6_000);
  await until(() => logged.some(({ msg }) => msg.includes('the connection ended')));
  expect(logged.filter(({ level }) => level > 30)).toEqual([]);
  const { accepted, duplicates, rejected } = service.metrics.totals;
  expect(accepted + duplicates + rejected).toBe(6_000);
  expect(service.unserved.times).toBe(0);
});
