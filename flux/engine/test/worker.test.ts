import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from '../src/storage/folder-lock.js';
import { startEngineWorker } from '../src/worker/start-worker.js';
import type { AddressInfo } from 'node:net';

const token = 'worker-of-the-tests';
const org = 'o';
let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'engine-worker-'));
});
afterEach(() => {
  rmSync(path, { recursive: true, force: true });
});

function client(url: string, as = token) {
  const headers = { authorization: `Token ${as}` };
  return {
    createBucket: async (name: string) => {
      const { orgs } = (await (await fetch(`${url}/api/v2/orgs`, { headers })).json()) as {
        orgs: Array<{ id: string }>;
      };
      const body = JSON.stringify({ orgID: orgs[0]?.id, name });
      return (await fetch(`${url}/api/v2/buckets`, { method: 'POST', headers, body })).status;
    },
    write: async (body: string) =>
      (await fetch(`${url}/api/v2/write?org=${org}&bucket=b`, { method: 'POST', headers, body })).status,
    query: async () => {
      const body = JSON.stringify({
        query: 'from(bucket: "b") |> range(start: 0) |> keep(columns: ["_value"])',
      });
      return (await fetch(`${url}/api/v2/query?org=${org}`, { method: 'POST', headers, body })).text();
    },
  };
}

