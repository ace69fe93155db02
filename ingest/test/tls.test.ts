import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startRunning, token } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

// Made for these tests alone, for 127.0.0.1.
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

it('serves HTTPS with the certificate of the settings', { timeout: 60_000 }, async () => {
  const service = await startRunning({
    FIREWATCH_DATA: await temporaryFolder(),
    FIREWATCH_TLS_CERT: fixture('tls-cert.pem'),
    FIREWATCH_TLS_KEY: fixture('tls-key.pem'),
  });
  expect(service.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${service.url}/v1/transactions?recommend=false`, {
      method: 'POST',
      ca: readFileSync(fixture('tls-cert.pem')),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end('{"status":"approved"}');
  });
  expect(status).toBe(200);
  await expect(fetch(service.url.replace('https', 'http'))).rejects.toThrow();
});
