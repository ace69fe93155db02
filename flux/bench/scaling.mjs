// Bench of growth: what a hub has to do and to keep, against the transactions a second that its shards take and the number
// of shards. On a real influxd; without one there is nothing to measure.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  compose,
  influx,
  loadScript,
  makeModel,
  modelOf,
  recompute,
  runQuery,
  statuses,
} from '@firewatch/flux';
import { tsImport } from 'tsx/esm/api';

const minuteMs = 60_000;
const dayMinutes = 1440;
const judgedMinutes = 120;
/** The tasks of a hub run so often in a minute. */
const runsAMinute = 6;
const shares = {
  approved: 0.87,
  denied: 0.1,
  failed: 0.004,
  reversed: 0.01,
  backend_reversed: 0.003,
  refunded: 0.008,
  processing: 0.005,
};
const tasks = ['shards', 'anomalies', 'baseline', 'incidents'];

/** One shard's count of a status in a minute: its part of the rate, scattered the same way in every run. */
function count(rate, shards, shard, status, minute) {
  const mean = (rate * 60 * shares[status]) / shards;
  const scatter = ((minute * 7919 + shard * 104_729 + status.length * 1299) % 1000) / 1000 - 0.5;
  return Math.max(0, Math.round(mean + scatter * Math.sqrt(12 * mean)));
}

/** The minutes of a shard as its rollup writes them, as line protocol of second precision. */
function reports({ rate, shards }, shard, from, to) {
  const lines = [];
  for (let minute = from; minute < to; minute++)
    for (const status of statuses)
      lines.push(
        `minute,status=${status},shard=shard-${shard} count=${count(rate, shards, shard, status, minute)}i,covered=1i ${minute * 60}`,
      );
  return lines;
}

async function bucket({ url, token, org }, name) {
  const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' };
  const { orgs } = await (await fetch(`${url}/api/v2/orgs?org=${org}`, { headers })).json();
  const body = JSON.stringify({ orgID: orgs[0].id, name, retentionRules: [] });
  const response = await fetch(`${url}/api/v2/buckets`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).id;
}

async function bytesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath ?? entry.path, entry.name))).size);
  return (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
}

/** The bytes of a bucket once its write-ahead log has been written out, without the room that its series file reserves. */
async function settledBytes(influxd, id) {
  const wal = join(influxd.dir, 'engine', 'wal', id);
  for (let before = -1; ;) {
    const waiting = await bytesIn(wal);
    if (waiting < 1000 && waiting === before)
      return bytesIn(join(influxd.dir, 'engine', 'data', id, 'autogen'));
    before = waiting;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function measure(influxd, growth, { now, times }) {
  const name = `${growth.rate}-${growth.shards}`;
  const model = makeModel({
    transactionsBucket: `transactions-${name}`,
    analyticsBucket: `analytics-${name}`,
  });
  await bucket(influxd, model.constants.transactionsBucket);
  const id = await bucket(influxd, model.constants.analyticsBucket);
  const last = now / minuteMs;
  const api = influx(influxd).getWriteApi(influxd.org, model.constants.analyticsBucket, 's', {
    maxRetries: 0,
  });
  for (let shard = 0; shard < growth.shards; shard++)
    api.writeRecords(reports(growth, shard, last - dayMinutes, last));
  await api.close();
  const bytes = await settledBytes(influxd, id);
  await recompute(influxd, {
    from: new Date(now - judgedMinutes * minuteMs),
    to: new Date(now),
    model,
    role: 'hub',
  });
  let milliseconds = 0;
  for (const task of tasks) {
    const flux = compose(loadScript(`tasks/${task}`), { model: modelOf('hub', model), task: false });
    const took = [];
    for (let run = -Math.ceil(times / 4); run < times; run++) {
      const began = performance.now();
      await runQuery(influxd, flux, { now: new Date(now), rows: false });
      if (run >= 0) took.push(performance.now() - began);
    }
    milliseconds += took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
  }
  // A rollup writes its last ten minutes each minute.
  const replicated = gzipSync(reports(growth, 0, last - 10, last).join('\n')).length;
  return { bytes, seconds: (milliseconds * runsAMinute) / 1000, replicated };
}

const growths = (quick) => [
  { rate: 1, shards: 2 },
  { rate: 100, shards: 2 },
  { rate: 10_000, shards: 2 },
  ...(quick ? [] : [{ rate: 10_000, shards: 4 }]),
  { rate: 10_000, shards: 16 },
];

/** Runs the bench; `quick`: fewer runs and sizes. The peer of each figure is that of 1 transaction a second on 2 shards. */
export async function run({ quick }) {
  const { influxdIsBuilt, startInfluxd } = await tsImport('../../test/influxd/start.ts', import.meta.url);
  if (!influxdIsBuilt()) return [];
  // Else minutes lie in the write-ahead log for ten minutes, and their size on disk says nothing.
  process.env.INFLUXD_STORAGE_CACHE_SNAPSHOT_WRITE_COLD_DURATION = '1s';
  const influxd = await startInfluxd();
  try {
    const now = Math.floor(Date.now() / minuteMs) * minuteMs;
    const rows = [];
    let first;
    for (const growth of growths(quick)) {
      const found = await measure(influxd, growth, { now, times: quick ? 10 : 40 });
      first ??= found;
      const at = `${growth.rate}/s on ${growth.shards} shards`;
      const flat = (key) => ({ value: found[key], peer: first[key], ratio: found[key] / first[key] });
      const goal = growth.shards === 2 ? 'flat' : undefined;
      rows.push(
        { what: `hub's tasks a minute, ${at}`, unit: 's', ...flat('seconds'), goal },
        {
          what: `hub's minutes of a day, ${at}`,
          unit: 'bytes',
          ...flat('bytes'),
          goal: growth.shards === 2 ? 'flat' : 'by shard',
        },
        { what: `replicated a minute and shard, ${at}`, unit: 'bytes', ...flat('replicated'), goal: 'flat' },
      );
    }
    return rows;
  } finally {
    delete process.env.INFLUXD_STORAGE_CACHE_SNAPSHOT_WRITE_COLD_DURATION;
    await influxd.stop();
  }
}
