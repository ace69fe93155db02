// The engine's figures, beside influxd's in the same run where it is built.
import { closeConnections, makeBucket, median, query, rawLines, timed, write } from './load.mjs';
import { recommendationTimes } from './recommendation.mjs';
import { bytesAPoint, startWith } from './size.mjs';
import { org, startEngine, startInfluxd, token } from './servers.mjs';
import { cannon } from '../../../bench/cannon.mjs';

const perBatch = 5000;

/** @returns rows {what, value, unit, peer?, ratio?, goal}; `peer` is influxd's figure, `ratio` ours by it. */
export async function run({ quick = false } = {}) {
  const servers = [await startEngine(), await startInfluxd()].filter((server) => server !== undefined);
  if (servers.length < 2)
    console.log('influxd is not built: figures without a peer (npm run test:influxdb builds it)');
  const rows = [];
  const add = (what, unit, goal, [value, peer]) =>
    rows.push({ what, value, unit, ...(peer === undefined ? {} : { peer, ratio: value / peer }), goal });
  try {
    for (const server of servers)
      for (const bucket of ['b', 'single', 'million']) await makeBucket(server, bucket);
    add(
      `batch write, ${perBatch} points a request, on disk`,
      'points/s',
      '>= influxd',
      await batchWrites(servers, quick ? 20 : 100),
    );
    add(
      'single-point writes, 32 connections',
      'requests/s',
      '>= 5 x influxd',
      await singleWrites(servers, quick ? 2 : 4),
    );
    add(
      'recommendation query, p50',
      'ms',
      '<= 3, <= 0.2 x influxd',
      await recommendationTimes(servers, quick ? 25 : 100),
    );
    const many = quick ? 200_000 : 1_000_000;
    add(
      `count by status and minute over ${many} raw points`,
      'ms',
      '<= influxd',
      await countMillion(servers, many),
    );
  } finally {
    for (const server of servers) await server.stop();
    closeConnections();
  }
  const bytes = await bytesAPoint(quick ? 200_000 : 2_000_000);
  add('bytes a stored raw point, without an id', 'bytes', '<= 12', [bytes.without]);
  add('bytes a stored raw point, with an id of 36 random characters', 'bytes', undefined, [bytes.withId]);
  const points = quick ? 1_000_000 : 10_000_000;
  const { ms, memory } = await startWith(points);
  add(`start of the process with ${points} points, until it listens`, 'ms', '<= 2000', [ms]);
  add(`memory idle with ${points} points, mapped pages aside`, 'MB', '<= 300', [memory]);
  return rows;
}

/**
 * The middle of five rounds in turns, so that what else the machine does meets both; a round before them, which does not
 * count, so that both are as warm as a server that has run for a while.
 */
async function inTurns(servers, round) {
  const results = servers.map(() => []);
  for (let n = 0; n < 6; n++)
    for (const [at, server] of servers.entries()) {
      const figure = await round(server, n);
      if (n > 0) results[at].push(figure);
    }
  return results.map((figures) => figures.sort((a, b) => a - b)[2]);
}

async function batchWrites(servers, batches) {
  const start = BigInt(Date.now() - 3_600_000) * 1_000_000n;
  const each = Math.ceil(batches / 5);
  return inTurns(servers, async (server, round) => {
    const bodies = Array.from({ length: each }, (_, n) =>
      rawLines((round * each + n) * perBatch, perBatch, { start }),
    );
    return (each * perBatch) / (await timed(bodies, 2, (body) => write(server, 'b', body)));
  });
}

async function singleWrites(servers, seconds) {
  const start = BigInt(Date.now() - 3_600_000) * 1_000_000n;
  const lines = rawLines(0, 100_000, { start }).split('\n');
  let sent = 0;
  return inTurns(servers, async ({ url }) => {
    const { perSecond } = await cannon({
      url: `${url}/api/v2/write?org=${org}&bucket=single`,
      headers: { authorization: `Token ${token}`, 'content-type': 'text/plain' },
      body: () => lines[sent++ % lines.length],
      connections: 32,
      seconds,
    });
    return perSecond;
  });
}

async function countMillion(servers, points) {
  const start = BigInt(Date.now() - points - 60_000) * 1_000_000n;
  const bodies = [];
  for (let from = 0; from < points; from += 10_000)
    bodies.push(rawLines(from, 10_000, { start, ids: false }));
  for (const server of servers) await timed(bodies, 2, (body) => write(server, 'million', body));
  const script =
    'from(bucket: "million") |> range(start: -1h) |> filter(fn: (r) => r._measurement == "transaction" and r._field == "count")' +
    ' |> group(columns: ["status"]) |> aggregateWindow(every: 1m, fn: sum, createEmpty: false)';
  return inTurns(servers, (server) => median(3, () => query(server, script)));
}
