import { gunzipSync, gzipSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import { InfluxDB } from '@influxdata/influxdb-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../src/server/start-server.js';
import { createMemoryStore } from '../src/storage/memory-store.js';
import { org, startTestServer, token } from './server-harness.js';
import type { Answer, TestServer } from './server-harness.js';

let at: TestServer;
const now = BigInt(Date.UTC(2026, 0, 2)) * 1_000_000n;

beforeAll(async () => {
  at = await startTestServer();
  await at.store.buckets.create({ name: 'b' });
});
afterAll(async () => {
  expect(at.errors).toEqual([]);
  await at.close();
});

const write = (body: string | Uint8Array, parameters = 'bucket=b', headers = {}): Promise<Answer> =>
  at.ask('POST', `/api/v2/write?org=${org}&${parameters}`, body, headers);
const query = (flux: string, more: Record<string, unknown> = {}, headers = {}): Promise<Answer> =>
  at.ask('POST', `/api/v2/query?org=${org}`, { query: flux, ...more }, headers);
const read = async (measurement: string, bucket = 'b') => {
  const { text } = await query(
    `from(bucket: "${bucket}") |> range(start: 0) |> filter(fn: (r) => r._measurement == "${measurement}") |> keep(columns: ["_time", "_value", "_field"])`,
  );
  return text
    .trim()
    .split('\r\n')
    .slice(1)
    .filter((line) => line.startsWith(',_result'));
};

function expectError(answer: Answer, status: number, code: string, message: RegExp): void {
  expect([answer.status, answer.json['code'], answer.headers.get('x-platform-error-code')]).toEqual([
    status,
    code,
    code,
  ]);
  expect(answer.json['message']).toMatch(message);
}

describe('the way in', () => {
  test.each<Record<string, string>>([
    {},
    { authorization: 'Token wrong-token' },
    { authorization: token },
    { authorization: 'Basic x:y' },
  ])('without a right token nothing is answered: %j', async (headers) => {
    for (const [method, path] of [
      ['GET', '/api/v2/buckets'],
      ['POST', '/api/v2/write'],
      ['POST', '/api/v2/query'],
      ['GET', '/api/v2'],
    ] as const) {
      const response = await fetch(at.server.url + path, { method, headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ code: 'unauthorized', message: 'unauthorized access' });
    }
  });

  test('health, ready and ping want no token; set-up is over', async () => {
    const health = await fetch(`${at.server.url}/health`);
    expect(await health.json()).toMatchObject({ name: 'influxdb', status: 'pass', checks: [] });
    expect(await (await fetch(`${at.server.url}/ready`)).json()).toMatchObject({ status: 'ready' });
    for (const path of ['/health', '/ready'])
      expect((await fetch(at.server.url + path, { method: 'HEAD' })).status).toBe(200);
    for (const method of ['GET', 'HEAD']) {
      const ping = await fetch(`${at.server.url}/ping`, { method });
      expect([ping.status, ping.headers.get('x-influxdb-build')]).toEqual([204, 'OSS']);
    }
    expect(await (await fetch(`${at.server.url}/api/v2/setup`)).json()).toEqual({ allowed: false });
    expectError(await at.ask('POST', '/api/v2/setup', {}), 422, 'conflict', /already been completed/);
  });

  test('paths that are not there, and methods that are not allowed', async () => {
    expectError(await at.ask('GET', '/api/v2/nothing'), 404, 'not found', /path not found/);
    expectError(await at.ask('GET', '/api/v2/write'), 405, 'method not allowed', /allow: POST/);
  });

  test.each([
    ['POST', '/write?db=b', /write with POST \/api\/v2\/write/],
    ['GET', '/query?q=show+databases', /query in Flux/],
    ['GET', '/api/v2/dashboards', /use Grafana/],
    ['GET', '/api/v2/dashboards/0000000000000001', /use Grafana/],
    ['POST', '/api/v2/query/ast', /query\/analyze/],
    ['GET', '/api/v2/labelsx', /^path not found$/],
  ])(
    'what InfluxDB has and the engine has not names what there is instead: %s %s',
    async (method, path, message) => {
      expectError(await at.ask(method, path), 404, 'not found', message);
    },
  );

  test('the address of the user leads to the user', async () => {
    const { json } = await at.ask('GET', '/api/v2/me');
    const { self } = json['links'] as { self: string };
    expect((await at.ask('GET', self)).json).toEqual(json);
    expectError(await at.ask('GET', '/api/v2/users/0000000000000001'), 404, 'not found', /user not found/);
  });

  test.each(['', 'short', 'with a space in it'])('no server with the token %j', async (bad) => {
    await expect(startServer({ engine: { store: createMemoryStore() }, token: bad, org })).rejects.toThrow(
      /token must have at least/,
    );
  });
});

describe('write', () => {
  test('plain and gzipped, in every precision, bucket and organisation by name or id', async () => {
    const bucketId = at.store.buckets.byName('b')?.id ?? '';
    expect((await write('w v=1i 1700000000000000001')).status).toBe(204);
    expect(
      (await write(gzipSync('w v=2i 1700000000000000002'), 'bucket=b', { 'content-encoding': 'gzip' }))
        .status,
    ).toBe(204);
    expect((await write('w v=3i 1700000000', `bucket=${bucketId}&precision=s`)).status).toBe(204);
    expect(
      (
        await at.ask(
          'POST',
          `/api/v2/write?orgID=${at.orgId}&bucketID=${bucketId}&precision=ms`,
          'w v=4i 1700000000004',
        )
      ).status,
    ).toBe(204);
    expect(
      (await at.ask('POST', `/api/v2/write?org=${at.orgId}&bucket=b&precision=us`, 'w v=5i 1700000000005000'))
        .status,
    ).toBe(204);
    expect(await read('w')).toEqual([
      ',_result,0,2023-11-14T22:13:20Z,3,v',
      ',_result,0,2023-11-14T22:13:20.000000001Z,1,v',
      ',_result,0,2023-11-14T22:13:20.000000002Z,2,v',
      ',_result,0,2023-11-14T22:13:20.004Z,4,v',
      ',_result,0,2023-11-14T22:13:20.005Z,5,v',
    ]);
  });

  test('a parameter that is empty counts as none', async () => {
    expect((await write('empty v=1i 1', 'bucket=b&precision=&orgID=')).status).toBe(204);
    expectError(await write('m v=1', 'bucket='), 404, 'not found', /bucket not found/);
    expect((await at.ask('GET', '/api/v2/buckets?limit=&after=&name=')).json['buckets']).not.toEqual([]);
  });

  test('a malformed line: 400 with its number, and nothing of the body is written', async () => {
    const answer = await write('bad v=1i 1\nbad v=x 2\nbad v=3i 3');
    expectError(answer, 400, 'invalid', /unable to parse 'bad v=x 2': invalid boolean \(line 2\)/);
    expect(answer.json['line']).toBe(2);
    expect(await read('bad')).toEqual([]);
  });

  test.each([
    ['straight v=1i 1\nstraight v=2i 2', 'b'],
    ['', 'b'],
    ['straight v=x 1', 'b'],
    ['kept v=1i 1\nkept v=2.5 2', 'b'],
    ['straight v=1i 1', 'nowhere'],
  ])('without HTTP the answer is that of HTTP: %j to %s', async (text, bucket) => {
    const { status, json } = await write(text, `bucket=${bucket}`);
    const answer = await at.server.write({ bucket, text });
    expect(answer).toEqual({ status, message: json['message'] ?? '' });
  });

  test('without HTTP a query has the rows that a client reads over HTTP, with the names of their results', async () => {
    await write('rows,t=a f=1.5,i=-3i,u=7u,b=true,s="x" 1000000001\nrows,t=b f=2 2000000000');
    const script = `
      data = from(bucket: "b") |> range(start: 0) |> filter(fn: (r) => r._measurement == "rows")
      data |> yield(name: "all")
      data |> filter(fn: (r) => r._field == "f") |> group() |> sort(columns: ["_time"]) |> yield(name: "sorted")
      data |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        |> map(fn: (r) => ({ at: now(), f: r.f, i: r.i })) |> yield(name: "now")`;
    const client = new InfluxDB({ url: at.server.url, token });
    const overHttp = await client
      .getQueryApi({ org, now: () => '2026-01-02T00:00:00Z' })
      .collectRows(script, (values, meta) => {
        const row = meta.toObject(values) as Record<string, unknown>;
        delete row['table'];
        return row;
      });
    const answer = await at.server.query({ script, now: Date.UTC(2026, 0, 2) });
    expect(answer).toEqual({ rows: overHttp });
    expect(overHttp).toHaveLength(10);
  });

  test('without HTTP a text that is null stays null, which CSV cannot tell from an empty one', async () => {
    const script = `import "internal/debug" import "array"
      array.from(rows: [{ a: 1, t: debug.null(type: "string") }])`;
    expect(await at.server.query({ script })).toEqual({ rows: [{ result: '_result', a: 1, t: null }] });
  });

  test.each([
    'from(bucket: "nowhere") |> range(start: 0)',
    'from(bucket: "b")',
    'x = ',
    'import "http" http.get(url: "http://127.0.0.1")',
  ])('without HTTP a query that fails is told as over HTTP: %s', async (script) => {
    const { status, json } = await query(script);
    expect(status).not.toBe(200);
    expect(await at.server.query({ script })).toEqual({ status, message: json['message'] });
  });

  test('without HTTP times have the unit that is given, nanoseconds by default', async () => {
    await at.server.write({ bucket: 'b', text: 'units v=1i 5' });
    await at.server.write({ bucket: 'b', text: 'units v=2i 5', precision: 's' });
    expect(await read('units')).toEqual([
      ',_result,0,1970-01-01T00:00:00.000000005Z,1,v',
      ',_result,0,1970-01-01T00:00:05Z,2,v',
    ]);
  });

  test('a type conflict or a point outside the retention: 422, the rest is written', async () => {
    expectError(
      await write(`part v=1i 1\npart v=2.5 2\npart v=3i 3`),
      422,
      'unprocessable entity',
      /partial write: field type conflict: input field "v" on measurement "part" is type float, already exists as type integer dropped=1 \(line 2\)/,
    );
    expect(await read('part')).toHaveLength(2);
    await at.store.buckets.create({ name: 'brief', retentionSeconds: 3600 });
    expectError(
      await write(`late v=1i 1\nlate v=2i`, 'bucket=brief'),
      422,
      'unprocessable entity',
      /partial write: dropped 1 points outside retention policy of duration 1h0m0s .* dropped=1/,
    );
    expect(await read('late', 'brief')).toHaveLength(1);
    expectError(
      await write('reserved time=1i,v=1i 5'),
      422,
      'unprocessable entity',
      /"time" has been stripped/,
    );
    expect(await read('reserved')).toHaveLength(1);
  });

  test.each([
    ['bucket=none', 404, 'not found', /bucket "none" not found/],
    ['x=y', 404, 'not found', /bucket not found/],
    ['bucket=b&precision=h', 400, 'invalid', /valid precision units are ns, us, ms, and s/],
  ] as const)('wrong parameters: %s', async (parameters, status, code, message) => {
    expectError(await write('m v=1', parameters), status, code, message);
  });

  test('an unknown organisation, none, bad gzip, an unknown encoding, too much', async () => {
    expectError(
      await at.ask('POST', '/api/v2/write?org=others&bucket=b', 'm v=1'),
      404,
      'not found',
      /organization name "others" not found/,
    );
    expectError(
      await at.ask('POST', '/api/v2/write?bucket=b', 'm v=1'),
      400,
      'invalid',
      /provide either orgID or org/,
    );
    expectError(
      await write('m v=1', 'bucket=b', { 'content-encoding': 'gzip' }),
      400,
      'invalid',
      /not valid gzip/,
    );
    expectError(
      await write('m v=1', 'bucket=b', { 'content-encoding': 'br' }),
      415,
      'unsupported media type',
      /use gzip/,
    );
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024, 'm'));
    expectError(
      await write(bomb, 'bucket=b', { 'content-encoding': 'gzip' }),
      413,
      'request too large',
      /smaller batches/,
    );
    expect((await write('')).status).toBe(204);
  });
});

