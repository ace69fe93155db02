import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine, startServer } from '@firewatch/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRange } from '../../ingest/src/analytics/range.js';
import { run as analyze } from '../src/commands/analyze.js';
import { run as report } from '../src/commands/report.js';
import { collectingTerminal } from './terminal.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/reports.md'), 'utf8');
const lines = [...page.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block]) => block!.trim().split('\n'));
const commands = lines.filter((line) => line.startsWith('npx firewatch '));
const now = new Date('2026-03-01T09:30:00Z');

describe('docs/reports.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firewatch-reports-'));
  let engine: Awaited<ReturnType<typeof openEngine>>;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    engine = await openEngine({ memory: true });
    await engine.createBucket('analytics');
    server = await startServer({ engine, token: 'token-of-the-test', org: 'firewatch', tasks: false });
  });
  afterAll(async () => {
    await server.close();
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it.each(commands)('%s', async (command) => {
    const [, , name, ...words] = command.split(' ');
    const argv = words.map((word) => {
      if (word.endsWith('.csv')) return join(root, word);
      return word.endsWith('.html') ? join(folder, word) : word;
    });
    const env = { INFLUX_URL: server.url, INFLUX_TOKEN: 'token-of-the-test', INFLUX_ORG: 'firewatch' };
    const { terminal, output } = collectingTerminal();
    expect(await (name === 'report' ? report : analyze)(argv, env, terminal, now)).toBe(0);
    expect(output).toHaveLength(1);
    for (const html of argv.filter((word) => word.endsWith('.html')))
      expect(readFileSync(html, 'utf8')).toContain('</html>');
  });

  it('has commands of both kinds, and an address that the service takes', () => {
    expect(new Set(commands.map((command) => command.split(' ')[2]))).toEqual(new Set(['analyze', 'report']));
    const [address] = lines.flatMap((line) => /'(http:[^']+\/v1\/report\?[^']+)'/.exec(line)?.[1] ?? []);
    const day = 86_400_000;
    const limits = { now: now.getTime(), defaultMs: day, longestMs: 31 * day };
    expect(readRange(Object.fromEntries(new URL(address!).searchParams), limits).to).toEqual(now);
  });
});
