import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InfluxDB } from '@influxdata/influxdb-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../influxd/start.js';
import { firewatch, start, type Running } from './command.js';
import { install, type Installation } from './installation.js';
import { until } from './until.js';

const [token, org] = ['engine-of-the-tests', 'firewatch'];

describe('the embedded engine as a server of its own', () => {
  let data: string;
  let engine: Running;
  let env: Record<string, string>;
  let installation: Installation | undefined;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'firewatch-engine-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    engine = start(['engine', '--port', String(port), '--data', data, '--token', token, '--org', org]);
    env = { INFLUX_URL: url, INFLUX_TOKEN: token, INFLUX_ORG: org };
    await until('the engine to answer', async () => (await fetch(`${url}/health`)).ok);
  }, 60_000);
  afterAll(async () => {
    await installation?.close();
    await engine.end();
    await rm(data, { recursive: true, force: true });
  });

  it('is deployed to like any InfluxDB, and a second time nothing changes', async () => {
    const changes = async () => {
      const { code, stdout, stderr } = await firewatch(['deploy', '--json'], env);
      expect(code, stderr).toBe(0);
      const { buckets, tasks } = JSON.parse(stdout) as Record<'buckets' | 'tasks', Array<{ change: string }>>;
      return [...buckets, ...tasks].map(({ change }) => change);
    };
    expect(new Set(await changes())).toEqual(new Set(['created']));
    expect(new Set(await changes())).toEqual(new Set(['unchanged']));
  });

  it('takes what an ingest in front of it is posted, for any client to read', async () => {
    installation = await install(env);
    const { status, body } = await installation.post({ status: 'denied', count: 3 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, recommendation: { action: 'learning' } });
    const client = new InfluxDB({ url: env['INFLUX_URL']!, token }).getQueryApi(org);
    const rows = await client.collectRows<{ _value: number }>(
      `from(bucket: "transactions") |> range(start: -5m)
        |> filter(fn: (r) => r._measurement == "transaction" and r._field == "count" and r.status == "denied")
        |> group() |> sum()`,
    );
    expect(rows.map(({ _value }) => _value)).toEqual([3]);
  });
});
