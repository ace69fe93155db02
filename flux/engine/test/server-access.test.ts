import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QuerySlots } from '../src/server/query-slots.js';
import { org, startTestServer, token } from './server-harness.js';
import type { TestServer } from './server-harness.js';

let at: TestServer;

beforeEach(async () => {
  at = await startTestServer({ queries: { concurrent: 1, queued: 1 } });
  await at.store.buckets.create({ name: 'a' });
  await at.store.buckets.create({ name: 'b' });
});
afterEach(async () => {
  await at.close();
});

const bucketId = (name: string) => at.store.buckets.byName(name)?.id ?? '';

async function makeToken(permissions: unknown[]): Promise<{ id: string; as: Record<string, string> }> {
  const made = await at.ask('POST', '/api/v2/authorizations', { orgID: at.orgId, permissions });
  expect(made.status).toBe(201);
  return { id: made.json['id'] as string, as: { authorization: `Token ${made.json['token'] as string}` } };
}

const onBucket = (action: string, name: string) => ({
  action,
  resource: { type: 'buckets', id: bucketId(name), orgID: at.orgId },
});
const from = (name: string) => ({ query: `from(bucket: "${name}") |> range(start: 0)` });
const writeTo = (name: string, headers?: Record<string, string>) =>
  at.ask('POST', `/api/v2/write?org=${org}&bucket=${name}`, 'm v=1 1', headers).then(({ status }) => status);
const queryOf = (name: string, headers?: Record<string, string>) =>
  at.ask('POST', `/api/v2/query?org=${org}`, from(name), headers).then(({ status }) => status);