describe('query', () => {
  test('a bare script, JSON, gzip both ways, dialect and now', async () => {
    const script = 'import "array" array.from(rows: [{x: now()}])';
    const expected = ',result,table,x\r\n,_result,0,2026-01-02T00:00:00Z\r\n\r\n';
    const bare = await at.ask(
      'POST',
      `/api/v2/query?org=${org}`,
      'import "array" array.from(rows: [{x: 1}])',
      {
        'content-type': 'application/vnd.flux; charset=utf-8',
      },
    );
    expect([bare.status, bare.text]).toEqual([200, ',result,table,x\r\n,_result,0,1\r\n\r\n']);
    expect((await query(script, { now: '2026-01-02T00:00:00Z' })).text).toBe(expected);
    const packed = gzipSync(JSON.stringify({ query: script, now: '2026-01-02T00:00:00Z', type: 'flux' }));
    expect(
      (
        await at.ask('POST', `/api/v2/query?org=${org}`, packed, {
          'content-encoding': 'gzip',
          'content-type': 'application/json',
        })
      ).text,
    ).toBe(expected);
    const dialect = { header: true, delimiter: ';', annotations: ['datatype', 'group', 'default'] };
    expect((await query('import "array" array.from(rows: [{x: 1}])', { dialect })).text).toBe(
      '#datatype;string;long;long\r\n#group;false;false;false\r\n#default;_result;;\r\n;result;table;x\r\n;;0;1\r\n\r\n',
    );
  });

  test('a long answer is streamed, and compressed for those who take it', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `long v=${n}i ${now + BigInt(n)}`);
    expect((await write(lines.join('\n'))).status).toBe(204);
    const body = JSON.stringify({
      query: 'from(bucket: "b") |> range(start: 0) |> filter(fn: (r) => r._measurement == "long")',
      now: new Date(Number(now / 1_000_000n) + 60_000).toISOString(),
    });
    const ask = (encoding: string) =>
      new Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>((resolve, reject) => {
        const headers = { authorization: `Token ${token}`, 'accept-encoding': encoding };
        const outgoing = httpRequest(
          `${at.server.url}/api/v2/query?org=${org}`,
          { method: 'POST', headers },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(chunks) }));
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    const plain = await ask('identity');
    const packed = await ask('gzip');
    expect(plain.headers['transfer-encoding']).toBe('chunked');
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(plain.bytes.toString().trim().split('\r\n')).toHaveLength(20_001);
    expect(gunzipSync(packed.bytes).length).toBe(plain.bytes.length);
  });

  test.each([
    ['', 400, 'invalid', /requires either query or AST/],
    ['from(bucket:', 400, 'invalid', /compilation failed/],
    ['nope()', 400, 'invalid', /undefined identifier nope/],
    ['x = 1', 400, 'invalid', /no streaming data/],
    ['from(bucket: "none") |> range(start: 0)', 404, 'not found', /could not find bucket "none"/],
    [
      'import "array" array.from(rows: [{x: 1}]) |> map(fn: (r) => ({x: 1 / 0}))',
      400,
      'invalid',
      /cannot divide by zero/,
    ],
  ] as const)(
    'an error before the first result is a JSON answer: %s',
    async (flux, status, code, message) => {
      expectError(await query(flux), status, code, message);
    },
  );

  test('an error after the first result is a table', async () => {
    const { status, text } = await query(
      'import "array" array.from(rows: [{x: 1}]) |> yield(name: "a")\narray.from(rows: [{x: 1}]) |> map(fn: (r) => ({x: 1 / 0})) |> yield(name: "b")',
    );
    expect(status).toBe(200);
    expect(text).toMatch(
      /^,result,table,x\r\n,a,0,1\r\n\r\n\r\n?,error,reference\r\n,.*cannot divide by zero,\r\n$/s,
    );
  });

  test.each([
    [{ type: 'influxql' }, /unknown query type: influxql/],
    [{ now: 'yesterday' }, /parsing time "yesterday"/],
    [{ dialect: { delimiter: ';;' } }, /invalid dialect delimeter/],
    [{ dialect: { delimiter: 'é' } }, /invalid dialect delimeter/],
    [{ dialect: { delimiter: '"' } }, /cannot part the columns/],
    [{ dialect: { delimiter: '\n' } }, /cannot part the columns/],
    [{ dialect: { header: 'no' } }, /invalid dialect header/],
    [{ dialect: [] }, /must be an object/],
    [{ extern: 'option v = {}' }, /extern must be the syntax tree of a file/],
    [{ dialect: { annotations: ['x'] } }, /unknown dialect annotation type: x/],
    [{ dialect: { dateTimeFormat: 'x' } }, /unknown dialect date time format/],
  ])('a wrong request: %j', async (more, message) => {
    expectError(await query('buckets()', more), 400, 'invalid', message);
  });

  test('what a client leaves to the server, as nothing, null or empty, and odd content types', async () => {
    const script = 'import "array" array.from(rows: [{x: 1}])';
    const expected = ',result,table,x\r\n,_result,0,1\r\n\r\n';
    for (const unset of [null, '']) {
      const dialect = { delimiter: unset, commentPrefix: unset, dateTimeFormat: unset, header: null };
      expect((await query(script, { dialect, extern: null })).text).toBe(expected);
    }
    for (const type of ['APPLICATION/VND.FLUX', 'application/vnd.flux;charset=utf-8'])
      expect((await at.ask('POST', `/api/v2/query?org=${org}`, script, { 'content-type': type })).text).toBe(
        expected,
      );
    expect((await query(script, {}, { 'content-type': 'nonsense' })).text).toBe(expected);
    expect((await write('odd v=1i 1', 'bucket=b', { 'content-type': 'plain' })).status).toBe(204);
  });

  test('the options of an extern, as a syntax tree', async () => {
    const at_ = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const node = (type: string, more: object) => ({ type, location: at_, ...more });
    const name = (text: string) => node('Identifier', { name: text });
    const five = node('IntegerLiteral', { value: '5' });
    const record = node('ObjectExpression', {
      properties: [node('Property', { key: name('a'), value: five })],
    });
    const extern = node('File', {
      package: null,
      imports: [],
      body: [
        node('OptionStatement', {
          assignment: node('VariableAssignment', { id: name('v'), init: record }),
        }),
      ],
    });
    const answer = await query('import "array" array.from(rows: [{x: v.a}])', { extern });
    expect(answer.text).toBe(',result,table,x\r\n,_result,0,5\r\n\r\n');
  });

  test('no JSON, no organisation', async () => {
    expectError(
      await at.ask('POST', `/api/v2/query?org=${org}`, 'buckets()'),
      400,
      'invalid',
      /set 'Content-Type: application\/vnd.flux'/,
    );
    expectError(
      await at.ask('POST', '/api/v2/query', { query: 'buckets()' }),
      400,
      'invalid',
      /provide either orgID or org/,
    );
    expectError(
      await at.ask('POST', '/api/v2/query?org=others', { query: 'buckets()' }),
      400,
      'invalid',
      /"others" not found/,
    );
  });

  test('analyze tells what is wrong and where', async () => {
    expect((await at.ask('POST', '/api/v2/query/analyze', { query: 'x = nope' })).json).toEqual({
      errors: [{ line: 1, column: 5, character: 5, message: 'undefined identifier nope' }],
    });
  });
});

