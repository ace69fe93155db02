import { BucketsAPI, OrgsAPI, TasksAPI } from '@influxdata/influxdb-client-apis';
import { expect, it } from 'vitest';
import {
  deploy,
  deployedAs,
  influx,
  loadModel,
  makeModel,
  recompute,
  runQuery,
  truncateMinute,
  type Connection,
} from '../../src/index.js';

/** What deploy must do on every InfluxDB; the tests run in order on one server. */
export function describeDeploy(connection: () => Connection): void {
  const model = loadModel();
  const minute = truncateMinute(new Date(Date.now() - 3_600_000));
  const names = ['firewatch-rollup', 'firewatch-anomalies', 'firewatch-baseline', 'firewatch-incidents'];
  const present = async (): Promise<string[]> => {
    const { tasks } = await new TasksAPI(influx(connection())).getTasks({ org: connection().org });
    return (tasks ?? []).map((task) => task.name).sort();
  };

  it('says what it would do, and does nothing, on a dry run', async () => {
    const report = await deploy(connection(), { model, dryRun: true });
    expect(report.buckets.map((b) => b.change)).toEqual(['created', 'created']);
    expect(await present()).toEqual([]);
    expect(await deployedAs(connection())).toBeNull();
  });

  it('creates buckets with their retention, and tasks', async () => {
    const report = await deploy(connection(), { model });
    expect(report.tasks).toEqual(names.map((name) => ({ name, change: 'created' })));
    const { buckets } = await new BucketsAPI(influx(connection())).getBuckets({ org: connection().org });
    const days = (name: string) =>
      buckets!.find((b) => b.name === name)!.retentionRules[0]!.everySeconds / 86_400;
    expect([days('transactions'), days('analytics')]).toEqual([30, 400]);
    expect(report.buckets.map((b) => b.days)).toEqual([30, 400]);
    expect(await present()).toEqual([...names].sort());
    expect(await deployedAs(connection())).toMatchObject({ role: 'single', model: model.hash });
  });

  it("lets the tasks follow one another within 10 seconds of a minute's close", async () => {
    const { tasks } = await new TasksAPI(influx(connection())).getTasks({ org: connection().org });
    const seconds = names.map((name) => {
      const { every, offset } = tasks!.find((task) => task.name === name)!;
      return { every, offset: Number(/^(\d+)s$/.exec(offset ?? '')?.[1]) };
    });
    expect(seconds.map(({ every }) => every)).toEqual(Array(4).fill('1m'));
    const offsets = seconds.map(({ offset }) => offset);
    expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
    // What is left of the 10 seconds is for the work itself.
    expect(offsets.at(-1)).toBeLessThanOrEqual(8);
  });

  it('changes nothing when it runs again', async () => {
    const report = await deploy(connection(), { model });
    expect([...report.buckets, ...report.tasks].map((x) => x.change)).toEqual(Array(6).fill('unchanged'));
  });

  it('updates what differs, and tells which model the tasks had', async () => {
    const other = makeModel({ criticalLevel: 6 });
    const report = await deploy(connection(), { model: other, transactionsDays: 40 });
    expect(report.buckets.map((b) => b.change)).toEqual(['updated', 'unchanged']);
    expect(report.tasks.map((t) => t.change)).toEqual(Array(4).fill('updated'));
    expect(report.tasks[0]!.previousModel).toBe(model.hash);
    expect(await deployedAs(connection())).toMatchObject({ model: other.hash });
  });

  it('shortens what a bucket keeps only where that is asked for', async () => {
    const kept = async () => {
      const { buckets } = await new BucketsAPI(influx(connection())).getBuckets({ org: connection().org });
      return buckets!.find((b) => b.name === 'transactions')!.retentionRules[0]!.everySeconds / 86_400;
    };
    const shorter = { model: makeModel({ criticalLevel: 6 }), transactionsDays: 20 };
    const refused = await deploy(connection(), shorter);
    expect(refused.buckets[0]).toEqual({ name: 'transactions', change: 'unchanged', days: 40, refused: 20 });
    expect(await kept()).toBe(40);
    const done = await deploy(connection(), { ...shorter, shorten: ['transactions'] });
    expect(done.buckets[0]).toEqual({ name: 'transactions', change: 'updated', days: 20, before: 40 });
    expect(await kept()).toBe(20);
  });

  it('finds its buckets among more than InfluxDB lists at once', async () => {
    const { orgs } = await new OrgsAPI(influx(connection())).getOrgs({ org: connection().org });
    const orgID = orgs![0]!.id!;
    const api = new BucketsAPI(influx(connection()));
    for (let n = 0; n < 100; n++)
      await api.postBuckets({ body: { orgID, name: `a${String(n)}`, retentionRules: [] } });
    const report = await deploy(connection(), { model: makeModel({ criticalLevel: 6 }) });
    expect(report.buckets.map((b) => b.change)).toEqual(['unchanged', 'unchanged']);
  });

  it('leaves a shard the counting alone, and a hub all the rest', async () => {
    const shard = await deploy(connection(), { model, role: 'shard', shard: 'eu"1' });
    expect(shard.tasks.map((t) => t.change)).toEqual(['updated', 'removed', 'removed', 'removed']);
    expect(await present()).toEqual(['firewatch-rollup']);
    const { tasks } = await new TasksAPI(influx(connection())).getTasks({ org: connection().org });
    expect(tasks![0]!.flux).toContain('shard: "eu\\"1"');
    expect(await deployedAs(connection())).toEqual({ role: 'shard', shard: 'eu"1', model: model.hash });
    const unasked = await deploy(connection(), { model });
    expect([unasked.role, ...unasked.tasks.map((t) => t.change)]).toEqual(['shard', 'unchanged']);
    const hub = await deploy(connection(), { model, role: 'hub', timeoutSeconds: 45 });
    expect(await present()).toEqual(['firewatch-shards', ...names.slice(1)].sort());
    expect(await deployedAs(connection())).toEqual({ role: 'hub', model: model.hash });
    expect((await deploy(connection(), { model, dryRun: true })).role).toBe('hub');
    const again = await deploy(connection(), { model, role: 'hub', timeoutSeconds: 45 });
    expect([hub.tasks[0]!.change, again.tasks[0]!.change]).toEqual(['created', 'unchanged']);
    const after = await new TasksAPI(influx(connection())).getTasks({ org: connection().org });
    expect(after.tasks!.map((task) => task.every)).toEqual(Array(4).fill('10s'));
    expect(after.tasks!.find((task) => task.name === 'firewatch-shards')!.flux).toContain('timeout: 45');
  });

  it('counts under the name with which it is deployed, whoever asks', async () => {
    await deploy(connection(), { model, role: 'shard', shard: 'eu' });
    const api = influx(connection()).getWriteApi(connection().org, 'transactions', 's', { maxRetries: 0 });
    api.writeRecord(`transaction,status=denied count=3i ${String(minute.getTime() / 1000)}`);
    await api.close();
    const to = new Date(minute.getTime() + 60_000);
    await recompute(connection(), { from: minute, to, model, role: 'shard', shard: 'us' });
    const rows = await runQuery(
      connection(),
      `from(bucket: "analytics") |> range(start: ${minute.toISOString()}) |> filter(fn: (r) => r._field == "count" and r.status == "denied") |> group()`,
    );
    expect(rows.map((row) => [row['shard'], Number(row['_value'])])).toEqual([['eu', 3]]);
  });

  it('names an organisation that is not there', async () => {
    await expect(deploy({ ...connection(), org: 'nobody' }, { model })).rejects.toThrow(/nobody/);
  });
}
