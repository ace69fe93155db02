// Benches of the ingest: single POSTs against a bare Fastify and against InfluxDB itself, streams against raw line
// protocol, memory under one large body and over time. Load generator, service and database share the machine.
import { setTimeout as sleep } from 'node:timers/promises';
import { largeBody, ndjsonPoints, pointPosts, posts, rawPoints } from './load.mjs';
import { influxdIsBuilt, startEcho, startInfluxd, startIngest } from './processes.mjs';

const sizes = {
  quick: { seconds: 8, points: 100_000, body: 50e6, soakSeconds: 60 },
  full: { seconds: 20, points: 500_000, body: 1e9, soakSeconds: 600 },
};

/** @returns {Promise<Array<{ what: string, value: number | string, unit: string, peer?: number, ratio?: number, goal?: string }>>} */
export async function run({ quick }) {
  const size = quick ? sizes.quick : sizes.full;
  const rows = await onEmbedded(size);
  if (influxdIsBuilt()) rows.push(...(await onInfluxd(size)));
  else rows.push({ what: 'influxd: not built here (node test/influxd/build.mjs)', value: '–', unit: '' });
  return rows;
}

const compared = (what, value, peer, unit, goal) => ({ what, value, unit, peer, ratio: value / peer, goal });

async function onEmbedded({ seconds, points, body, soakSeconds }) {
  const echo = await startEcho();
  const ingest = await startIngest();
  const { url, token } = ingest;
  try {
    const target = `${url}/v1/transactions`;
    const engine = await ingest.engine();
    const warm = Math.ceil(seconds / 2);
    await posts(`${echo.url}/`, token, warm);
    await posts(target, token, warm);
    const bare = await posts(`${echo.url}/`, token, seconds);
    const judged = await posts(target, token, seconds);
    const stored = await posts(`${target}?recommend=false`, token, seconds);
    await ndjsonPoints(url, token, points / 2);
    const raw = await rawPoints(engine, points);
    const ndjson = await ndjsonPoints(url, token, points);
    return [
      compared(
        'POST with recommendation, embedded; peer: bare Fastify',
        judged.perSecond,
        bare.perSecond,
        '/s',
        '≥ 0.15, better 0.3',
      ),
      { what: '… its p99', value: judged.p99, unit: 'ms', goal: '≤ 50' },
      compared(
        'POST recommend=false, embedded; peer: bare Fastify',
        stored.perSecond,
        bare.perSecond,
        '/s',
        '≥ 0.4',
      ),
      { what: '… its p99', value: stored.p99, unit: 'ms' },
      compared('NDJSON, embedded; peer: raw line protocol', ndjson, raw, 'points/s', '≥ 0.5'),
      ...(await measureMemory(ingest, { body, soakSeconds })),
    ];
  } finally {
    await Promise.all([echo.stop(), ingest.stop()]);
  }
}

/** Highest and lowest resident memory (MB) while something runs. */
async function whileRunning(server, work) {
  const seen = [];
  let done = false;
  const watching = (async () => {
    while (!done) {
      seen.push(await server.memory());
      await sleep(500);
    }
  })();
  const result = await work();
  done = true;
  await watching;
  return { result, seen };
}

async function measureMemory(ingest, { body, soakSeconds }) {
  const { url, token } = ingest;
  const before = await ingest.memory();
  const bodies = [];
  for (const type of ['application/x-ndjson', 'text/csv']) {
    const { result, seen } = await whileRunning(ingest, () => largeBody(url, token, { bytes: body, type }));
    bodies.push({
      what: `one body of ${body / 1e6} MB, ${type} (${result} transactions): highest memory; peer: before`,
      value: Math.max(...seen),
      unit: 'MB',
      peer: before,
      ratio: Math.max(...seen) / before,
      goal: 'flat: identities alone, up to 260 MB',
    });
  }
  const soak = await whileRunning(ingest, () => posts(`${url}/v1/transactions`, token, soakSeconds));
  const third = Math.floor(soak.seen.length / 3);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    ...bodies,
    compared(
      `memory in the last third of ${soakSeconds} s of POSTs; peer: the first third`,
      mean(soak.seen.slice(-third)),
      mean(soak.seen.slice(0, third)),
      'MB',
      'flat: ≤ 1.1',
    ),
  ];
}

async function onInfluxd({ seconds, points }) {
  const influxd = await startInfluxd();
  const ingest = await startIngest(influxd.env);
  const { url, token } = ingest;
  try {
    const target = `${url}/v1/transactions?recommend=false`;
    await posts(target, token, Math.ceil(seconds / 2));
    const direct = await pointPosts(influxd.connection, seconds);
    const stored = await posts(target, token, seconds);
    const raw = await rawPoints(influxd.connection, points);
    const ndjson = await ndjsonPoints(url, token, points);
    return [
      compared(
        'POST recommend=false, influxd; peer: a point a request',
        stored.perSecond,
        direct.perSecond,
        '/s',
        '≥ 3',
      ),
      compared('NDJSON, influxd; peer: raw line protocol', ndjson, raw, 'points/s', '≥ 0.5'),
    ];
  } finally {
    await ingest.stop();
    await influxd.stop();
  }
}