describe('buckets', () => {
  test('made, listed, changed, removed with what is in them', async () => {
    const rules = [{ type: 'expire', everySeconds: 7200 }];
    const made = await at.ask('POST', '/api/v2/buckets', {
      orgID: at.orgId,
      name: 'made',
      description: 'd',
      retentionRules: rules,
    });
    expect(made.status).toBe(201);
    const id = made.json['id'] as string;
    expect(made.json).toMatchObject({
      orgID: at.orgId,
      type: 'user',
      name: 'made',
      description: 'd',
      labels: [],
    });
    expect(made.json['retentionRules']).toEqual([{ ...rules[0], shardGroupDurationSeconds: 3600 }]);
    expectError(
      await at.ask('POST', '/api/v2/buckets', { orgID: at.orgId, name: 'made' }),
      422,
      'conflict',
      /bucket with name made already exists/,
    );
    const listed = await at.ask('GET', `/api/v2/buckets?org=${org}&name=made`);
    expect(listed.json['buckets']).toEqual([made.json]);
    const changed = await at.ask('PATCH', `/api/v2/buckets/${id}`, { name: 'renamed', retentionRules: [] });
    expect(changed.json).toMatchObject({
      id,
      name: 'renamed',
      description: 'd',
      retentionRules: [{ everySeconds: 0 }],
    });
    expect((await write('m v=1 1', 'bucket=renamed')).status).toBe(204);
    expect((await at.ask('DELETE', `/api/v2/buckets/${id}`)).status).toBe(204);
    expectError(await at.ask('GET', `/api/v2/buckets/${id}`), 404, 'not found', /bucket not found/);
    expectError(await write('m v=1 1', 'bucket=renamed'), 404, 'not found', /not found/);
  });

  test('pages', async () => {
    const names: string[] = [];
    for (let n = 0; n < 5; n++) await at.store.buckets.create({ name: `page ${n}` });
    let next: string | undefined = '/api/v2/buckets?limit=2';
    while (next) {
      const { json }: Answer = await at.ask('GET', next);
      names.push(...(json['buckets'] as Array<{ name: string }>).map(({ name }) => name));
      next = (json['links'] as { next?: string }).next;
    }
    expect(names).toEqual(at.store.buckets.list().map(({ name }) => name));
  });

  test('pages backwards, behind a bucket, and with what was asked for', async () => {
    const names = async (path: string) =>
      ((await at.ask('GET', `/api/v2/buckets?${path}`)).json['buckets'] as Array<{ name: string }>).map(
        ({ name }) => name,
      );
    const all = at.store.buckets.list();
    expect(await names('descending=true&limit=100')).toEqual(all.map(({ name }) => name).reverse());
    expect(await names(`after=${all[1]?.id}&limit=2`)).toEqual(all.slice(2, 4).map(({ name }) => name));
    const { json } = await at.ask(
      'GET',
      `/api/v2/buckets?org=${org}&descending=true&after=${all[3]?.id}&limit=1`,
    );
    expect((json['links'] as { next: string }).next).toBe(
      `/api/v2/buckets?descending=true&limit=1&offset=${all.length - 2}&org=${org}`,
    );
    expectError(
      await at.ask('GET', '/api/v2/buckets?after=0000000000000001'),
      404,
      'not found',
      /bucket not/,
    );
    expectError(await at.ask('GET', '/api/v2/buckets?id=0000000000000001'), 404, 'not found', /bucket not/);
    expectError(await at.ask('GET', '/api/v2/buckets?id=x'), 400, 'invalid', /length of 16 bytes/);
    expectError(await at.ask('GET', '/api/v2/buckets?descending=x'), 400, 'invalid', /true or false/);
  });

  test.each([
    [{ name: '_x' }, 400, 'invalid', /may not start with underscore/],
    [{ name: 'a"b' }, 400, 'invalid', /may not include quotation marks/],
    [{}, 400, 'invalid', /name must be provided/],
    [{ name: 7 }, 400, 'invalid', /"name" must be a string/],
    [
      { name: 'x', retentionRules: [{ type: 'expire', everySeconds: 60 }] },
      422,
      'unprocessable entity',
      /at least 1h0m0s/,
    ],
    [
      { name: 'x', retentionRules: [{ type: 'expire', everySeconds: -1 }] },
      422,
      'unprocessable entity',
      /whole number/,
    ],
    [{ name: 'x', retentionRules: 'long' }, 422, 'unprocessable entity', /must be a list/],
  ] as const)('refused: %j', async (body, status, code, message) => {
    expectError(await at.ask('POST', '/api/v2/buckets', { orgID: at.orgId, ...body }), status, code, message);
  });

  test('ids that are none', async () => {
    expectError(await at.ask('GET', '/api/v2/buckets/xyz'), 400, 'invalid', /length of 16 bytes/);
    expectError(
      await at.ask('POST', '/api/v2/buckets', { name: 'x' }),
      400,
      'invalid',
      /organization id must be provided/,
    );
    expectError(await at.ask('POST', '/api/v2/buckets', '{'), 400, 'invalid', /failed to unmarshal json/);
    expectError(await at.ask('POST', '/api/v2/buckets', '[]'), 400, 'invalid', /must be a JSON object/);
  });
});

