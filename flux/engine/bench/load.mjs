// The load: the same requests for either server, from this process.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { org, token } from './servers.mjs';

export const statuses = [
  'approved',
  'denied',
  'failed',
  'reversed',
  'backend_reversed',
  'refunded',
  'processing',
];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Resolves with the answer's text; rejects for a status of 300 or more. */
export function post({ url }, path, body, type = 'text/plain') {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Token ${token}`,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    };
    const outgoing = request(url + path, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () =>
        answer.statusCode < 300 ? resolve(text) : reject(new Error(`${answer.statusCode} ${text}`)),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export const write = (server, bucket, body) =>
  post(server, `/api/v2/write?org=${org}&bucket=${bucket}`, body);

export const query = (server, script, now) =>
  post(
    server,
    `/api/v2/query?org=${org}`,
    JSON.stringify({ query: script, ...(now ? { now } : {}) }),
    'application/json',
  );

export async function makeBucket(server, name) {
  const headers = { authorization: `Token ${token}` };
  const { orgs } = await (await fetch(`${server.url}/api/v2/orgs`, { headers })).json();
  const body = JSON.stringify({ orgID: orgs[0].id, name, retentionRules: [] });
  const answer = await fetch(`${server.url}/api/v2/buckets`, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** Raw points at 1,000 a second over `series` series, with times spread over the second and an id of 36 characters. */
export function rawLines(from, count, { start, series = 7, measurement = 'transaction', ids = true }) {
  return Array.from({ length: count }, (_, n) => {
    const at = from + n;
    const time =
      start + BigInt(Math.floor(at / 1000)) * 1_000_000_000n + BigInt(Math.floor(Math.random() * 1e9));
    const status = statuses[at % series] ?? `status${at % series}`;
    return `${measurement},status=${status} count=1i${ids ? `,id="${randomUUID()}"` : ''} ${time}`;
  }).join('\n');
}

/** Keeps so many requests under way until all bodies are sent; the time it took in seconds. */
export async function timed(bodies, connections, send) {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < bodies.length) await send(bodies[next++]);
    }),
  );
  return (performance.now() - began) / 1000;
}

/** The middle of the times (ms) that a call takes. */
export async function median(times, call) {
  const taken = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await call(n);
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}

export const closeConnections = () => agent.destroy();
