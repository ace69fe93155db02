import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../src/commands.js';
import { run } from '../src/run.js';

describe('firewatch', () => {
  const out: string[] = [];
  beforeEach(() => {
    out.length = 0;
    for (const stream of ['log', 'error'] as const)
      vi.spyOn(console, stream).mockImplementation((line: string) => void out.push(line));
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());

  it.each([
    { argv: [], code: 2 },
    { argv: ['--help'], code: 0 },
    { argv: ['nonsense'], code: 2 },
    { argv: ['constructor'], code: 2 },
  ])('$argv exits $code and lists the commands', async ({ argv, code }) => {
    expect(await run(argv, {})).toBe(code);
    for (const name of Object.keys(commands)) expect(out.join('\n')).toContain(`  ${name}`);
  });

  it('names the unknown command', async () => {
    await run(['servee'], {});
    expect(out.join('\n')).toContain('"servee"');
  });

  it('loads only the command that is called, and hands on its arguments and exit code', async () => {
    const loaded: string[] = [];
    const code = await run(['replay', 'day.csv', '--json'], { A: 'b' }, async (module) => {
      loaded.push(module);
      return { run: async (argv, env) => (argv.join() === 'day.csv,--json' && env['A'] === 'b' ? 7 : 0) };
    });
    expect(loaded).toEqual(['@firewatch/ingest/commands/replay']);
    expect(code).toBe(7);
  });

  it('gives every command the secrets that files hold', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'firewatch-secret-')), 'token');
    writeFileSync(file, 'from-a-file\n');
    let given: NodeJS.ProcessEnv = {};
    const load = async () => ({
      run: async (_argv: string[], env: NodeJS.ProcessEnv) => {
        given = env;
        return 0;
      },
    });
    expect(await run(['deploy'], { INFLUX_TOKEN_FILE: file }, load)).toBe(0);
    rmSync(dirname(file), { recursive: true });
    expect(given).toEqual({ INFLUX_TOKEN: 'from-a-file' });
    expect(await run(['deploy'], { INFLUX_TOKEN_FILE: file }, load)).toBe(2);
    expect(out.join('\n')).toContain('INFLUX_TOKEN_FILE: the file');
  });

  it.each(Object.entries(commands))(
    '%s has a module that exports run and answers --help',
    // The first to load the packages takes the longest.
    { timeout: 60_000 },
    async (name, entry) => {
      const module = (await import(entry.module)) as {
        run: (argv: string[], env: object) => Promise<number>;
      };
      expect(await module.run(['--help'], {})).toBe(0);
      expect(out.join('\n')).toContain(`firewatch ${name}`);
    },
  );
});
