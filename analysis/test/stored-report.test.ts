import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openEngine, startServer } from '@firewatch/engine';
import { loadModel } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/commands/report.js';
import { answerReport, readReport, reportJson, reportPage } from '../src/report.js';
import { perMinute } from '../src/transactions/series.js';
import { storedHour } from './stored.js';
import { expectHoursReport, store, storeHour } from './stored-report.js';
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

/** Where two reports part within the incident, and how much of its excess belongs to the first. */
const splits = [
  { at: '2026-01-07T23:55:00Z', first: 150 },
  { at: '2026-01-08T00:00:00Z', first: 300 },
  // Only its last minute, which has no score of its own, is left for the second.
  { at: '2026-01-08T00:05:00Z', first: 300 },
];

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
    await store(connection(), [
      ...storedHour(new Date('2026-01-07T23:30:00Z')).lines,
      ...['count=10i,amount=100', 'count=30i'].map(
        (fields, minute) =>
          `minute,shard=a,status=approved ${fields},covered=1i ${String(Date.UTC(2026, 0, 9, 10, minute))}000000`,
      ),
    ]);
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
      // Not the day's end: what is still to come is not absent.
      to: '2026-01-05T11:00:00Z',
      volume: 9570,
      coverage: [
        { shard: 'a', absent: 602 },
        { shard: 'b', absent: 602 },
      ],
    });
  });

  it('says so where nothing was stored', async () => {
    const { terminal, output } = collectingTerminal();
    expect(await run(['--from', '2025-06-01', '--to', '2025-06-02'], env(), terminal, now)).toBe(0);
    expect(output[0]).toContain('Not judged: there was not enough data to know what is usual.');
    expect(output[0]).not.toContain('No incident');
    expect(output[0]).toContain('No transaction came in.');
    expect(output[0]).toContain('Nothing was watched in all this time (1 day).');
  });

  it('calls nothing good that was not judged', async () => {
    const badge = async (from: string, to: string) => {
      const range = { from: new Date(from), to: new Date(to), model: loadModel() };
      const page = await reportPage(await readReport(connection(), range), now);
      return /<span class="badge .*<\/span>/.exec(page)?.[0];
    };
    expect(await badge('2025-06-01T00:00:00Z', '2025-06-02T00:00:00Z')).toBe(
      '<span class="badge neutral">not judged</span>',
    );
    expect(await badge('2026-01-05T10:42:00Z', '2026-01-05T10:45:00Z')).toBe(
      '<span class="badge good">no incident</span>',
    );
    const { terminal, output } = collectingTerminal();
    expect(
      await run(['--from', '2026-01-05T10:36:00Z', '--to', '2026-01-05T10:46:00Z'], env(), terminal, now),
    ).toBe(0);
    expect(output[0]).toContain('No incident in the 8 minutes that were judged, of 10.');
  });

  it('reads a shard’s report from its hub, which judges', async () => {
    const { terminal, output } = collectingTerminal();
    const shard = {
      INFLUX_URL: 'http://127.0.0.1:1',
      INFLUX_TOKEN: 'of-the-shard',
      INFLUX_ORG: 'firewatch',
      HUB_URL: server.url,
      HUB_TOKEN: token,
    };
    expect(await run(['--from', '-1h'], shard, terminal, now)).toBe(0);
    expect(output[0]).toContain('denied 300 too many');
  });

  it.each(splits)('counts an incident once over two reports that part at $at', async (split) => {
    const parts = [
      ['2026-01-07T23:30:00Z', split.at],
      [split.at, '2026-01-08T00:30:00Z'],
    ].map(async ([from, to]) => {
      const range = { from: new Date(from!), to: new Date(to!), model: loadModel() };
      return reportJson(await readReport(connection(), range)).incidents;
    });
    const [first, second] = await Promise.all(parts);
    const whole = { id: '2026-01-07T23:50Z', since: '2026-01-07T23:50:00Z', severity: 'critical' };
    expect(first).toMatchObject([
      { ...whole, excess: { denied: split.first }, until: null, excessBefore: {} },
    ]);
    expect(second).toMatchObject([
      {
        ...whole,
        until: '2026-01-08T00:05:00Z',
        excess: { denied: 300 - split.first },
        excessBefore: { denied: split.first },
        harm: 300 - split.first,
        // A denied transaction is of 20 on average, where there was one.
        money: { denied: (300 - split.first) * 20 },
        detectMinutes: 5,
        criticalMinutes: 7,
        recoverMinutes: 16,
      },
    ]);
  });

  it('says that an incident began before, and that one was open at the end', async () => {
    const story = async (from: string, to: string) => {
      const range = { from: new Date(from), to: new Date(to), model: loadModel() };
      return (await readReport(connection(), range)).story[0];
    };
    expect(await story('2026-01-07T23:55:00Z', '2026-01-08T00:30:00Z')).toBe(
      '01-07 23:50 to 00:05 (16 min, critical): denied 150 too many; it began before this time (by then denied 150 too many); visible after 5 min of data, over after 16 min; in money, by the mean amount: denied 3,000.00 extra.',
    );
    expect(await story('2026-01-07T23:30:00Z', '2026-01-07T23:55:00Z')).toMatch(
      /^23:50 to 23:54 \(5 min, critical\): denied 150 too many; still open at the end; visible after 5 min of data;/,
    );
  });

  it('takes the mean of the amounts that there are, and says of how many', async () => {
    const range = { from: new Date('2026-01-09T10:00:00Z'), to: new Date('2026-01-09T10:04:00Z') };
    const report = await readReport(connection(), { ...range, model: loadModel() });
    expect(report.totals[0]).toMatchObject({ status: 'approved', count: 40, amount: 100, priced: 10 });
    expect(reportJson(report).pricedShare).toBe(0.25);
  });

  it('draws a day in points of several minutes, over the minutes that are known', async () => {
    const range = { from: new Date('2026-01-05T00:00:00Z'), to: new Date('2026-01-06T00:00:00Z') };
    const report = await readReport(connection(), { ...range, model: loadModel() });
    const ten = (10 * 60) / 5;
    expect(report.series.step).toBe(5);
    // 10:40 and 10:41 are absent, and nothing is known before 10:00.
    expect(report.series.known.slice(ten - 1, ten + 10)).toEqual([0, 5, 5, 5, 5, 5, 5, 5, 5, 3, 5]);
    expect(perMinute(report.series, 'denied', ten - 1)).toBeNull();
    expect([7, 8, 9].map((point) => perMinute(report.series, 'denied', ten + point))).toEqual([15, 15, 15]);
    expect(await reportPage(report, now)).toContain('each point the mean of 5 minutes');
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
