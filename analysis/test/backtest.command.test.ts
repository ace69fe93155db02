import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine, startServer } from '@firewatch/engine';
import { recompute } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineProtocol } from '../src/backtest/line-protocol.js';
import type { BacktestReport } from '../src/backtest/summary.js';
import { run } from '../src/commands/backtest.js';
import { readTransactionsFile } from '@firewatch/flux/files';
import { model } from './figures.js';
import { collectingTerminal } from './terminal.js';

const sampleDay = fileURLToPath(new URL('../../test/fixtures/sample-day.csv', import.meta.url));

let folder: string;
/** 09:00 to 11:19 of the sample day, with its surge of denials from 10:40 on: enough to learn from, and soon judged. */
let morning: string;
let labels: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-backtest-'));
  morning = join(folder, 'morning.csv');
  labels = join(folder, 'labels.csv');
  const [header, ...rows] = (await readFile(sampleDay, 'utf8')).trim().split('\n');
  const kept = rows.filter((row) => row.slice(11, 16) >= '09:00' && row.slice(11, 16) < '11:20');
  await writeFile(morning, [header, ...kept].join('\n'));
  await writeFile(labels, 'status,start,end\ndenied,100,124\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function backtest(argv: string[], env: NodeJS.ProcessEnv = {}) {
  const { terminal, output, errors } = collectingTerminal();
  const code = await run(argv, env, terminal, new Date('2026-03-11T00:00:00Z'));
  return { code, stdout: output.join('\n'), stderr: errors.join('\n') };
}

describe('firewatch backtest FILE', { timeout: 60_000 }, () => {
  let report: BacktestReport;
  const at = (name: string) => join(folder, name);

  it('judges a file, and writes scores and a picture', async () => {
    const argv = [
      morning,
      '--labels',
      labels,
      '--json',
      '--scores',
      at('scores.csv'),
      '--plot',
      at('plot.svg'),
    ];
    const { code, stdout, stderr } = await backtest(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    report = JSON.parse(stdout) as BacktestReport;
    expect(report).toMatchObject({
      minutes: 140,
      from: '2026-03-10T09:00:00Z',
      absent: 0,
      levels: { warning: 3.5, critical: 4.5 },
      windows: 1,
      warning: { found: 1, missed: [], falseAlarmsPerDay: 0 },
      critical: { found: 1, missed: [], falseAlarmsPerDay: 0 },
      episodes: [{ status: 'denied', direction: 'above', severity: 'critical', start: 100 }],
      incidents: [{ status: 'denied', direction: 'above', start: 100 }],
    });
    const file = await readTransactionsFile(morning);
    expect(report.statuses.denied).toBe(file.counts.denied.reduce((sum, count) => sum + count, 0));
    const scores = (await readFile(at('scores.csv'), 'utf8')).trim().split('\n');
    expect(scores[0]).toBe('minute,approved,denied,failed,reversed,backend_reversed,silence');
    expect(scores).toHaveLength(141);
    const denied = scores.slice(1).map((line) => Number(line.split(',')[2]));
    expect(denied.slice(0, 40)).toEqual(new Array(40).fill(0));
    expect(Math.max(...denied)).toBeCloseTo(report.episodes[0]!.peak, 2);
    const svg = await readFile(at('plot.svg'), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*viewBox/);
    expect(svg).not.toContain('var(--');
    for (const text of ['morning.csv', 'approved', 'denied', 'backend reversed', 'critical 4.5', 'label'])
      expect(svg).toContain(`>${text}<`);
  });

  it('tells it to people, with what each level would have brought', async () => {
    const { code, stdout } = await backtest([morning, '--sweep']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/transactions in 2 h 20 min from 2026-03-10T09:00:00Z/);
    expect(stdout).toMatch(/10:40 to 11:\d\d +denied +↑ +critical/);
    expect(stdout).toMatch(/^3\.0 +\d+\.\d +\d+\.\d$/m);
    expect(stdout).toMatch(/^4\.5 critical +10\.3 +20\.6$/m);
  });

  it.each([
    [['MISSING.csv'], 'MISSING.csv: no such file'],
    [['BAD.csv'], 'BAD.csv:2: status "paid"'],
    [['MORNING', '--labels', 'BADLABELS.csv'], 'BADLABELS.csv:2: the window starts in minute 140'],
  ])('ends with 1 and the place of what is wrong: %j', async (words, message) => {
    await writeFile(at('BAD.csv'), 'time,status,count\n00h 00,paid,1\n');
    await writeFile(at('BADLABELS.csv'), 'status,start,end\ndenied,140,150\n');
    const argv = words.map((word) =>
      word === 'MORNING' ? morning : word.endsWith('.csv') ? at(word) : word,
    );
    const { code, stdout, stderr } = await backtest(argv);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('ends with 1 when its model cannot be right', async () => {
    await writeFile(at('model.json'), '{"warningLevle": 3}');
    const { code, stderr } = await backtest([morning], { FIREWATCH_MODEL: at('model.json') });
    expect(code).toBe(1);
    expect(stderr).toContain('warningLevle');
  });

  it('ends with 2 on wrong usage, and has a help', async () => {
    expect(await backtest([])).toMatchObject({ code: 2, stderr: expect.stringContaining('FILE') as string });
    expect(await backtest(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--sweep') as string,
    });
    await expect(access(at('none.svg'))).rejects.toThrow();
  });
});

describe('firewatch backtest --from --to', { timeout: 60_000 }, () => {
  it('judges what is stored as it judges the file it came from', async () => {
    const engine = await openEngine({ memory: true });
    const server = await startServer({ engine, token: 'token-of-the-test', org: 'firewatch', tasks: false });
    try {
      const counts = await readTransactionsFile(morning);
      await engine.createBucket(model.constants.transactionsBucket);
      await engine.createBucket(model.constants.analyticsBucket);
      for (const lines of lineProtocol(counts))
        await engine.write(model.constants.transactionsBucket, lines, { precision: 's' });
      const connection = { url: server.url, token: 'token-of-the-test', org: 'firewatch' };
      const end = new Date(counts.start + counts.minutes * 60_000);
      await recompute(connection, { from: new Date(counts.start), to: end, model });

      const env = { INFLUX_URL: server.url, INFLUX_TOKEN: 'token-of-the-test', INFLUX_ORG: 'firewatch' };
      const [fromFile, fromStore] = [join(folder, 'file.csv'), join(folder, 'store.csv')];
      await backtest([morning, '--scores', fromFile]);
      const range = ['--from', '2026-03-10T10:00:00Z', '--to', end.toISOString()];
      const { code, stdout, stderr } = await backtest([...range, '--json', '--scores', fromStore], env);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ minutes: 80, from: '2026-03-10T10:00:00Z', absent: 0 });
      const cells = async (path: string) =>
        (await readFile(path, 'utf8'))
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.replace(/^\d+,/, ''));
      expect(await cells(fromStore)).toEqual((await cells(fromFile)).slice(60));

      const empty = await backtest(['--from', '2026-01-01', '--to', '2026-01-02'], env);
      expect(empty).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('nothing is stored') as string,
      });
    } finally {
      await server.close();
      await engine.close();
    }
  });
});
