import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openEngine, startServer } from '@firewatch/engine';
import { loadModel } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/commands/report.js';
import { answerReport } from '../src/report.js';
import { expectHoursReport, storeHour } from './stored-report.js';
import { collectingTerminal } from './terminal.js';

const token = 'token-of-the-test';
const now = new Date('2026-01-05T11:00:00Z');

/** The shared objects of DuckDB that a process has loaded after it imported a module, and did more with it. */
const loads = async (module: string, then = '') => {
  const script = `const module = await import(${JSON.stringify(module)});
    ${then}
    console.log(JSON.stringify(process.report.getReport().sharedObjects.filter((file) => /duckdb/i.test(file))))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
  });
  return JSON.parse(stdout) as string[];
};

describe('the report on the embedded engine', { timeout: 60_000 }, () => {
  let engine: Awaited<ReturnType<typeof openEngine>>;
  let server: Awaited<ReturnType<typeof startServer>>;
  const connection = () => ({ url: server.url, token, org: 'firewatch' });
  const env = () => ({ INFLUX_URL: server.url, INFLUX_TOKEN: token, INFLUX_ORG: 'firewatch' });

  beforeAll(async () => {
    engine = await openEngine({ memory: true });
    await engine.createBucket('analytics');
    server = await startServer({ engine, token, org: 'firewatch', tasks: false });
    await storeHour(connection());
  });
  afterAll(async () => {
    await server.close();
    await engine.close();
  });

  it('tells what was stored', async () => {
    await expectHoursReport(connection());
  });

  it('is printed by `firewatch report`, for people and for programs', async () => {
    const text = collectingTerminal();
    expect(await run(['--from', '-1h'], env(), text.terminal, now)).toBe(0);
    expect(text.output[0]).toContain('Report 2026-01-05 10:00 to 2026-01-05 11:00 UTC');
    expect(text.output[0]).toMatch(/^approved +8,250 +86\.21 % +165,000\.00$/m);
    const json = collectingTerminal();
    expect(
      await run(['--from', '2026-01-05', '--to', '2026-01-06', '--json'], env(), json.terminal, now),
    ).toBe(0);
    expect(JSON.parse(json.output[0]!)).toMatchObject({
      from: '2026-01-05T00:00:00Z',
      volume: 9570,
      coverage: [
        { shard: 'a', absent: 1382 },
        { shard: 'b', absent: 1382 },
      ],
    });
  });

  it('says so where nothing was stored', async () => {
    const { terminal, output } = collectingTerminal();
    expect(await run(['--from', '2025-06-01', '--to', '2025-06-02'], env(), terminal, now)).toBe(0);
    expect(output[0]).toContain('No incident.');
    expect(output[0]).toContain('No transaction came in.');
    expect(output[0]).toContain('Nothing was watched in all this time (1 day).');
  });

  it('is a page for browsers, and JSON for others', async () => {
    const range = { from: new Date('2026-01-05T10:00:00Z'), to: now, model: loadModel(), now };
    const page = await answerReport(connection(), { ...range, accept: 'text/html,application/xhtml+xml' });
    expect(page.headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    });
    expect(page.body).toContain('<h2 id="incidents-title">What happened</h2>');
    const json = await answerReport(connection(), { ...range, accept: 'application/json' });
    expect(json.headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
    expect(JSON.parse(json.body)).toMatchObject({ volume: 9570 });
  });

  it('is read and drawn without DuckDB', async () => {
    const asked = `
      const { loadModel } = await import('@firewatch/flux');
      const { body } = await module.answerReport(${JSON.stringify(connection())}, {
        from: new Date('2026-01-05T10:00:00Z'), to: new Date('2026-01-05T11:00:00Z'),
        model: loadModel(), now: new Date(0), accept: 'text/html' });
      if (!body.includes('denied +300')) throw new Error('another page: ' + body);`;
    expect(await loads('@firewatch/analysis/report', asked)).toEqual([]);
  });
});

const wrong: Array<[string, string[], Record<string, string>, number, string]> = [
  ['an unreadable time', ['--from', 'yesterday'], {}, 2, 'from "yesterday" is none of RFC 3339'],
  ['an empty range', ['--from', 'now'], {}, 2, 'from must be before to'],
  ['an unknown option', ['--days', '3'], {}, 2, "Unknown option '--days'"],
  ['half a connection', [], { INFLUX_URL: 'http://127.0.0.1:1' }, 1, 'INFLUX_TOKEN is not set'],
  [
    'an InfluxDB that does not answer',
    [],
    { INFLUX_URL: 'http://127.0.0.1:1', INFLUX_TOKEN: 't', INFLUX_ORG: 'o' },
    1,
    'InfluxDB did not answer',
  ],
];

describe('firewatch report fails, naming the remedy, on', () => {
  it.each(wrong)('%s', async (_, argv, env, code, message) => {
    const { terminal, output, errors } = collectingTerminal();
    expect(await run(argv, env, terminal, now)).toBe(code);
    expect(output).toEqual([]);
    expect(errors.join('\n')).toContain(message);
  });
});

describe('@firewatch/analysis/report', { timeout: 60_000 }, () => {
  it('does not load DuckDB, which the test would see', async () => {
    expect(await loads('@firewatch/analysis/report')).toEqual([]);
    expect(await loads('@firewatch/analysis/commands/report')).toEqual([]);
    expect(await loads('@duckdb/node-api')).not.toEqual([]);
  });

  it('is all that serve loads of the analysis', async () => {
    expect(await loads('firewatch/commands/serve')).toEqual([]);
  });
});
