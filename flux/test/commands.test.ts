import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, startServer } from '@firewatch/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as backfill } from '../src/commands/backfill.js';
import { run as deploy } from '../src/commands/deploy.js';
import { parseTime } from '../src/commands/time-argument.js';
import { FluxQueryError, loadModel } from '../src/index.js';

let env: Record<string, string>;
const closing: Array<() => Promise<void> | void> = [];
beforeAll(async () => {
  const engine = await openEngine({ memory: true });
  const server = await startServer({ engine, token: 'token-of-the-tests', org: 'firewatch', tasks: false });
  const folder = mkdtempSync(join(tmpdir(), 'firewatch-commands-'));
  const found = { url: server.url, token: 'token-of-the-tests', org: 'firewatch' };
  writeFileSync(join(folder, 'engine.json'), JSON.stringify(found));
  env = { FIREWATCH_DATA: folder };
  closing.push(
    () => server.close(),
    () => engine.close(),
    () => rmSync(folder, { recursive: true }),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
});

let out: string[];
let errors: string[];
beforeEach(() => {
  out = [];
  errors = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(text));
});

describe('firewatch deploy', () => {
  it('reports as JSON, and in lines', async () => {
    expect(await deploy(['--json'], env)).toBe(0);
    expect(JSON.parse(out[0]!)).toMatchObject({
      model: loadModel().hash,
      tasks: [{ name: 'firewatch-rollup', change: 'created' }, {}, {}, {}],
    });
    expect(await deploy([], env)).toBe(0);
    expect(out[1]).toContain('task firewatch-incidents: unchanged');
  });

  it.each([
    [['--role', 'captain'], /--role is "captain"; it takes single, shard or hub/],
    [['--analytics-days', 'many'], /--analytics-days is "many"; it takes a whole number of days/],
    [['--nothing'], /--nothing/],
  ])('refuses %j with the usage', async (argv, message) => {
    expect(await deploy(argv, env)).toBe(2);
    expect(errors.join()).toMatch(message);
    expect(errors.join()).toContain('firewatch deploy: create or update');
  });
});

describe('firewatch backfill', () => {
  const range = ['--from', '2026-01-05T00:00:00Z', '--to', '2026-01-05T00:10:00Z'];

  it('computes a range, and knows that it has', async () => {
    expect(await backfill([...range, '--json'], env)).toBe(0);
    expect(JSON.parse(out[0]!)).toMatchObject({ from: '2026-01-05T00:00:00.000Z', minutes: 10 });
  });

  it.each([
    [[], /--from is missing/],
    [['--from', 'yesterday'], /--from is "yesterday"; it takes a time such as/],
    [['--from', '-1h', '--to', '-2h'], /--to must be later than --from/],
    [['--from', '-1h', '--to', '2999-01-01'], /--to lies in the future/],
  ])('refuses %j', async (argv, message) => {
    expect(await backfill(argv, env)).toBe(2);
    expect(errors.join()).toMatch(message);
  });

  it('fails, and says so, when InfluxDB does not answer', async () => {
    const nobody = { INFLUX_URL: 'http://127.0.0.1:9', INFLUX_TOKEN: 't', INFLUX_ORG: 'o' };
    await expect(backfill(range, nobody)).rejects.toThrow(FluxQueryError);
  });
});

describe('parseTime', () => {
  const now = new Date('2026-01-05T12:00:00Z');
  it.each([
    ['now', '2026-01-05T12:00:00.000Z'],
    ['-90m', '2026-01-05T10:30:00.000Z'],
    ['-2d', '2026-01-03T12:00:00.000Z'],
    ['2026-01-01T00:00:00+02:00', '2025-12-31T22:00:00.000Z'],
    ['2026-01-01', '2026-01-01T00:00:00.000Z'],
  ])('reads %s', (text, time) => {
    expect(parseTime(text, now, '--from').toISOString()).toBe(time);
  });
});
