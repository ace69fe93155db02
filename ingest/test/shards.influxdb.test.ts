import {
  deploy,
  hubStatus,
  lateMinutes,
  loadModel,
  replicationState,
  runQuery,
  shardStatus,
  type Connection,
} from '@firewatch/flux';
import { afterAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { openWay } from './support/cut.js';
import { startRunning, type RunningService } from './support/running.js';
import {
  countedMinutes,
  trafficMinutes,
  judgedAt,
  judgedByOneMachine,
  sendMinutes,
  sentMinutes,
  simulatedTraffic,
} from './support/shards.js';
import { temporaryFolder } from './support/temporary.js';
import { until } from './support/until.js';

const model = loadModel();
const patience = 240_000;
/** When something breaks, in minutes of the traffic. */
const [third, half, threeQuarters] = [480, 720, 1080];
/** The hub is away for so long (ms). */
const hubAway = 120_000;

describe.runIf(influxdIsBuilt())('two shards and a hub', () => {
  const running: Influxd[] = [];
  afterAll(async () => {
    for (const influxd of running) await influxd.stop();
  });

  it('end where one machine with all the data would, whatever breaks on the way', async () => {
    const b = await startInfluxd();
    let [hub, a] = await Promise.all([startInfluxd(), startInfluxd()]);
    running.push(hub, a, b);
    const way = await openWay(hub.port);
    const overWay: Connection = { ...connectionOf(hub), url: way.url };
    const judge = { model, role: 'hub', timeoutSeconds: 5 } as const;
    await deploy(hub, judge);
    for (const [name, influxd, to] of [
      ['a', a, connectionOf(hub)],
      ['b', b, overWay],
    ] as const) {
      const options = { model, role: 'shard', shard: name, hub: to } as const;
      expect((await deploy(influxd, options)).replication).toMatchObject({
        remote: 'created',
        replication: 'created',
      });
      const again = await deploy(influxd, options);
      expect(again.replication).toEqual({ to: to.url, remote: 'unchanged', replication: 'unchanged' });
    }
    const ingest = async (name: string, influxd: Influxd, to: Connection): Promise<RunningService> =>
      startRunning({
        ...settingsOf(influxd),
        FIREWATCH_DATA: await temporaryFolder(),
        FIREWATCH_SHARD: name,
        HUB_URL: to.url,
        HUB_TOKEN: to.token,
      });
    const [ingestA, ingestB] = [await ingest('a', a, connectionOf(hub)), await ingest('b', b, overWay)];
    expect([...ingestA.server.problems, ...ingestB.server.problems]).toEqual([]);
    const traffic = simulatedTraffic(Date.now());
    const send = (shard: 'a' | 'b', from: number, to: number) =>
      sendMinutes(shard === 'a' ? ingestA : ingestB, { traffic, shard, from, to });
    const waiting = async (shard: Influxd) => (await replicationState(shard))?.queueBytes ?? 0;
    const has = async (where: Influxd, shard: 'a' | 'b', to: number): Promise<boolean> => {
      const [counted, sent] = [await countedMinutes(where, traffic, shard), sentMinutes(traffic, to, shard)];
      return [...sent].every(([n, count]) => counted.get(n) === count);
    };

    // A third of the traffic, and nothing breaks.
    await Promise.all([send('a', 0, third), send('b', 0, third)]);
    await until(async () => (await has(hub, 'a', third)) && (await has(hub, 'b', third)), patience);

    // The way from shard b to the hub is cut: it stores what comes, and keeps its counts.
    await way.cut();
    await send('a', third, half);
    const cutReply = await send('b', third, half);
    expect(cutReply.status).toBe(200);
    expect(cutReply.body.recommendation).toMatchObject({ action: 'unknown', findings: [] });
    expect(cutReply.body.recommendation.reason).toContain('the hub did not answer');
    await until(async () => (await has(hub, 'a', half)) && (await has(b, 'b', half)), patience);
    await until(async () => (await waiting(b)) > 0, patience);
    const options = { model, now: new Date(), timeoutSeconds: 5 };
    const cut = await shardStatus(b, { ...options, shard: 'b', hub: overWay });
    expect(cut).toMatchObject({ away: true, lagSeconds: null });
    expect(cut.lastError).toContain('connection refused');
    expect(await has(hub, 'b', third + 1)).toBe(false);

    // Shard a is killed: its ingest queues, and works the queue off when it is back.
    await a.stop({ keep: true, signal: 'SIGKILL' });
    const queued = await send('a', half, threeQuarters);
    expect(queued.status).toBe(202);
    expect(queued.body.recommendation).toMatchObject({ action: 'unknown' });
    a = await startInfluxd({ dir: a.dir, port: a.port });
    running[1] = a;

    // The hub is killed while the backlog of shard a arrives: both shards go on.
    await hub.stop({ keep: true, signal: 'SIGKILL' });
    const hubDown = performance.now();
    const [downA, downB] = [
      await send('a', threeQuarters, trafficMinutes),
      await send('b', half, trafficMinutes),
    ];
    expect([200, 202]).toContain(downA.status);
    expect(downB.status).toBe(200);
    for (const { body } of [downA, downB]) expect(body.recommendation.action).toBe('unknown');
    await until(
      async () => (await has(a, 'a', trafficMinutes)) && (await has(b, 'b', trafficMinutes)),
      patience,
    );
    await until(async () => (await waiting(a)) > 0 && (await waiting(b)) > 0, patience);
    expect((await replicationState(a))?.error).toContain('connection refused');
    const expected = await judgedByOneMachine(traffic);
    // A minute that closed without it has been counted, too.
    const closes = Math.ceil(Date.now() / 60_000) * 60_000;
    await until(async () => (await newestMinute(a)) >= closes - 60_000, patience);
    await until(() => performance.now() - hubDown >= hubAway, hubAway);
    hub = await startInfluxd({ dir: hub.dir, port: hub.port });
    running[0] = hub;
    console.log(`the hub was down for ${String(Math.round((performance.now() - hubDown) / 1000))} s`);

    // Shard a mends itself; b stays away, is missed by name, and the minutes without it are not judged.
    await until(async () => (await has(hub, 'a', trafficMinutes)) && (await waiting(a)) === 0, patience);
    await until(async () => {
      const { body } = await ingestA.get('/v1/recommendation');
      return body.action === 'unknown' && /it waits for shard b \(\d+ s behind\)/.test(body.reason);
    }, patience);
    // Each ingest tells the hub every ten seconds how its shard's replication is.
    await until(async () => {
      const [statusA, statusB] = await hubStatus(hub, { ...options, now: new Date() });
      return statusA!.queueBytes === 0 && statusA!.lastError === null && !statusA!.away && statusB!.away;
    }, patience);
    const partial = await judgedAt(hub, { ...traffic, start: traffic.start + third * 60_000 });
    expect(partial.incidents).toEqual([]);
    expect([...partial.anomalies].filter(([key, value]) => key.includes(' severity ') && value > 0)).toEqual(
      [],
    );

    // The way is mended; the hub's own service computes again what came late.
    await way.mend();
    const service = await startRunning({
      ...settingsOf(hub),
      FIREWATCH_DATA: await temporaryFolder(),
      FIREWATCH_ROLE: 'hub',
    });
    const refused = await service.post({ status: 'approved' });
    expect([refused.status, refused.body.code]).toEqual([421, 'FW_HUB']);
    await until(async () => (await has(hub, 'b', trafficMinutes)) && (await waiting(b)) === 0, patience);
    await until(async () => {
      const to = new Date(traffic.end - 15 * 60_000);
      return (await lateMinutes(hub, { from: new Date(traffic.start), to, model })) === null;
    }, patience);
    await until(
      async () => (await judgedAt(hub, traffic)).anomalies.size === expected.anomalies.size,
      patience,
    );

    // Nothing is lost, nothing counted twice, and the same is judged.
    expect(await countedMinutes(hub, traffic)).toEqual(sentMinutes(traffic, trafficMinutes));
    let worst = 0;
    await until(async () => {
      const found = await judgedAt(hub, traffic);
      worst = difference(found.anomalies, expected.anomalies);
      return worst < 1e-9 && found.incidents.length === expected.incidents.length;
    }, patience).catch(() => undefined);
    const found = await judgedAt(hub, traffic);
    expect([...found.anomalies.keys()].sort()).toEqual([...expected.anomalies.keys()].sort());
    expect(worst).toBeLessThan(1e-9);
    expect(found.incidents.map(comparable)).toEqual(expected.incidents.map(comparable));
    expect(expected.incidents.length).toBeGreaterThan(2);
    console.log(
      `${String(expected.anomalies.size)} values and ${String(expected.incidents.length)} incidents equal, worst difference ${worst.toExponential(1)}`,
    );

    // Replies are of the hub's newest minute again, and say so.
    await until(async () => {
      const { status, body } = await ingestB.post({ status: 'approved', count: 1 });
      return (
        status === 200 && body.recommendation.action !== 'unknown' && body.recommendation.hub.behind <= 1
      );
    }, patience);
  }, 1_200_000);
});

/** The newest minute that a shard has counted (ms). */
async function newestMinute(shard: Influxd): Promise<number> {
  const rows = await runQuery(
    shard,
    'from(bucket: "analytics") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "minute") |> last() |> group() |> max(column: "_time")',
  );
  return Date.parse(String(rows[0]?.['_time']));
}

function connectionOf({ url, token, org }: Influxd): Connection {
  return { url, token, org };
}

function settingsOf({ url, token, org }: Influxd): Record<string, string> {
  return { INFLUX_URL: url, INFLUX_TOKEN: token, INFLUX_ORG: org };
}

/** The largest difference, relative where values are large; infinite where one has what the other lacks. */
function difference(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): number {
  let worst = found.size === expected.size ? 0 : Infinity;
  for (const [key, value] of expected) {
    const other = found.get(key);
    worst = Math.max(
      worst,
      other === undefined ? Infinity : Math.abs(other - value) / Math.max(1, Math.abs(value)),
    );
  }
  return worst;
}

/** Times as instants and numbers to nine digits: two engines add up in another order. */
function comparable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    ['incident', 'status', 'since', 'start', 'end', 'state', 'peak', 'excess'].map((key) => {
      const value = row[key];
      if (key === 'start' || key === 'end') return [key, Date.parse(String(value))];
      return [key, typeof value === 'number' ? Number(value.toPrecision(9)) : value];
    }),
  );
}
