// Benches of the model: a day of backtest, and one run of each task and of the recommendation, on the embedded engine
// (as the service runs it: in a thread of its own, over HTTP) and beside it on influxd where that is built.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEngineWorker } from '@firewatch/engine';
import {
  compose,
  deploy,
  influx,
  loadModel,
  loadScript,
  recompute,
  runQuery,
  statuses,
} from '@firewatch/flux';
import { tsImport } from 'tsx/esm/api';

const execute = promisify(execFile);
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const minuteMs = 60_000;
const dayMinutes = 1440;
/** Judged minutes before the one that is measured, and the day before of which only the minutes are stored. */
const judgedMinutes = 180;
const rollupMinutes = 60;
const model = loadModel();
const usual = {
  approved: 320,
  denied: 38,
  failed: 1,
  reversed: 3,
  backend_reversed: 1,
  refunded: 2,
  processing: 1,
};

/** Even traffic that scatters the same way in every run, as line protocol of second precision. */
function lines(from, to) {
  const text = [];
  for (let minute = from; minute < to; minute++) {
    text.push(`coverage,ingest=bench full=1i ${minute * 60}`);
    statuses.forEach((status, index) => {
      const scatter = (minute * 7919 + index * 104_729) % 7;
      const count = Math.round(usual[status] * (0.9 + scatter / 30));
      if (count > 0) text.push(`transaction,status=${status},auth_code=00 count=${count}i ${minute * 60}`);
    });
  }
  return text;
}

/** Deploys to an InfluxDB, fills it as after some hours of operation, and stops its tasks. */
async function fill(connection, now) {
  await deploy(connection, { model });
  for (const task of await tasksOf(connection))
    await request(connection, 'PATCH', `/api/v2/tasks/${task.id}`, { status: 'inactive' });
  const last = now / minuteMs;
  const api = influx(connection).getWriteApi(connection.org, model.constants.transactionsBucket, 's', {
    maxRetries: 0,
  });
  api.writeRecords(lines(last - judgedMinutes - dayMinutes, last + 1));
  await api.close();
  const from = new Date(now - judgedMinutes * minuteMs);
  const rollup = script('tasks/rollup', { minutes: rollupMinutes });
  for (let minute = last - judgedMinutes - dayMinutes; minute < last; minute += rollupMinutes)
    await runQuery(connection, rollup, { now: new Date((minute + rollupMinutes) * minuteMs), rows: false });
  await recompute(connection, { from, to: new Date(now), model });
}

const script = (name, params = {}) => compose(loadScript(name), { model, task: false, params });

async function tasksOf(connection) {
  return (await request(connection, 'GET', `/api/v2/tasks?org=${connection.org}&limit=500`)).tasks;
}

async function request({ url, token }, method, path, body) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

const measured = [
  ['rollup', script('tasks/rollup'), 0],
  ['anomalies', script('tasks/anomalies'), 0],
  ['baseline', script('tasks/baseline'), 0],
  ['incidents', script('tasks/incidents'), 0],
  ['recommendation', script('queries/recommendation'), 20_000],
];

/** Median milliseconds of each script, as its caller waits for it. */
async function medians(connection, now, times) {
  const result = {};
  for (const [name, flux, later] of measured) {
    const rows = name === 'recommendation';
    const took = [];
    for (let run = -Math.ceil(times / 4); run < times; run++) {
      const began = performance.now();
      await runQuery(connection, flux, { now: new Date(now + later), rows });
      if (run >= 0) took.push(performance.now() - began);
    }
    result[name] = took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
  }
  return result;
}

/**
 * Seconds from a minute's close until its scores, and until its incidents, are stored: deployed as in operation, on the
 * embedded engine. Waits for a minute to close.
 */
async function afterClose() {
  const path = await mkdtemp(join(tmpdir(), 'firewatch-bench-'));
  const engine = await startEngineWorker({ path, token: 'token-of-the-bench', org: 'firewatch' });
  try {
    const now = Math.floor(Date.now() / minuteMs) * minuteMs;
    await fill(engine, now);
    for (const task of await tasksOf(engine))
      await request(engine, 'PATCH', `/api/v2/tasks/${task.id}`, { status: 'active' });
    const minute = Math.floor(Date.now() / minuteMs) * minuteMs;
    const api = influx(engine).getWriteApi(engine.org, model.constants.transactionsBucket, 's', {
      maxRetries: 0,
    });
    api.writeRecords(lines(minute / minuteMs, minute / minuteMs + 1));
    await api.close();
    const stored = async (field) => {
      const time = new Date(minute).toISOString();
      const rows = await runQuery(
        engine,
        `from(bucket: "${model.constants.analyticsBucket}") |> range(start: ${time}, stop: ${new Date(minute + 1000).toISOString()})
          |> filter(fn: (r) => r._measurement == "anomaly" and r._field == "${field}" and r.status == "denied")`,
      );
      return rows.length > 0;
    };
    const seconds = {};
    for (const field of ['score', 'peak']) {
      const deadline = minute + 2 * minuteMs;
      while (!(await stored(field))) {
        if (Date.now() > deadline) throw new Error(`no ${field} was stored a minute after the close`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      seconds[field] = (Date.now() - minute - minuteMs) / 1000;
    }
    return seconds;
  } finally {
    await engine.close();
    await rm(path, { recursive: true, force: true });
  }
}

async function onEmbedded(now, times) {
  const path = await mkdtemp(join(tmpdir(), 'firewatch-bench-'));
  const engine = await startEngineWorker({ path, token: 'token-of-the-bench', org: 'firewatch' });
  try {
    await fill(engine, now);
    return await medians(engine, now, times);
  } finally {
    await engine.close();
    await rm(path, { recursive: true, force: true });
  }
}

/** Null where influxd is not built. */
async function onInfluxd(now, times) {
  const { influxdIsBuilt, startInfluxd } = await tsImport('../../test/influxd/start.ts', import.meta.url);
  if (!influxdIsBuilt()) return null;
  const influxd = await startInfluxd();
  try {
    await fill(influxd, now);
    return await medians(influxd, now, times);
  } finally {
    await influxd.stop();
  }
}

async function backtestSeconds() {
  const began = performance.now();
  await execute(
    process.execPath,
    [file('../../bin/firewatch.js'), 'backtest', file('../../test/fixtures/sample-day.csv'), '--json'],
    {
      maxBuffer: 64e6,
    },
  );
  return (performance.now() - began) / 1000;
}

/** Runs the benches; `quick`: fewer runs. */
export async function run({ quick }) {
  const day = await backtestSeconds();
  const now = Math.floor(Date.now() / minuteMs) * minuteMs;
  const times = quick ? 20 : 100;
  const embedded = await onEmbedded(now, times);
  const real = await onInfluxd(now, Math.ceil(times / 2));
  const closed = await afterClose();
  return [
    { what: 'backtest of a day, the whole command', value: day, unit: 's', goal: '10 s' },
    { what: "minute's close until its scores are stored", value: closed.score, unit: 's', goal: '10 s' },
    { what: "minute's close until its incidents are stored", value: closed.peak, unit: 's', goal: '10 s' },
    ...measured.map(([name]) => ({
      what: `${name}, p50 (peer: influxd)`,
      value: embedded[name],
      unit: 'ms',
      ...(real && { peer: real[name], ratio: real[name] / embedded[name] }),
      ...(name === 'recommendation' && { goal: '3 ms' }),
    })),
  ];
}