describe('tokens with scopes', () => {
  test('write and read a bucket, and nothing else', async () => {
    const writer = await makeToken([onBucket('write', 'a')]);
    const reader = await makeToken([onBucket('read', 'a')]);
    expect([await writeTo('a', writer.as), await writeTo('b', writer.as)]).toEqual([204, 403]);
    expect([await writeTo('a', reader.as), await writeTo('b', reader.as)]).toEqual([403, 403]);
    expect([await queryOf('a', reader.as), await queryOf('b', reader.as)]).toEqual([200, 404]);
    expect(await queryOf('a', writer.as)).toBe(404);
    const names = async (headers: Record<string, string>) =>
      (
        (await at.ask('GET', '/api/v2/buckets', undefined, headers)).json['buckets'] as Array<{
          name: string;
        }>
      ).map(({ name }) => name);
    expect(await names(reader.as)).toEqual(['a']);
    expect(await names(writer.as)).toEqual([]);
    const span = { start: '1970-01-01T00:00:00Z', stop: '2100-01-01T00:00:00Z' };
    expect((await at.ask('POST', `/api/v2/delete?org=${org}&bucket=a`, span, reader.as)).status).toBe(403);
    for (const [method, path, body] of [
      ['POST', '/api/v2/buckets', { orgID: at.orgId, name: 'c' }],
      ['PATCH', `/api/v2/buckets/${bucketId('b')}`, { name: 'c' }],
      ['DELETE', `/api/v2/buckets/${bucketId('b')}`, undefined],
      ['GET', `/api/v2/buckets/${bucketId('b')}`, undefined],
      ['GET', '/api/v2/authorizations', undefined],
      ['POST', '/api/v2/authorizations', { permissions: [onBucket('read', 'b')] }],
      ['GET', '/api/v2/tasks', undefined],
      ['POST', '/api/v2/tasks', { flux: 'option task = {name: "x", every: 1m}\nbuckets()' }],
    ] as const) {
      const { status, json } = await at.ask(method, path, body, writer.as);
      expect([method, path, status, json['code']]).toEqual([method, path, 401, 'unauthorized']);
    }
  });

  test('a token hands on what it may itself, and no more', async () => {
    const maker = await makeToken([
      { action: 'write', resource: { type: 'authorizations' } },
      onBucket('read', 'a'),
    ]);
    const make = async (...permissions: unknown[]) => {
      const made = await at.ask('POST', '/api/v2/authorizations', { orgID: at.orgId, permissions }, maker.as);
      return [made.status, made.json['message']];
    };
    const read = { action: 'read', resource: { type: 'buckets' } };
    expect(await make(onBucket('read', 'a'))).toEqual([201, undefined]);
    expect(await make(onBucket('read', 'a'), read)).toEqual([
      403,
      `permission read:orgs/${at.orgId}/buckets is not allowed`,
    ]);
    expect(await make(onBucket('write', 'a'))).toEqual([
      403,
      `permission write:orgs/${at.orgId}/buckets/${bucketId('a')} is not allowed`,
    ]);
  });

  test('who changes the script of a task lends it their own permissions', async () => {
    const script = (bucket: string) => `import "array"
option task = {name: "t", every: 1h}
array.from(rows: [{_time: now(), _measurement: "m", _field: "f", _value: 1}]) |> to(bucket: "${bucket}")`;
    const made = await at.ask('POST', '/api/v2/tasks', { orgID: at.orgId, flux: script('a') });
    const path = `/api/v2/tasks/${made.json['id'] as string}`;
    const changer = await makeToken([
      { action: 'write', resource: { type: 'tasks' } },
      onBucket('write', 'a'),
    ]);
    const run = async () => {
      const { json } = await at.ask('POST', `${path}/runs`, {});
      const ended = async () => {
        const { status, log } = (await at.ask('GET', `${path}/runs/${json['id'] as string}`)).json;
        return [status, JSON.stringify(log)];
      };
      await expect.poll(ended).toEqual([expect.stringMatching(/success|failed/), expect.anything()]);
      return ended();
    };
    await at.ask('PATCH', path, { description: 'renamed' }, changer.as);
    expect((await run())[0]).toBe('success');
    expect((await at.ask('PATCH', path, { flux: script('b') }, changer.as)).status).toBe(200);
    expect(await run()).toEqual(['failed', expect.stringMatching(/bucket|authorized/)]);
    expect([...at.store.points.scan({ bucketId: bucketId('b'), start: 0n, stop: 2n ** 62n })]).toEqual([]);
    await at.ask('PATCH', path, { flux: script('b') });
    expect((await run())[0]).toBe('success');
  });

  test('to() wants the scope to write', async () => {
    await writeTo('a');
    const reader = await makeToken([onBucket('read', 'a')]);
    const both = await makeToken([onBucket('read', 'a'), onBucket('write', 'b')]);
    const copy = { query: 'from(bucket: "a") |> range(start: 0) |> to(bucket: "b")' };
    const run = (headers: Record<string, string>) =>
      at.ask('POST', `/api/v2/query?org=${org}`, copy, headers);
    const seesBoth = await makeToken([onBucket('read', 'a'), onBucket('read', 'b')]);
    const unseen = 'failed to initialize execute state: could not find bucket "b"';
    const unauthorized = 'failed to initialize execute state: user not authorized to write';
    for (const [{ as }, status, code, message] of [
      [reader, 404, 'not found', unseen],
      [seesBoth, 403, 'forbidden', unauthorized],
    ] as const) {
      const refused = await run(as);
      expect([refused.status, refused.json]).toEqual([status, { code, message }]);
    }
    expect(await queryOf('b')).toBe(200);
    expect((await at.ask('POST', `/api/v2/query?org=${org}`, from('b'))).text.trim()).toBe('');
    expect((await run(both.as)).status).toBe(200);
    expect((await at.ask('POST', `/api/v2/query?org=${org}`, from('b'))).text).toMatch(/_result,0,.*,v,m/);
  });

  test('a token is told once, and can be listed, switched off and removed', async () => {
    const { id, as } = await makeToken([onBucket('write', 'a')]);
    const listed = await at.ask('GET', '/api/v2/authorizations');
    expect(listed.json['authorizations']).toEqual([
      expect.objectContaining({ id, token: '', status: 'active', org }),
    ]);
    expect(JSON.stringify(at.store.documents.list('authorization'))).not.toContain(
      as['authorization']?.slice(6),
    );
    const patched = await at.ask('PATCH', `/api/v2/authorizations/${id}`, {
      status: 'inactive',
      description: 'off',
    });
    expect(patched.json).toMatchObject({ status: 'inactive', description: 'off', token: '' });
    expect(await writeTo('a', as)).toBe(403);
    await at.ask('PATCH', `/api/v2/authorizations/${id}`, { status: 'active' });
    expect(await writeTo('a', as)).toBe(204);
    expect((await at.ask('DELETE', `/api/v2/authorizations/${id}`)).status).toBe(204);
    expect(await writeTo('a', as)).toBe(401);
    expect((await at.ask('GET', `/api/v2/authorizations/${id}`)).status).toBe(404);
  });

  test("each request of a connection is its own token holder's", async () => {
    const { id, as } = await makeToken([onBucket('write', 'a')]);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const used = new Set<unknown>();
    const write = async (headers: Record<string, string>): Promise<number | undefined> => {
      const path = `/api/v2/write?org=${org}&bucket=b`;
      const asked = httpRequest(at.server.url + path, { method: 'POST', agent, headers });
      asked.end('m v=1 1');
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      used.add(answer.socket);
      answer.resume();
      await once(answer, 'end');
      return answer.statusCode;
    };
    const operator = { authorization: `Token ${token}` };
    expect(await write(operator)).toBe(204);
    expect(await write(as)).toBe(403);
    expect(await write({})).toBe(401);
    expect(await write({ authorization: `Token ${token}x` })).toBe(401);
    expect(await write(operator)).toBe(204);
    expect(await write(as)).toBe(403);
    await at.ask('DELETE', `/api/v2/authorizations/${id}`);
    expect(await write(as)).toBe(401);
    agent.destroy();
    expect(used.size).toBe(1);
  });

  test.each([
    [{}, /must include permissions/],
    [{ permissions: [] }, /must include permissions/],
    [{ permissions: [{ action: 'own', resource: { type: 'buckets' } }] }, /unknown action/],
    [{ permissions: [{ action: 'read', resource: { type: 'x' } }] }, /unknown resource type/],
    [{ permissions: [null] }, /unknown action/],
    [{ permissions: [{ action: 'read', resource: { type: 'buckets', id: 'x' } }] }, /length of 16 bytes/],
    [{ permissions: [{ action: 'read', resource: { type: 'buckets' } }], status: 'x' }, /unknown status/],
  ])('refused: %j', async (body, message) => {
    const { status, json } = await at.ask('POST', '/api/v2/authorizations', { orgID: at.orgId, ...body });
    expect([status, json['code']]).toEqual([400, 'invalid']);
    expect(json['message']).toMatch(message);
  });
});