describe('delete', () => {
  test('by predicate and span, both ends included', async () => {
    await write(
      'd,t=a,u=x v=1 1000000000\nd,t=a,u=y v=2 2000000000\nd,t=b v=3 3000000000\nd v=4 4000000000\ne v=5 1000000000',
    );
    const remove = async (predicate: string | undefined, start = 0, stop = 10) => {
      const time = (seconds: number) => new Date(seconds * 1000).toISOString();
      const body = {
        start: time(start),
        stop: time(stop),
        ...(predicate === undefined ? {} : { predicate }),
      };
      expect((await at.ask('POST', `/api/v2/delete?org=${org}&bucket=b`, body)).status).toBe(204);
      return (await read('d')).map((line) => Number(line.split(',')[4]));
    };
    expect(await remove('_measurement="d" AND t="a" AND u="y"', 0, 1)).toEqual([4, 1, 2, 3]);
    expect(await remove('(_measurement="d") and (t=a AND u!="x")')).toEqual([4, 1, 3]);
    expect(await remove('_measurement=d AND t!="b" AND u!="x"')).toEqual([4, 1, 3]);
    // As InfluxDB: what has no such tag is deleted neither by = nor by !=.
    expect(await remove('_measurement=d AND t!="b"')).toEqual([4, 3]);
    expect(await remove('_measurement="d"', 3, 3)).toEqual([4]);
    expect(await remove('_measurement="d"')).toEqual([]);
    expect(await read('e')).toHaveLength(1);
  });

  test.each([
    [{ stop: '2026-01-01T00:00:00Z' }, 400, 'invalid', /invalid RFC3339Nano for field start/],
    [{ start: '2026-02-30T00:00:00Z', stop: '2026-01-01T00:00:00Z' }, 400, 'invalid', /field start/],
    [{ predicate: 't="a" OR t="b"' }, 400, 'invalid', /logical operator OR is not supported yet/],
    [{ predicate: 't=~/a/' }, 400, 'invalid', /operator: "=~" is not supported yet/],
    [{ predicate: 't="a" AND' }, 400, 'invalid', /expected a tag name/],
    [{ predicate: '(t="a"' }, 400, 'invalid', /missing "\)"/],
    [{ predicate: 't' }, 400, 'invalid', /invalid operator "EOF"/],
    [{ predicate: 't="a" "b"' }, 400, 'invalid', /unexpected b/],
    [{ predicate: '_field="v"' }, 501, 'not implemented', /delete by field/],
  ] as const)('refused: %j', async (body, status, code, message) => {
    const span = { start: '1970-01-01T00:00:00Z', stop: '2026-01-01T00:00:00Z' };
    const asked = 'predicate' in body ? { ...span, ...body } : body;
    expectError(await at.ask('POST', `/api/v2/delete?org=${org}&bucket=b`, asked), status, code, message);
  });
});
