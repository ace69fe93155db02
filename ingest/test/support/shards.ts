import {
  compose,
  flux,
  loadModel,
  loadScript,
  recompute,
  runQuery,
  type Connection,
  type Row,
  type Status,
} from '@firewatch/flux';
import { expect } from 'vitest';
import { memoryStore } from '../../../flux/test/support/store.js';
import { incidentKind, Simulation } from '../../src/simulate/index.js';
import { token, type RunningService } from './running.js';

const minuteMs = 60_000;
/** Minutes of the traffic: a day. */
export const trafficMinutes = 1440;
/** The simulated traffic is that of this time on, whenever the test runs. */
const simulatedFrom = Date.UTC(2026, 2, 10, 11) / minuteMs;

/** Traffic whose transactions go to two shards. */
export interface Traffic {
  /** Its first minute, and the end of its last one (ms). */
  start: number;
  end: number;
  /** Transactions of a minute by status, of all shards or of one. */
  minute(n: number, shard?: 'a' | 'b'): Map<Status, number>;
}

/** Simulated traffic with incidents, up to the last closed minute. Shard `a` has some 60 % of it. */
export function simulatedTraffic(now: number): Traffic {
  const end = Math.floor(now / minuteMs) * minuteMs;
  const simulation = new Simulation({ seed: 10, perDay: 0 });
  // One in each part of the day between what breaks.
  simulation.inject(incidentKind('denial-surge')!, simulatedFrom + 130, 20);
  simulation.inject(incidentKind('gateway-failure')!, simulatedFrom + 600, 25);
  simulation.inject(incidentKind('reversal-spike')!, simulatedFrom + 800, 15);
  simulation.inject(incidentKind('silence')!, simulatedFrom + 1380, 15);
  const minutes = Array.from({ length: trafficMinutes }, (_, n) => {
    const counts = new Map<Status, number>();
    for (const { status, count } of simulation.minute(simulatedFrom + n))
      counts.set(status, (counts.get(status) ?? 0) + count);
    return counts;
  });
  return {
    start: end - trafficMinutes * minuteMs,
    end,
    minute(n, shard) {
      if (shard === undefined) return minutes[n]!;
      const share = (count: number): number => {
        const larger = Math.ceil(count * 0.6);
        return shard === 'a' ? larger : count - larger;
      };
      return new Map([...minutes[n]!].map(([status, count]) => [status, share(count)]));
    },
  };
}

/** Sends the minutes [from, to) of a shard through its ingest; resolves with the last reply. */
export async function sendMinutes(
  service: RunningService,
  { traffic, shard, from, to }: { traffic: Traffic; shard: 'a' | 'b'; from: number; to: number },
): ReturnType<RunningService['post']> {
  const lines: string[] = [];
  for (let n = from; n < to; n++)
    for (const [status, count] of traffic.minute(n, shard))
      if (count > 0)
        lines.push(
          JSON.stringify({ id: `${String(n)}-${status}`, time: traffic.start + n * minuteMs, status, count }),
        );
  const reply = await service.post(`${lines.join('\n')}\n`, { type: 'application/x-ndjson' });
  expect([200, 202]).toContain(reply.status);
  expect(reply.body).toMatchObject({ accepted: lines.length, rejected: { total: 0 } });
  const iso = (n: number): string => new Date(traffic.start + n * minuteMs).toISOString();
  const declared = await fetch(`${service.url}/v1/coverage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ from: iso(from), to: iso(to), by: 'test' }),
  });
  expect([200, 202]).toContain(declared.status);
  return reply;
}

/** How many transactions of each minute a database has counted, by minute; of one shard, or of all. */
export async function countedMinutes(
  connection: Connection,
  { start, end }: Traffic,
  shard?: string,
): Promise<Map<number, number>> {
  const only = shard === undefined ? '' : `|> filter(fn: (r) => r.shard == "${shard}")`;
  const rows = await runQuery(
    connection,
    `from(bucket: "analytics") |> range(start: ${iso(start)}, stop: ${iso(end)})
      |> filter(fn: (r) => r._measurement == "minute" and r._field == "count") ${only}
      |> group() |> aggregateWindow(every: 1m, fn: sum, createEmpty: false, timeSrc: "_start")`,
  );
  return new Map(
    rows.map((row) => [(Date.parse(String(row['_time'])) - start) / minuteMs, Number(row['_value'])]),
  );
}

/** What was sent of the minutes [0, to), by minute. */
export function sentMinutes(traffic: Traffic, to: number, shard?: 'a' | 'b'): Map<number, number> {
  return new Map(
    Array.from({ length: to }, (_, n) => [
      n,
      [...traffic.minute(n, shard).values()].reduce((a, b) => a + b, 0),
    ]),
  );
}

/** What was judged: every value of every anomaly by field, status and time, and the incidents of the day. */
export interface JudgedDay {
  anomalies: Map<string, number>;
  incidents: Row[];
}

const judgedScript = ({ start, end }: Traffic): string =>
  `from(bucket: "analytics") |> range(start: ${iso(start)}, stop: ${iso(end)})
    |> filter(fn: (r) => r._measurement == "anomaly") |> toFloat() |> group() |> keep(columns: ["_time", "_field", "status", "_value"])`;

async function judgedBy(run: (script: string) => Promise<Row[]>, traffic: Traffic): Promise<JudgedDay> {
  const rows = await run(judgedScript(traffic));
  const params = { start: flux(iso(traffic.start)), stop: flux(iso(traffic.end)) };
  const incidents = await run(compose(loadScript('queries/incidents'), { model: loadModel(), params }));
  return {
    anomalies: new Map(
      rows.map((row) => [
        `${String(Date.parse(String(row['_time'])))} ${String(row['_field'])} ${String(row['status'])}`,
        Number(row['_value']),
      ]),
    ),
    incidents,
  };
}

export function judgedAt(connection: Connection, traffic: Traffic): Promise<JudgedDay> {
  return judgedBy((script) => runQuery(connection, script), traffic);
}

/** What one machine with all the data would have judged. */
export async function judgedByOneMachine(traffic: Traffic): Promise<JudgedDay> {
  const store = await memoryStore();
  const lines: string[] = [];
  for (let n = 0; n < trafficMinutes; n++) {
    const seconds = traffic.start / 1000 + n * 60;
    lines.push(`coverage,ingest=test full=1i ${String(seconds)}`);
    for (const [status, count] of traffic.minute(n))
      if (count > 0) lines.push(`transaction,status=${status} count=${String(count)}i ${String(seconds)}`);
  }
  await store.write('transactions', lines.join('\n'));
  const { model } = store;
  await recompute(store, { from: new Date(traffic.start), to: new Date(traffic.end), model });
  const judged = await judgedBy((script) => store.run(script), traffic);
  await store.close();
  return judged;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
