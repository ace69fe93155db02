import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { influxdIsBuilt, startInfluxd } from '../../../test/influxd/start.js';
import { org, startTestServer, token } from './server-harness.js';
import type { Influxd } from '../../../test/influxd/start.js';
import type { TestServer } from './server-harness.js';

/** One of the two servers, each with an empty bucket of the same name for every test. */
interface Side {
  url: string;
  token: string;
  org: string;
  orgId: string;
}

interface Reply {
  status: number;
  code: string | null;
  message: string | undefined;
  text: string;
  json: Record<string, unknown>;
}

let influxd: Influxd;
let at: TestServer;
let sides: [Side, Side];
let bucketNumber = 0;

async function ask(
  side: Side,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(side.url + path.replaceAll('ORGID', side.orgId).replaceAll('ORG', side.org), {
    method,
    headers: { authorization: `Token ${side.token}`, ...headers },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : JSON.stringify(body).replaceAll('ORGID', side.orgId) }),
  });
  const text = await response.text();
  const json = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
  // The number of the line is ours alone; ids and organisations differ.
  const message = (json['message'] as string | undefined)
    ?.replace(/ \(line \d+\)/g, '')
    .replaceAll(side.orgId, 'ORGID')
    .replaceAll(side.org, 'ORG');
  return {
    status: response.status,
    code: response.headers.get('x-platform-error-code'),
    message,
    text,
    json,
  };
}

