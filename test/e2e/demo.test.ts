import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../influxd/start.js';
import { start, type Running } from './command.js';
import { until } from './until.js';

interface Minute {
  status: string;
  count: number;
  expected: number | null;
  covered?: number;
  state?: number;
}

describe('the demo', () => {
  let demo: Running;
  let url: string;
  let cookie: string;

  beforeAll(async () => {
    const port = String(await freePort());
    url = `http://127.0.0.1:${port}`;
    // What points to a real installation must not be touched by a demo.
    const real = { INFLUX_URL: 'http://127.0.0.1:9', INFLUX_TOKEN: 'real', INFLUX_ORG: 'real' };
    demo = start(['demo', '--hours', '2'], { ...real, FIREWATCH_PORT: port, FIREWATCH_DATA: '/nowhere' });
    const code = await until(
      'the code to be shown',
      () => {
        if (demo.ended()) throw new Error(demo.output());
        return /Workbench .* code (\S+)/.exec(demo.output())?.[1];
      },
      120,
    );
    const session = await fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ code }),
    });
    expect(session.status).toBe(200);
    cookie = (session.headers.get('set-cookie') ?? '').split(';')[0]!;
  }, 150_000);
  afterAll(() => demo.end());

  async function ask(path: string): Promise<Response> {
    const response = await fetch(url + path, { headers: { cookie, origin: url } });
    expect(response.status).toBe(200);
    return response;
  }
  const get = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T;

  it('has a past that is judged, with an incident in it', async () => {
    const { minutes } = await get<{ minutes: Minute[] }>('/v1/status-mix?from=-3h&details=true');
    const approved = minutes.filter(({ status }) => status === 'approved');
    expect(approved.length).toBeGreaterThanOrEqual(120);
    expect(approved.filter(({ covered }) => covered === 1).length).toBeGreaterThanOrEqual(120);
    expect(approved.filter(({ expected }) => expected !== null).length).toBeGreaterThan(60);
    expect(minutes.some(({ status, state }) => status === 'backend_reversed' && state === 1)).toBe(true);
    const { action } = await get<{ action: string }>('/v1/recommendation');
    expect(['ok', 'watch', 'alert']).toContain(action);
  });

  it('goes on being fed', async () => {
    const accepted = async (): Promise<number> => {
      const metrics = await (await ask('/metrics')).text();
      return Number(/^firewatch_accepted_total(?:\{[^}]*\})? (\d+)$/m.exec(metrics)?.[1]);
    };
    const before = await accepted();
    expect(before).toBeGreaterThan(0);
    await until('more transactions', async () => (await accepted()) > before);
  });

  it('ends at Ctrl-C and leaves nothing behind', async () => {
    const folder = /data in (\S+)\)/.exec(demo.output())![1]!;
    expect(existsSync(folder)).toBe(true);
    await demo.end('SIGINT');
    expect(demo.code()).toBe(0);
    expect(existsSync(folder)).toBe(false);
    expect(demo.output()).not.toMatch(/error|"level":50/i);
  });
});