describe('the engine in a worker thread', () => {
  test.each([
    [{ limits: { rows: 1 } }, 400, /limit of 1/],
    [{ queries: { concurrent: 0, queued: 0 } }, 429, /0 run and 0 wait/],
  ])('has the limits that it is given: %j', async (options, status, message) => {
    const worker = await startEngineWorker({ path, token, org, ...options });
    const script = 'import "array" array.from(rows: [{x: 1}, {x: 2}])';
    expect(await worker.query({ script })).toEqual({
      status,
      message: expect.stringMatching(message) as unknown,
    });
    await worker.close();
  });

  test('serves, keeps what was written, and ends when it is closed', async () => {
    let worker = await startEngineWorker({ path, token, org });
    expect(worker.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    let at = client(worker.url);
    expect(await at.createBucket('b')).toBe(201);
    expect(await at.write('m v=1i 1\nm v=2i 2')).toBe(204);
    await worker.close();
    await worker.close();
    await expect(at.write('m v=3i 3')).rejects.toThrow();
    worker = await startEngineWorker({ path, token, org });
    at = client(worker.url);
    expect(await at.query()).toMatch(/_result,0,1\r\n,_result,0,2\r\n/);
    await worker.close();
    lockFolder(path)();
  });

  test('takes lines without HTTP, says what became of them, and of none any more when it has ended', async () => {
    const worker = await startEngineWorker({ path, token, org });
    const at = client(worker.url);
    await at.createBucket('b');
    const lines = Array.from({ length: 20 }, (_, line) => `m v=${line}i ${line}`);
    const answers = await Promise.all([
      ...lines.map((text) => worker.write({ bucket: 'b', text })),
      worker.write({ bucket: 'b', text: 'm v= 1' }),
      worker.write({ bucket: 'c', text: 'm v=1i 1' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...lines.map(() => 204), 400, 404]);
    expect(answers.at(-2)?.message).toMatch(/unable to parse 'm v= 1'/);
    expect((await at.query()).match(/_result,0,\d+/g)).toHaveLength(20);
    const last = worker.write({ bucket: 'b', text: 'm v=20i 20' });
    await worker.close();
    expect((await last).status).toBe(204);
    expect(await worker.write({ bucket: 'b', text: 'm v=21i 21' })).toEqual({
      status: 503,
      message: 'the engine has ended',
    });
    const again = await startEngineWorker({ path, token, org });
    expect((await client(again.url).query()).match(/_result,0,\d+/g)).toHaveLength(21);
    await again.close();
  });

  test('answers queries without HTTP, and gives up those that nobody waits for', async () => {
    const worker = await startEngineWorker({ path, token, org });
    await client(worker.url).createBucket('b');
    await worker.write({ bucket: 'b', text: 'm v=1i 1\nm v=2i 2' });
    const script =
      'from(bucket: "b") |> range(start: 0) |> filter(fn: (r) => r._measurement == "m") |> sum() |> keep(columns: ["_value"])';
    expect(await worker.query({ script })).toEqual({ rows: [{ result: '_result', _value: 3 }] });
    expect(await worker.query({ script: 'from(bucket: "c") |> range(start: 0)' })).toMatchObject({
      status: 404,
    });
    const points = Array.from({ length: 20_000 }, (_, n) => `long v=${n % 997}i ${n}`).join('\n');
    await worker.write({ bucket: 'b', text: points });
    const steps = Array.from(
      { length: 100 },
      (_, n) => `s${n + 1} = s${n} |> sort(columns: ["_value"]) |> sort(columns: ["_time"])`,
    );
    const source = 's0 = from(bucket: "b") |> range(start: 0) |> filter(fn: (r) => r._measurement == "long")';
    const long = [source, ...steps, 's100'].join('\n');
    const stop = new AbortController();
    const given = worker.query({ script: long }, stop.signal);
    stop.abort();
    expect(await given).toMatchObject({ status: 422, message: 'query was canceled' });
    expect(await worker.query({ script }, AbortSignal.abort())).toMatchObject({ status: 422 });
    await worker.close();
    expect(await worker.query({ script })).toEqual({ status: 503, message: 'the engine has ended' });
  });

  test('what keeps it from starting is told', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(startEngineWorker({ path, token, org, port })).rejects.toThrow(
      /did not start: .*EADDRINUSE/,
    );
    await expect(startEngineWorker({ path, token: 'x', org })).rejects.toThrow(/token must have at least/);
    await expect(startEngineWorker({ path: join(process.execPath, 'x'), token, org })).rejects.toThrow(
      /did not start/,
    );
    other.close();
    await (await startEngineWorker({ path, token, org })).close();
  });
});

/** The command in a process of its own, and the lines it prints. */
function runCommand(args: string[]) {
  const command = fileURLToPath(new URL('../dist/commands/engine.js', import.meta.url));
  const code = `import { run } from ${JSON.stringify(command)}; process.exit(await run(${JSON.stringify(args)}, {}));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return { child, lines, exited: once(child, 'exit').then(([exitCode]) => exitCode as number) };
}

describe('the command', () => {
  test('runs alone with a token of its own making, until it is told to stop', async () => {
    const data = join(path, 'data');
    const { child, lines, exited } = runCommand(['--port', '0', '--data', data, '--org', org]);
    await expect.poll(() => lines.length, { timeout: 15_000 }).toBe(2);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0] ?? '';
    const file = join(data, 'operator.token');
    expect(lines[1]).toContain(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, 'utf8').trim();
    expect(lines.join()).not.toContain(kept);
    const at = client(url, kept);
    expect(await at.createBucket('b')).toBe(201);
    expect(await at.write('m v=1i 1')).toBe(204);
    expect(
      await client(url, 'another-token')
        .createBucket('c')
        .catch((error: unknown) => error),
    ).not.toBe(201);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    const again = runCommand(['--port', '0', '--data', data, '--org', org]);
    await expect.poll(() => again.lines.length, { timeout: 15_000 }).toBe(2);
    expect(readFileSync(file, 'utf8').trim()).toBe(kept);
    again.child.kill('SIGINT');
    expect(await again.exited).toBe(0);
  });

  test.each([
    [['--port', 'x'], 2, /--port must be 0 to 65535/],
    [['--nonsense'], 2, /nonsense/],
    [['--port', '0', '--token', 'short'], 1, /token must have at least 8/],
  ])('wrong usage: %j', async (args, status, message) => {
    const { lines, exited } = runCommand([...args, ...(status === 1 ? ['--data', path] : [])]);
    expect(await exited).toBe(status);
    expect(lines.join('\n')).toMatch(message);
  });
});
