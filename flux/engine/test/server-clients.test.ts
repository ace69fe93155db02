import type { FluxTableMetaData } from '@influxdata/influxdb-client';
import { HttpError, InfluxDB, Point, flux, setLogger } from '@influxdata/influxdb-client';
import {
  AuthorizationsAPI,
  BucketsAPI,
  DeleteAPI,
  HealthAPI,
  OrgsAPI,
  PingAPI,
  ReadyAPI,
  SetupAPI,
  TasksAPI,
} from '@influxdata/influxdb-client-apis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { org, startTestServer, token } from './server-harness.js';
import type { TestServer } from './server-harness.js';

let at: TestServer;
let client: InfluxDB;

beforeAll(async () => {
  // The client prints every failed write, and one fails on purpose.
  setLogger({ error: () => undefined, warn: () => undefined });
  at = await startTestServer();
  client = new InfluxDB({ url: at.server.url, token });
});
afterAll(() => at.close());

test('the JavaScript client writes and queries', async () => {
  await at.store.buckets.create({ name: 'b' });
  const writing = client.getWriteApi(org, 'b', 'ms', { maxRetries: 0, gzipThreshold: 10 });
  writing.writePoints([
    new Point('m')
      .tag('with space', 'a,b=c')
      .floatField('f', 1.5)
      .intField('i', 7)
      .uintField('u', 8)
      .timestamp(new Date(5)),
    new Point('m')
      .tag('with space', 'a,b=c')
      .stringField('s', 'say "é"\\')
      .booleanField('b', true)
      .timestamp(new Date(5)),
  ]);
  await writing.close();
  const rows = await client
    .getQueryApi(org)
    .collectRows<Record<string, unknown>>(
      flux`from(bucket: ${'b'}) |> range(start: 0) |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")`,
    );
  expect(rows).toEqual([
    expect.objectContaining({
      _time: '1970-01-01T00:00:00.005Z',
      'with space': 'a,b=c',
      f: 1.5,
      i: 7,
      u: 8,
      s: 'say "é"\\',
      b: true,
    }),
  ]);
});

test('its errors carry status and message', async () => {
  const writing = client.getWriteApi(org, 'none', 'ns', { maxRetries: 0, writeFailed: () => undefined });
  writing.writeRecord('m v=1');
  await expect(writing.flush()).rejects.toMatchObject({
    statusCode: 404,
    body: expect.stringContaining('bucket \\"none\\" not found') as unknown,
  });
  await writing.close().catch(() => undefined);
  const failed = client.getQueryApi(org).collectRows('nope()');
  await expect(failed).rejects.toBeInstanceOf(HttpError);
  await expect(failed).rejects.toMatchObject({ statusCode: 400, code: 'invalid' });
});

test('it streams rows with their types', async () => {
  const seen: string[] = [];
  await new Promise<void>((resolve, reject) => {
    client
      .getQueryApi(org)
      .queryRows(
        'import "array" array.from(rows: [{a: 1, b: 1.5, c: "x", d: true, e: 2026-01-01T00:00:00Z}])',
        {
          next: (_row: string[], meta: FluxTableMetaData) => {
            seen.push(...meta.columns.map(({ label, dataType }) => `${label}:${dataType}`));
          },
          error: reject,
          complete: resolve,
        },
      );
  });
  expect(seen).toEqual([
    'result:string',
    'table:long',
    'a:long',
    'b:double',
    'c:string',
    'd:boolean',
    'e:dateTime:RFC3339',
  ]);
});

test('the management client finds health, set-up, organisation, buckets, tokens, tasks and deletes', async () => {
  expect(await new HealthAPI(client).getHealth()).toMatchObject({ status: 'pass' });
  expect(await new ReadyAPI(client).getReady()).toMatchObject({ status: 'ready' });
  await new PingAPI(client).getPing();
  expect(await new SetupAPI(client).getSetup()).toEqual({ allowed: false });
  const { orgs } = await new OrgsAPI(client).getOrgs({ org });
  expect(orgs).toEqual([expect.objectContaining({ id: at.orgId, name: org })]);

  const buckets = new BucketsAPI(client);
  const bucket = await buckets.postBuckets({
    body: { orgID: at.orgId, name: 'm', retentionRules: [{ type: 'expire', everySeconds: 3600 }] },
  });
  const id = bucket.id ?? '';
  expect((await buckets.getBuckets({ orgID: at.orgId, name: 'm' })).buckets).toHaveLength(1);
  expect(
    await buckets.patchBucketsID({
      bucketID: id,
      body: { retentionRules: [{ type: 'expire', everySeconds: 7200 }] },
    }),
  ).toMatchObject({
    retentionRules: [{ everySeconds: 7200 }],
  });
  await new DeleteAPI(client).postDelete({
    bucket: 'm',
    org,
    body: { start: '1970-01-01T00:00:00Z', stop: '2100-01-01T00:00:00Z', predicate: '_measurement="x"' },
  });
  const authorizations = new AuthorizationsAPI(client);
  const made = await authorizations.postAuthorizations({
    body: {
      orgID: at.orgId,
      permissions: [{ action: 'read', resource: { type: 'buckets', id, orgID: at.orgId } }],
    },
  });
  expect(made.token).toMatch(/^[\w-]{60,}$/);
  expect((await authorizations.getAuthorizations()).authorizations).toHaveLength(1);
  await authorizations.deleteAuthorizationsID({ authID: made.id ?? '' });

  const tasks = new TasksAPI(client);
  const task = await tasks.postTasks({
    body: { orgID: at.orgId, flux: 'option task = {name: "t", every: 1h}\nbuckets()' },
  });
  expect(task).toMatchObject({ name: 't', every: '1h', status: 'active', orgID: at.orgId });
  const run = await tasks.postTasksIDRuns({ taskID: task.id, body: {} });
  await expect
    .poll(async () => (await tasks.getTasksIDRunsID({ taskID: task.id, runID: run.id ?? '' })).status)
    .toBe('success');
  expect((await tasks.getTasksIDRunsIDLogs({ taskID: task.id, runID: run.id ?? '' })).events).toHaveLength(2);
  expect((await tasks.getTasksIDLogs({ taskID: task.id })).events).toHaveLength(2);
  const again = await tasks.postTasksIDRunsIDRetry({ taskID: task.id, runID: run.id ?? '', body: '' });
  expect(again.scheduledFor).toBe(run.scheduledFor);
  expect((await tasks.patchTasksID({ taskID: task.id, body: { status: 'inactive' } })).status).toBe(
    'inactive',
  );
  expect((await tasks.getTasks({ name: 't' })).tasks).toHaveLength(1);
  await tasks.deleteTasksID({ taskID: task.id });
  expect((await tasks.getTasks()).tasks).toEqual([]);
  await buckets.deleteBucketsID({ bucketID: id });
});

test("Grafana's Flux data source: its health check, and a query as it sends one", async () => {
  await at.store.buckets.create({ name: 'grafana' });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/csv',
    'accept-encoding': 'gzip',
    'user-agent': 'grafana',
  };
  const dialect = { annotations: ['group', 'datatype', 'default'], delimiter: ',', header: true };
  const check = await at.ask(
    'POST',
    `/api/v2/query?org=${org}`,
    { dialect, query: 'buckets()', type: 'flux' },
    headers,
  );
  expect(check.status).toBe(200);
  expect(check.text).toMatch(/^#group,false,false,/);
  expect(check.text).toContain(',grafana,');
});
