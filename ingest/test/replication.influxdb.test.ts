import { deploy, loadModel, recompute, replicationState, runQuery, type Connection } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { findUnreplicated, sendAgain } from '../src/shard/unreplicated.js';
import { until } from './support/until.js';

const model = loadModel();
const minuteMs = 60_000;
const patience = 60_000;
const minutes = 30;

describe.runIf(influxdIsBuilt())('the replication of a shard', () => {
  let [shard, hub]: Influxd[] = [];
  const to = new Date(Math.floor(Date.now() / minuteMs) * minuteMs - 20 * minuteMs);
  const from = new Date(to.getTime() - minutes * minuteMs);
  const range = { from, to, signal: new AbortController().signal };
  const both = (): Parameters<typeof findUnreplicated>[0] => ({
    connection: connectionOf(shard!),
    hub: connectionOf(hub!),
    model,
    shard: 'eu',
  });
  const asShard = (options: { dryRun?: boolean } = {}) =>
    deploy(shard!, { model, role: 'shard', shard: 'eu', hub: connectionOf(hub!), ...options });

  beforeAll(async () => {
    [shard, hub] = await Promise.all([startInfluxd(), startInfluxd()]);
    await deploy(hub, { model, role: 'hub' });
  }, patience);
  afterAll(() => Promise.all([shard?.stop(), hub?.stop()]));

  it('is only told of by a dry run', async () => {
    expect((await asShard({ dryRun: true })).replication).toEqual({
      to: hub!.url,
      remote: 'created',
      replication: 'created',
    });
    expect(await replicationState(shard!)).toBeNull();
  });

  it('brings to the hub what is counted', async () => {
    expect((await asShard()).replication).toMatchObject({ replication: 'created' });
    await send(shard!, transactions(from));
    await recompute(shard!, { from, to, model, shard: 'eu', role: 'shard' });
    await settled();
    expect(await counted(hub!, range)).toEqual(await counted(shard!, range));
    expect(await counted(hub!, range)).toHaveLength(minutes);
  });

  it('is mended where the hub lacks minutes, though nothing waits: they are found, and sent again', async () => {
    const before = await counted(hub!, range);
    const [lost, found] = [at(10), at(14)];
    await remove(hub!, lost, found);
    await until(async () => (await replicationState(shard!))?.queueBytes === 0, patience);
    expect(await counted(hub!, range)).toHaveLength(minutes - 4);
    expect(await findUnreplicated(both(), range)).toEqual({ from: lost, to: found });
    await sendAgain(both(), { from: lost, to: found, signal: range.signal });
    await settled();
    expect(await counted(hub!, range)).toEqual(before);
  });

  it('is mended where the hub has another count', async () => {
    await send(hub!, `minute,shard=eu,status=denied count=99i ${String(at(3).getTime())}`, 'analytics');
    expect(await findUnreplicated(both(), range)).toEqual({ from: at(3), to: at(4) });
    await sendAgain(both(), { from: at(3), to: at(4), signal: range.signal });
    await settled();
  });

  it('ends where the shard becomes a machine of its own, not by a dry run', async () => {
    const removed = { to: hub!.url, remote: 'removed', replication: 'removed' };
    const single = { model, role: 'single' } as const;
    expect((await deploy(shard!, { ...single, dryRun: true })).replication).toEqual(removed);
    expect(await replicationState(shard!)).not.toBeNull();
    expect((await deploy(shard!, single)).replication).toEqual(removed);
    expect(await replicationState(shard!)).toBeNull();
    expect((await deploy(shard!, single)).replication).toBeUndefined();
    // Without a replication there is nobody to compare with.
    expect(await findUnreplicated(both(), range)).toBeNull();
  });

  /** Nothing waits, and both have the same: while something waits nothing is compared. */
  async function settled(): Promise<void> {
    await until(
      async () =>
        JSON.stringify(await counted(hub!, range)) === JSON.stringify(await counted(shard!, range)) &&
        (await replicationState(shard!))?.queueBytes === 0 &&
        (await findUnreplicated(both(), range)) === null,
      patience,
    );
  }

  function at(minute: number): Date {
    return new Date(from.getTime() + minute * minuteMs);
  }
});

function transactions(from: Date): string {
  return Array.from({ length: minutes }, (_, minute) => {
    const ms = String(from.getTime() + minute * minuteMs);
    const counts = `transaction,status=approved count=${String(100 + minute)}i ${ms}\ntransaction,status=denied count=${String(minute % 5)}i ${ms}`;
    return `${counts}\ncoverage,ingest=a full=1i ${ms}`;
  }).join('\n');
}

/** Transactions of each minute, by time. */
async function counted(where: Influxd, { from, to }: { from: Date; to: Date }): Promise<unknown[]> {
  const rows = await runQuery(
    where,
    `from(bucket: "analytics") |> range(start: ${from.toISOString()}, stop: ${to.toISOString()})
      |> filter(fn: (r) => r._measurement == "minute" and r._field == "count" and r.shard == "eu")
      |> group(columns: ["_time"]) |> sum() |> group() |> sort(columns: ["_time"])`,
  );
  return rows.map((row) => [row['_time'], row['_value']]);
}

async function send(where: Influxd, lines: string, bucket = 'transactions'): Promise<void> {
  await ask(where, `/api/v2/write?org=${where.org}&bucket=${bucket}&precision=ms`, lines);
}

async function remove(where: Influxd, start: Date, stop: Date): Promise<void> {
  const body = JSON.stringify({
    start,
    stop: new Date(stop.getTime() - 1),
    predicate: '_measurement="minute"',
  });
  await ask(where, `/api/v2/delete?org=${where.org}&bucket=analytics`, body);
}

async function ask({ url, token }: Influxd, path: string, body: string): Promise<void> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Token ${token}` },
    body,
  });
  expect([response.status, await response.text()]).toEqual([204, '']);
}

function connectionOf({ url, token, org }: Influxd): Connection {
  return { url, token, org };
}
