import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, startServer } from '@firewatch/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as backfill } from '../src/commands/backfill.js';
import { run as deploy } from '../src/commands/deploy.js';
import { parseTime } from '../src/commands/time-argument.js';
import { roleToDeploy } from '../src/deploy/role.js';
import { FluxQueryError, loadModel, retireShard, type Connection } from '../src/index.js';

let env: Record<string, string>;
let connection: Connection;
let write: (lines: string) => Promise<unknown>;
const closing: Array<() => Promise<void> | void> = [];
beforeAll(async () => {
  const engine = await openEngine({ memory: true });
  const server = await startServer({ engine, token: 'token-of-the-tests', org: 'firewatch', tasks: false });
  const folder = mkdtempSync(join(tmpdir(), 'firewatch-commands-'));
  const found = { url: server.url, token: 'token-of-the-tests', org: 'firewatch' };
  writeFileSync(join(folder, 'engine.json'), JSON.stringify(found));
  env = { FIREWATCH_DATA: folder };
  connection = found;
  write = (lines) => engine.write('analytics', lines, { precision: 's' });
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
    expect(out[1]!.split('\n')[0]).toBe('role single');
  });

  it.each([
    [{ FIREWATCH_ROLE: 'hub' }, 'hub'],
    [{ HUB_URL: 'http://127.0.0.1:9', HUB_TOKEN: 't', FIREWATCH_SHARD: '0' }, 'shard'],
  ])('with %o keeps the role that is deployed, unless another is asked for', async (settings, role) => {
    expect(await deploy([], { ...env, ...settings })).toBe(2);
    expect(errors.join()).toContain(
      `deployed as single, but FIREWATCH_ROLE or HUB_URL make it ${role}: give --role single to keep it, or --role ${role} to change it`,
    );
    expect(await deploy(['--role', 'single', '--json'], { ...env, ...settings })).toBe(0);
    expect(JSON.parse(out[0]!)).toMatchObject({
      role: 'single',
      tasks: Array(4).fill({ change: 'unchanged' }),
    });
  });

  it('takes retention from options, then the environment, and deletes nothing that no option names', async () => {
    const days = async (argv: string[], settings: Record<string, string> = {}) => {
      out.length = 0;
      expect(await deploy([...argv, '--json'], { ...env, ...settings })).toBe(0);
      const { buckets } = JSON.parse(out[0]!) as { buckets: Array<{ days: number; refused?: number }> };
      return buckets.map((bucket) => [bucket.days, bucket.refused]);
    };
    const long = { FIREWATCH_RETENTION_DAYS: '90', FIREWATCH_ANALYTICS_DAYS: '800' };
    expect(await days([], long)).toEqual([
      [90, undefined],
      [800, undefined],
    ]);
    expect(await days([])).toEqual([
      [90, 30],
      [800, undefined],
    ]);
    expect(await days(['--transactions-days', '60'], long)).toEqual([
      [60, undefined],
      [800, undefined],
    ]);
    out.length = 0;
    expect(await deploy(['--dry-run'], { ...env, FIREWATCH_RETENTION_DAYS: '10' })).toBe(0);
    expect(out[0]).toMatch(/^dry run: nothing is changed/);
    expect(out[0]).toContain('bucket transactions: unchanged, keeps 60 days, not 10 days: that would delete');
    out.length = 0;
    expect(await deploy(['--dry-run', '--transactions-days', '10'], env)).toBe(0);
    expect(out[0]).toContain('keeps 10 days (before: 60 days; what is older is deleted)');
  });

  it.each([
    [['--role', 'captain'], /--role is "captain"; it takes single, shard or hub/],
    [['--analytics-days', 'many'], /--analytics-days is "many"; it takes a whole number of days/],
    [['--nothing'], /--nothing/],
    [['--status', '--retire', 'a'], /--status, --retire and --restore exclude one another/],
    [['--role', 'shard'], /a shard needs a name that no other has: FIREWATCH_SHARD is not set/],
    [['--status', '--role', 'single'], /--status tells of shards, and this is a single database/],
  ])('refuses %j with the usage', async (argv, message) => {
    expect(await deploy(argv, env)).toBe(2);
    expect(errors.join()).toMatch(message);
    expect(errors.join()).toContain('firewatch deploy: create or update');
  });

  it.each([
    [{ FIREWATCH_SHARD: 'a' }, /a shard needs its hub: set HUB_URL and HUB_TOKEN/],
    [{ FIREWATCH_SHARD: 'a b' }, /FIREWATCH_SHARD is "a b" \(1 to 32 letters/],
    [{ FIREWATCH_SHARD: 'a', HUB_URL: 'hub:8086' }, /HUB_URL is "hub:8086", which is no http/],
    [{ FIREWATCH_SHARD: 'a', HUB_URL: 'http://127.0.0.1:9' }, /HUB_TOKEN is not set, but HUB_URL is/],
    [
      { FIREWATCH_SHARD: 'a', HUB_URL: 'http://127.0.0.1:9', HUB_TOKEN: 't', HUB_ORG: 'o' },
      /the hub at http:\/\/127\.0\.0\.1:9 cannot be asked \(HUB_URL, HUB_TOKEN\)/,
    ],
    [
      {
        FIREWATCH_SHARD: 'a',
        HUB_URL: 'http://127.0.0.1:9',
        HUB_TOKEN: 't',
        HUB_ORG: 'o',
        HUB_QUEUE_MB: '5',
      },
      /HUB_QUEUE_MB is "5"; it takes a whole number of megabytes/,
    ],
  ])('refuses a shard with %o', async (settings, message) => {
    expect(await deploy(['--role', 'shard'], { ...env, ...settings })).toBe(2);
    expect(errors.join()).toMatch(message);
  });
});

