import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('../docker/health.mjs', import.meta.url));
const pem = (name: string) => fileURLToPath(new URL(`../ingest/test/fixtures/${name}`, import.meta.url));
const tls = { FIREWATCH_TLS_CERT: pem('tls-cert.pem'), FIREWATCH_TLS_KEY: pem('tls-key.pem') };

/** A server on loopback that answers each request with the status; resolves with its port. */
async function answering(status: number, secure: boolean): Promise<string> {
  const answer: http.RequestListener = (_request, response) => void response.writeHead(status).end();
  const keys = { cert: readFileSync(tls.FIREWATCH_TLS_CERT), key: readFileSync(tls.FIREWATCH_TLS_KEY) };
  const server = secure ? https.createServer(keys, answer) : http.createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

async function check(env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

it.each([
  ['healthy where it answers', 200, false, {}, 0],
  ['healthy behind every address', 200, false, { FIREWATCH_HOST: '0.0.0.0' }, 0],
  ['healthy over TLS', 200, true, tls, 0],
  ['healthy where it asks for a token', 401, false, {}, 0],
  ['unhealthy where it fails', 503, false, {}, 1],
  ['unhealthy where another protocol answers', 200, false, tls, 1],
])('calls a service %s', async (_, status, secure, env, code) => {
  expect(await check({ FIREWATCH_PORT: await answering(status, secure), ...env })).toBe(code);
});
