import {
  openEngine,
  rowsOf,
  startServer as startEngineServer,
  type Engine,
  type RunningServer as EngineServer,
} from '@firewatch/engine';
import { influx, loadModel, type Connection } from '@firewatch/flux';
import { TasksAPI } from '@influxdata/influxdb-client-apis';
import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import { minuteMs, secondMs } from '../../src/clock.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings/settings.js';
import type { SimulatedCount } from '../../src/simulate/index.js';
import { FixedClock } from './clock.js';
import { temporaryFolder } from './temporary.js';
import { until } from './until.js';

const token = 'a-token-of-the-clockwork-tests';
const access = { token: 'token-of-the-engine', org: 'firewatch' };
/** In the order of their offsets. */
const taskNames = ['firewatch-rollup', 'firewatch-anomalies', 'firewatch-baseline', 'firewatch-incidents'];

/** Everything that analytics hold, a number a key "measurement field status minute". */
export type Analytics = Map<string, number>;

/**
 * The service on an engine in memory, whose time passes when a test lets it: a minute in which everything is up takes
 * as long as its work. The tasks that the service deployed run at each minute's close.
 */
export class Clockwork {
  readonly clock: FixedClock;
  readonly model = loadModel();
  private server: RunningServer | null = null;
  private tasks: string[] = [];

  private constructor(
    readonly engine: Engine,
    readonly connection: Connection,
    private readonly database: EngineServer,
    private readonly data: string,
    clock: FixedClock,
  ) {
    this.clock = clock;
  }

  /** @param start ms since the epoch; nothing is up yet */
  static async at(start: number): Promise<Clockwork> {
    const clock = new FixedClock(start);
    const engine = await openEngine({ memory: true, clock: clock.now });
    const database = await startEngineServer({ engine, ...access, tasks: false });
    const { url } = database;
    const work = new Clockwork(engine, { url, ...access }, database, await temporaryFolder(), clock);
    onTestFinished(async () => {
      await work.stop();
      await database.close();
      await engine.close();
    });
    return work;
  }

  /** Starts the service; its timers run as time passes. */
  async start(): Promise<void> {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    this.server = await startServer({
      settings: readSettings({
        FIREWATCH_PORT: '0',
        FIREWATCH_TOKENS: `tests:admin:${token}`,
        FIREWATCH_DATA: this.data,
      }),
      clock: this.clock,
      logger: pino({ level: 'silent' }),
      startEngine: () =>
        Promise.resolve({ ...this.database, ...this.connection, close: () => Promise.resolve() }),
      workbench: '/there/is/none',
      version: '0.0.0',
      onCode: () => undefined,
      onFatal: (error) => {
        throw error;
      },
      report: () => Promise.reject(new Error('this test asks for no report')),
    });
    const { tasks } = await new TasksAPI(influx(this.connection)).getTasks({ org: access.org });
    this.tasks = taskNames.map((name) => tasks!.find((task) => task.name === name)!.flux);
  }

  /** Stops the service; time may pass without it. */
  async stop(): Promise<void> {
    vi.useRealTimers();
    await this.server?.close();
    this.server = null;
  }

  /** Time passes, a second at a time. */
  pass(milliseconds: number): void {
    for (let left = milliseconds; left > 0; left -= secondMs) {
      const step = Math.min(secondMs, left);
      this.clock.advance(step);
      if (this.server !== null) vi.advanceTimersByTime(step);
    }
  }

  /** Posts counts of a minute as transactions of its start. @param minute since the epoch */
  async post(minute: number, counts: readonly SimulatedCount[]): Promise<void> {
    if (counts.length === 0) return;
    const time = minute * minuteMs;
    const body = JSON.stringify(
      counts.map(({ status, code, count }) => ({
        id: `${String(minute)}-${status}-${code}`,
        time,
        status,
        count,
        tags: { auth_code: code },
      })),
    );
    let response = await this.send(body);
    // The engine in this process may have kept the event loop so long that the service asks for patience.
    while (response.status === 503) response = await this.send(body);
    if (response.status !== 200) throw new Error(await response.text());
  }

  private send(body: string): Promise<Response> {
    return fetch(`${this.server!.url}/v1/transactions?recommend=false`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
  }

  /** Lets the minute close that is open, and the tasks run. */
  async close(): Promise<void> {
    const closed = Math.floor(this.clock.now() / minuteMs) * minuteMs;
    this.pass(closed + minuteMs + secondMs - this.clock.now());
    await until(() => this.isCovered(closed));
    await this.runTasks();
  }

  /** Runs the deployed tasks as the scheduler would at the present minute. */
  async runTasks(): Promise<void> {
    const now = new Date(Math.floor(this.clock.now() / minuteMs) * minuteMs);
    for (const flux of this.tasks) await this.engine.query(flux, { now });
  }

  private async isCovered(time: number): Promise<boolean> {
    const results = await this.engine.query(
      `from(bucket: "transactions") |> range(start: ${iso(time)}, stop: ${iso(time + 1)})
        |> filter(fn: (r) => r._measurement == "coverage")`,
    );
    return rowsOf(results).length > 0;
  }

  /** What is stored of the minutes [from, to) (ms). */
  async analytics(from: number, to: number): Promise<Analytics> {
    const results = await this.engine.query(
      `from(bucket: "analytics") |> range(start: ${iso(from)}, stop: ${iso(to)})
        |> filter(fn: (r) => r._measurement == "minute" or r._measurement == "baseline" or r._measurement == "anomaly")
        |> toFloat() |> group() |> map(fn: (r) => ({r with at: int(v: r._time) / 60000000000}))`,
    );
    return new Map(
      rowsOf(results).map((row) => [
        `${String(row['_measurement'])} ${String(row['_field'])} ${String(row['status'])} ${String(row['at'])}`,
        Number(row['_value']),
      ]),
    );
  }

  /** Forgets the analytics. */
  async forgetAnalytics(): Promise<void> {
    const { id } = this.engine.store.buckets.byName('analytics')!;
    await this.engine.store.points.delete(id, 0n, 2n ** 62n, () => true);
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