describe('queries at a time', () => {
  test('so many run, so many wait, the next is refused; a slot goes to the one that waits longest', async () => {
    const slots = new QuerySlots(1, 2);
    const signal = new AbortController().signal;
    const order: string[] = [];
    const first = await slots.acquire(signal);
    const leaving = new AbortController();
    const gone = slots.acquire(leaving.signal);
    const second = slots.acquire(signal).then((release) => (order.push('second'), release));
    await expect(slots.acquire(signal)).rejects.toMatchObject({
      code: 'too many requests',
      headers: { 'retry-after': '1' },
    });
    leaving.abort();
    await expect(slots.acquire(leaving.signal)).rejects.toThrow('canceled');
    await expect(gone).rejects.toThrow('canceled');
    const third = slots.acquire(signal).then((release) => (order.push('third'), release));
    first();
    first();
    (await second)();
    (await third)();
    expect(order).toEqual(['second', 'third']);
    (await slots.acquire(signal))();
  });

  test('clients that go away while their queries are unpacked leave no slot behind', async () => {
    // More than goes out in one piece: the rest of an answer must be asked for.
    const lines = Array.from({ length: 1000 }, (_, n) => `m v=${n}i ${n}`).join('\n');
    await at.ask('POST', `/api/v2/write?org=${org}&bucket=a`, lines);
    const { port } = at.server;
    const body = gzipSync(JSON.stringify(from('a')));
    const head =
      `POST /api/v2/query?org=${org} HTTP/1.1\r\nHost: h\r\nAuthorization: Token ${token}\r\n` +
      `Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    for (let round = 0; round < 60; round++) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(head);
      socket.write(body, () => (round % 2 ? socket.resetAndDestroy() : setImmediate(() => socket.destroy())));
      await once(socket, 'close');
    }
    await expect.poll(() => queryOf('b')).toBe(200);
    expect(await Promise.all([queryOf('b'), queryOf('b')])).toEqual([200, 200]);
  });

  test('a client that goes away frees its slot', async () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `m,t=${n % 500} v=${n}i ${n}`).join('\n');
    await at.ask('POST', `/api/v2/write?org=${org}&bucket=a`, lines);
    for (let round = 0; round < 4; round++) {
      await new Promise<void>((resolve) => {
        const { authorization } = { authorization: 'Token operator-of-the-tests' };
        const outgoing = httpRequest(
          `${at.server.url}/api/v2/query?org=${org}`,
          { method: 'POST', headers: { authorization } },
          (answer) => {
            answer.once('data', () => answer.destroy());
            answer.once('close', resolve);
          },
        );
        outgoing.once('error', () => resolve());
        outgoing.end(JSON.stringify(from('a')));
      });
    }
    expect(await queryOf('b')).toBe(200);
    expect(at.errors).toEqual([]);
  });
});
