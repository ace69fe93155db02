import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../src/commands/simulate.js';
import type { FileReport } from '../src/simulate/write-file.js';

const fixtures = fileURLToPath(new URL('../../test/fixtures/', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-simulate-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function call(argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void stdout.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void stderr.push(line));
  const code = await run(argv, {});
  return { code, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
}

describe('firewatch simulate', () => {
  it('makes the shipped sample day again, by the command that its README gives', async () => {
    const readme = await readFile(join(fixtures, 'README.md'), 'utf8');
    const command = /npx firewatch simulate ([^`]+)```/.exec(readme)?.[1] ?? '';
    const argv = command
      .replaceAll('\\\n', ' ')
      .trim()
      .split(/\s+/)
      .map((word) => word.replace('test/fixtures', folder));
    expect((await call(argv)).code).toBe(0);
    for (const name of ['sample-day.csv', 'sample-day.labels.csv'])
      expect(await readFile(join(folder, name), 'utf8')).toBe(await readFile(join(fixtures, name), 'utf8'));
  });

  it('writes counts and labels, and reports what it wrote', async () => {
    const [out, labels] = [join(folder, 'x.csv'), join(folder, 'x.labels.csv')];
    const argv = ['--seed', '4', '--days', '2', '--peak', '40', '--out', out, '--labels', labels, '--json'];
    const { code, stdout } = await call(argv);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as FileReport;
    const [header, ...rows] = (await readFile(out, 'utf8')).trim().split('\n');
    expect(header).toBe('time,status,count');
    const totals: Record<string, number> = {};
    for (const row of rows) {
      const [, status, count] = row.split(',') as [string, string, string];
      totals[status] = (totals[status] ?? 0) + Number(count);
    }
    expect(report.totals).toEqual({ ...report.totals, ...totals });
    expect(rows[0]).toMatch(/^2026-03-02T00:00:00Z,/);
    expect(rows.at(-1)).toMatch(/^2026-03-03T23:59:00Z,/);
    const lines = (await readFile(labels, 'utf8')).trim().split('\n');
    expect(lines[0]).toBe('status,start,end');
    expect(lines.slice(1)).toEqual(
      report.incidents.flatMap(({ start, minutes, statuses }) => {
        const first = (Date.parse(start) - Date.UTC(2026, 2, 2)) / 60_000;
        return statuses.map((status) => `${status},${String(first)},${String(first + minutes - 1)}`);
      }),
    );
  });

  it('keeps the first and the last minute of a file that is silent there', async () => {
    const out = join(folder, 'x.csv');
    const argv = ['--incident', 'silence@0:00+5', '--incident', 'silence@23:50+30', '--out', out];
    expect((await call(argv)).code).toBe(0);
    const rows = (await readFile(out, 'utf8')).trim().split('\n');
    expect(rows[1]).toBe('2026-03-02T00:00:00Z,approved,0');
    expect(rows[2]).toMatch(/^2026-03-02T00:05:00Z,/);
    expect(rows.at(-1)).toBe('2026-03-02T23:59:00Z,approved,0');
  });

  it('ends with 2 on wrong usage and with 1 when the file cannot be written', async () => {
    expect(await call(['--days', 'x'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--days') as string,
    });
    const nowhere = join(folder, 'missing', 'x.csv');
    expect(await call(['--out', nowhere])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(nowhere) as string,
    });
  });

  it('lists every kind of incident in its help', async () => {
    const { code, stdout } = await call(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('flapping-outage');
  });
});
