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