describe('the shards of a hub', () => {
  /** A shard that has just reported a minute and told of its replication, or did so many minutes ago. */
  const said = (shard: string, minutesAgo: number): string => {
    const seconds = Math.floor(Date.now() / 60_000) * 60 - (minutesAgo + 1) * 60;
    return [
      `minute,status=approved,shard=${shard} count=5i,covered=1i ${String(seconds)}`,
      `replication,shard=${shard} queue=18000i,code=204i,error="" ${String(Math.floor(Date.now() / 1000) - minutesAgo * 60)}`,
    ].join('\n');
  };
  const status = async (): Promise<[number, string[]]> => {
    out.length = 0;
    const code = await deploy(['--status', '--role', 'hub'], env);
    return [code, out.join('\n').split('\n')];
  };

  it('are told of until they are retired, and again when they are back; one that is away is an exit code', async () => {
    await write([said('eu', 0), said('us', 10)].join('\n'));
    const [code, [eu, us]] = await status();
    expect(code).toBe(1);
    expect(eu).toMatch(/^eu {2}\d+ s behind +queue 18 kB {2}no error \(told \d+ s ago\)$/);
    expect(us).toMatch(
      /^us {2}AWAY, \d+ s behind {2}queue 18 kB {2}not told since 6\d\d s \(then: no error\)$/,
    );

    expect(await deploy(['--retire', 'us'], env)).toBe(0);
    expect(out.at(-1)).toBe('shard us: retired');
    const [retired, lines] = await status();
    expect([retired, lines[1]]).toEqual([0, expect.stringMatching(/^us {2}retired \d{4}-/)]);

    // Both orders are kept by the second, and these came within one.
    await retireShard(connection, {
      model: loadModel(),
      shard: 'us',
      retired: false,
      at: new Date(Date.now() + 1000),
    });
    expect((await status())[0]).toBe(1);
    expect(await deploy(['--restore', 'us'], env)).toBe(0);
    expect(out.at(-1)).toBe('shard us: waited for again');
  });

  it('are named where another is meant', async () => {
    expect(await deploy(['--retire', 'br'], env)).toBe(2);
    expect(errors.join()).toContain('the hub knows no shard "br"; it knows eu, us');
  });
});

describe('the role of a database', () => {
  it.each([
    [{ deployed: null }, 'single'],
    [{ deployed: null, configured: 'shard' }, 'shard'],
    [{ deployed: 'shard' }, 'shard'],
    [{ deployed: 'hub', configured: 'hub' }, 'hub'],
    [{ deployed: 'shard', configured: 'shard', asked: 'single' }, 'single'],
  ] as const)('of %o is %s', (wishes, role) => {
    expect(roleToDeploy(wishes)).toBe(role);
  });
});

describe('firewatch backfill', () => {
  const range = ['--from', '2026-01-05T00:00:00Z', '--to', '2026-01-05T00:10:00Z'];

  it('computes a range, and knows that it has', async () => {
    expect(await backfill([...range, '--json'], env)).toBe(0);
    expect(JSON.parse(out[0]!)).toMatchObject({ from: '2026-01-05T00:00:00.000Z', minutes: 10 });
  });

  it('says what is still judged by the old past, where the range ends before now', async () => {
    expect(await backfill(range, env)).toBe(0);
    expect(out.join()).toMatch(/what comes after it stays judged by what was there before: without --to/);
    expect(await backfill(['--from', '-2m'], env)).toBe(0);
    expect(out.at(-1)).not.toMatch(/stays judged/);
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

  it('refuses a model that the tasks do not have, and leaves what is stored', async () => {
    const FIREWATCH_MODEL = join(env['FIREWATCH_DATA']!, 'model.json');
    writeFileSync(FIREWATCH_MODEL, '{"criticalLevel": 6}');
    expect(await backfill(range, { ...env, FIREWATCH_MODEL })).toBe(2);
    expect(errors.join()).toMatch(/another model \(\w+\) than this command \(\w+\): set FIREWATCH_MODEL/);
    expect(out).toEqual([]);
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