/** Asks both, and holds our answer to influxd's. */
async function same(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<void> {
  const [theirs, ours] = await Promise.all(sides.map((side) => ask(side, method, path, body, headers)));
  const shown = ({ status, code, message }: Reply) => ({ status, code, message });
  expect(shown(ours!)).toEqual(shown(theirs!));
}

async function freshBucket(retentionSeconds = 0): Promise<string> {
  const name = `bucket${bucketNumber++}`;
  for (const side of sides) {
    const rules = retentionSeconds === 0 ? [] : [{ type: 'expire', everySeconds: retentionSeconds }];
    const { status } = await ask(side, 'POST', '/api/v2/buckets', {
      orgID: side.orgId,
      name,
      retentionRules: rules,
    });
    expect(status).toBe(201);
  }
  return name;
}

const stored = async (bucket: string): Promise<string[]> => {
  const everything = `from(bucket: "${bucket}") |> range(start: 1677-09-21T00:12:43.145224194Z, stop: 2262-04-11T23:47:16Z) |> drop(columns: ["_start", "_stop"])`;
  const dialect = { annotations: ['datatype', 'group', 'default'], header: true };
  const texts = await Promise.all(
    sides.map((side) => ask(side, 'POST', '/api/v2/query?org=ORG', { query: everything, dialect })),
  );
  return texts.map(({ text }) => text);
};

describe.skipIf(!influxdIsBuilt())('the server and influxd answer alike', () => {
  beforeAll(async () => {
    influxd = await startInfluxd();
    at = await startTestServer();
    sides = [
      { url: influxd.url, token: influxd.token, org: influxd.org, orgId: '' },
      { url: at.server.url, token, org, orgId: at.orgId },
    ];
    const { json } = await ask(sides[0], 'GET', '/api/v2/orgs');
    sides[0].orgId = (json['orgs'] as [{ id: string }])[0].id;
  });
  afterAll(async () => {
    await influxd.stop();
    await at.close();
  });

  describe('line protocol', () => {
    const values = [
      '1i',
      '1',
      '"x"',
      't',
      'True',
      'tRue',
      'F',
      '-9223372036854775808i',
      '9223372036854775808i',
      '18446744073709551615u',
      '-1u',
      '1e5',
      '1e400',
      '1e',
      '.5',
      '5.',
      '+1',
      '-.5e-3',
      'NaN',
      'inf',
      '""',
      '"a\\"b\\\\"',
      '"a\nb"',
      '"abc',
      '0x1',
      '1_0',
      '01',
      '-',
      '1ii',
      'i',
      '--1',
      '1.0i',
      '00001i',
      '-0',
      'x',
      '1\r',
      '1\\ 2',
    ];
    const lines = [
      ...values.map((value) => `m v=${value} 5`),
      ...[
        'm',
        'm ',
        'm v',
        'm v=',
        'm v=1,',
        'm v=1 , w=2',
        'm ,v=1',
        'm a=b=1',
        'm "a b"=1',
        'm a\\=b=1 5',
        'm v\\ =1 5',
        'm =1',
      ],
      ...[
        'm, v=1',
        'm,t v=1',
        'm,t= v=1',
        'm,=a v=1',
        'm,t=a=b v=1',
        'm,t=a,t=b v=1',
        'm,a=b, v=1',
        'm,a=b,c v=1',
        ',t=a v=1',
      ],
      ...['m,time=a v=1', 'm,_measurement=x v=1', 'm,_field=x v=1', 'm,a=\\ v=1', 'm\\ v=1'],
      ...[
        'm,t=a\\ b,u=c\\=d,w=e\\,f v=1 5',
        'm,t=a" v=1 5',
        'm\\ a\\,b v=1 5',
        'm,\\=a=1 v=1 5',
        'm,t=C:\\\\ x v=1 5',
        'm,t=a\\\\,b,u=c\\\\=d v=1 5',
        'm,t=a\\\\b,w=\\c v=1 5',
        'm,t\\\\=k=1 v=1 5',
        'm,t=a\\\\ v=1 5',
        'm v=nan 5',
        'é,ü=ö v="ß" 5',
        '_m _v=1 5',
      ],
      ...[
        'm v=1 99999999999999999999',
        'm v=1 abc',
        'm v=1 1 2',
        'm v=1 1.5',
        'm v=1 -1',
        'm v=1  5 ',
        '  m  v=1 5',
        'm v=1\t5',
        'm\tv=1',
      ],
      ...['m v=1 9223372036854775807', 'm v=1 9223372036854775806', 'm v=1 -9223372036854775808'],
      ...[
        '# comment',
        '',
        '   ',
        'ok v=1i 1\nm v=\nbad\nok v=2i 2',
        'm v=1i,w=2,v=3i 5',
        'm time=1 5',
        'm,b=1,a=2 v=1 5\nm,a=2,b=1 v=2 6',
      ],
    ];
    test.each(lines)('%j', async (line) => {
      const bucket = await freshBucket();
      const [theirs, ours] = await Promise.all(
        sides.map((side) => ask(side, 'POST', `/api/v2/write?org=ORG&bucket=${bucket}`, line)),
      );
      expect([ours!.status, ours!.code, ours!.message]).toEqual([
        theirs!.status,
        theirs!.code,
        theirs!.message,
      ]);
      const [expected, got] = await stored(bucket);
      expect(got).toBe(expected);
    });
  });

  test('writes: parameters, precision, conflicts and retention', async () => {
    const bucket = await freshBucket();
    const write = `/api/v2/write?org=ORG&bucket=${bucket}`;
    await same('POST', '/api/v2/write?org=ORG&bucket=none', 'm v=1');
    await same('POST', '/api/v2/write?org=ORG', 'm v=1');
    await same('POST', `/api/v2/write?bucket=${bucket}`, 'm v=1');
    await same('POST', `/api/v2/write?org=none&bucket=${bucket}`, 'm v=1');
    await same('POST', `/api/v2/write?orgID=ORGID&bucket=${bucket}`, 'm v=1i 1');
    await same('POST', write, 'm v=1i', { authorization: 'Token wrong' });
    for (const precision of ['s', 'ms', 'us', 'ns', 'n', 'u', 'h'])
      await same('POST', `${write}&precision=${precision}`, `p${precision} v=1i 1700000000`);
    await same('POST', `${write}&precision=s`, 'm v=1i 17000000000000');
    await same('POST', write, 'c,t=a v=1,w=3 5\nc,t=b v=1i 6\nc,t=b v="x" 7\nc,t=d w=4 8');
    const [expected, got] = await stored(bucket);
    expect(got).toBe(expected);
    const brief = await freshBucket(3600);
    const now = BigInt(Date.now()) * 1_000_000n;
    const replies = await Promise.all(
      sides.map((side) =>
        ask(side, 'POST', `/api/v2/write?org=ORG&bucket=${brief}`, `m v=1 ${now}\nm v=2 1`),
      ),
    );
    for (const { status, message } of replies) {
      expect(status).toBe(422);
      expect(message).toMatch(
        /^failure writing points to database: partial write: dropped 1 points outside retention policy of duration 1h0m0s - oldest point m at 1970-01-01T00:00:00.000000001Z dropped because it violates a Retention Policy Lower Bound at .* dropped=1 for database: \w{16} for retention policy: autogen$/,
      );
    }
  });

  test('queries: requests and their errors', async () => {
    const query = '/api/v2/query?org=ORG';
    await same('POST', '/api/v2/query', { query: 'buckets()' });
    await same('POST', '/api/v2/query?org=none', { query: 'buckets()' });
    await same('POST', query, {});
    await same('POST', query, { query: '' });
    await same('POST', query, { query: 'x', type: 'influxql' });
    await same('POST', query, { query: 'buckets()', dialect: { delimiter: ';;' } });
    await same('POST', query, { query: 'buckets()', dialect: { annotations: ['x'] } });
    await same('POST', query, { query: 'buckets()', dialect: { delimiter: 'é' } });
    await same('POST', query, { query: 'x = 1' });
    await same('POST', query, { query: 'nope()' });
    await same('POST', query, { query: 'from(bucket: "none") |> range(start: -1h)' });
    for (const type of ['nonsense', 'text/plain', 'APPLICATION/JSON'])
      await same('POST', query, { query: 'nope()' }, { 'content-type': type });
    const extern = (await ask(sides[0], 'POST', '/api/v2/query/ast', { query: 'option v = {a: 5}' })).json[
      'ast'
    ] as { files: unknown[] };
    const withExtern = { query: 'import "array" array.from(rows: [{x: v.a}])', extern: extern.files[0] };
    const [five, alsoFive] = await Promise.all(sides.map((side) => ask(side, 'POST', query, withExtern)));
    expect(alsoFive!.text).toBe(five!.text);
    expect(five!.text).toContain(',_result,0,5');
    const fluxType = { 'content-type': 'application/vnd.flux' };
    const script = 'import "array" array.from(rows: [{x: 1, y: "a,b"}])';
    const [expected, got] = await Promise.all(
      sides.map((side) => ask(side, 'POST', query, script, fluxType)),
    );
    expect(got!.text).toBe(expected!.text);
  });

  test('buckets', async () => {
    const name = await freshBucket();
    await same('POST', '/api/v2/buckets', { orgID: 'ORGID', name, retentionRules: [] });
    await same('POST', '/api/v2/buckets', { name: 'x' });
    await same('POST', '/api/v2/buckets', { orgID: 'ORGID', name: '_x' });
    await same('POST', '/api/v2/buckets', { orgID: 'ORGID', name: 'a"b' });
    await same('GET', '/api/v2/buckets/xyz');
    await same('GET', '/api/v2/buckets/0000000000000001');
    await same('DELETE', '/api/v2/buckets/0000000000000001');
    await same('GET', '/api/v2/buckets?org=none');
    await same('GET', '/api/v2/buckets?id=0000000000000001');
    await same('GET', '/api/v2/buckets?id=xyz');
    const lists = await Promise.all(sides.map((side) => ask(side, 'GET', `/api/v2/buckets?name=${name}`)));
    const [theirs, ours] = lists.map(({ json }) => (json['buckets'] as [Record<string, unknown>])[0]);
    expect(Object.keys(ours!).sort()).toEqual(Object.keys(theirs!).sort());
    expect(ours!['retentionRules']).toEqual(theirs!['retentionRules']);
  });

  test('tasks: options and their errors', async () => {
    const create = (option: string, more = {}) =>
      same('POST', '/api/v2/tasks', { orgID: 'ORGID', flux: `${option}\nbuckets()`, ...more });
    await create('option task = {name: "t1", every: 1h, offset: 10s}');
    await create('option task = {name: "t2", cron: "0 0 * * *"}');
    await create('option task = {name: "t3"}');
    await create('option task = {every: 1m}');
    await create('option task = {name: "x", every: 1m, cron: "* * * * *"}');
    await create('option task = {name: "x", every: 500ms}');
    await create('option task = {name: "x", every: 1m, offset: 500ms}');
    await create('option task = {name: "t4", cron: "@every 1h30m"}');
    await create('option task = {name: "t5", cron: "@midnight"}');
    await create('option task = {name: "x", every: 1m}\noption task = {name: "y", every: 1m}');
    await create('');
    await create('option task = {name: "x", every: 1m}', { status: 'busy' });
    await same('POST', '/api/v2/tasks', { orgID: 'ORGID' });
    await same('POST', '/api/v2/tasks', {
      orgID: '0000000000000001',
      flux: 'option task = {name: "x", every: 1m}\nbuckets()',
    });
    await same('GET', '/api/v2/tasks/0000000000000001');
    await same('DELETE', '/api/v2/tasks/0000000000000001');
    for (const option of [
      '{name: "x", every: "1m"}',
      '{name: "x", every: 1m, offset: "5s"}',
      '{name: "x", cron: "0 0 L * *"}',
      '{name: "x", cron: "H * * * *"}',
      '{name: "x", cron: "0 0 ? * *"}',
      '{name: "x", cron: "0 0 * * 5#3"}',
      '{name: "x", cron: "@weekdays"}',
    ]) {
      const body = { orgID: 'ORGID', flux: `option task = ${option}\nbuckets()` };
      const replies = await Promise.all(sides.map((side) => ask(side, 'POST', '/api/v2/tasks', body)));
      expect([option, ...replies.map(({ status }) => status)]).toEqual([option, 400, 400]);
    }
    const tasks = await Promise.all(
      sides.map(
        async (side) =>
          ((await ask(side, 'GET', '/api/v2/tasks?name=t1')).json['tasks'] as [Record<string, unknown>])[0],
      ),
    );
    expect(Object.keys(tasks[1]!).sort()).toEqual(Object.keys(tasks[0]!).sort());
    for (const [at, side] of sides.entries()) {
      const id = tasks[at]!['id'] as string;
      const run = await ask(side, 'POST', `/api/v2/tasks/${id}/runs`, {});
      expect([run.status, run.json['status']]).toEqual([201, 'scheduled']);
      const none = await ask(side, 'GET', `/api/v2/tasks/${id}/runs/0000000000000001`);
      expect([none.status, none.message]).toEqual([404, 'failed to find run: run not found']);
      await ask(side, 'PATCH', `/api/v2/tasks/${id}`, { status: 'inactive' });
      const inactive = await ask(side, 'POST', `/api/v2/tasks/${id}/runs`, {});
      expect([inactive.status, inactive.message]).toEqual([400, 'failed to force run: inactive task']);
    }
  });

  test('deletes', async () => {
    const bucket = await freshBucket();
    const path = `/api/v2/delete?org=ORG&bucket=${bucket}`;
    const seconds = (n: number) => new Date(n * 1000).toISOString();
    await same(
      'POST',
      `/api/v2/write?org=ORG&bucket=${bucket}`,
      Array.from({ length: 12 }, (_, n) => `m${n % 2},t=${n % 3} v=${n} ${n}000000000`).join('\n'),
    );
    for (const [start, stop, predicate] of [
      [2, 4, '_measurement="m0"'],
      [0, 9, '_measurement="m1" AND t="2"'],
      [6, 7, ''],
      [0, 20, '(t!="0") and (_measurement=m0)'],
      [0, 20, 'nosuch!="0"'],
      [0, 20, 't=""'],
      [0, 20, 't!=""'],
    ] as const) {
      await same('POST', path, { start: seconds(start), stop: seconds(stop), predicate });
      const [expected, got] = await stored(bucket);
      expect(got).toBe(expected);
    }
    await same('POST', path, { stop: seconds(1) });
    await same('POST', path, { start: 'x', stop: seconds(1) });
    await same('POST', '/api/v2/delete?org=ORG&bucket=none', { start: seconds(0), stop: seconds(1) });
    await same('POST', path, { start: seconds(0), stop: seconds(1), predicate: '_field="v"' });
  });

  test('what is not there, and what is not allowed', async () => {
    await same('GET', '/api/v2/nothing');
    await same('GET', '/api/v2/setup');
    await same('POST', '/api/v2/setup', { username: 'a', org: 'b', bucket: 'c' });
    for (const path of ['/health', '/ready', '/ping']) {
      const [theirs, ours] = await Promise.all(sides.map((side) => ask(side, 'GET', path)));
      expect(ours!.status).toBe(theirs!.status);
      expect(Object.keys(ours!.json).sort()).toEqual(Object.keys(theirs!.json).sort());
      const heads = await Promise.all(sides.map((side) => ask(side, 'HEAD', path)));
      expect(heads[1]!.status).toBe(heads[0]!.status);
    }
  });
});
