import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../src/commands/analyze.js';
import { processTerminal } from '../src/output/terminal.js';
import { fixture } from './files.js';
import { collectingTerminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'firewatch-analyze-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = new Date('2026-03-01T09:30:00Z');
const outage = fixture('checkout/afternoon-outage.csv');
const codes = fixture('auth-codes.csv');

async function analyze(argv: string[], env: NodeJS.ProcessEnv = {}) {
  const { terminal, output, errors } = collectingTerminal();
  const code = await run(argv, env, terminal, now);
  return { code, output: output.join('\n'), errors: errors.join('\n') };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('firewatch analyze', () => {
  it('prints a table and the story', async () => {
    const { code, output } = await analyze([outage]);
    expect(code).toBe(0);
    expect(output).toMatch(/^15h +0 +32\.7 +−32\.7 +0\.0× +−10\.3 {2}low$/m);
    expect(output).toMatch(/^10h +31 +31\.4 +−0\.4 +1\.0× +−0\.1$/m);
    expect(output).toContain('• 15h to 17h: no sale at all while 29 to 33 an hour were expected');
  });

  it('--json prints the object of the contract', async () => {
    const { code, output } = await analyze([outage, '--json']);
    expect(code).toBe(0);
    const { files } = JSON.parse(output) as { files: Array<Record<string, unknown> & { hours: object[] }> };
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ file: outage, kind: 'checkout' });
    expect(files[0]!.hours).toHaveLength(24);
    expect(files[0]!.hours[16]).toEqual({
      hour: '16h',
      today: 0,
      expected: expect.closeTo(32.425, 9) as number,
      factor: 0,
      z: expect.closeTo(2 * (Math.sqrt(0.375) - Math.sqrt(32.8)), 9) as number,
      anomaly: true,
    });
    expect(files[0]!['incidents']).toHaveLength(2);
  });

  it('--csv prints one table over files of one kind', async () => {
    const { output } = await analyze([outage, fixture('checkout/usual-day.csv'), '--csv']);
    const lines = output.split('\n');
    expect(lines).toHaveLength(49);
    expect(lines[0]).toBe('file,hour,today,expected,difference,factor,z,verdict');
    expect(lines[16]).toMatch(/afternoon-outage\.csv,15h,0,32\.71,-32\.71,0,-10\.\d+,low$/);
    const mixed = await analyze([outage, codes, '--csv']);
    expect(mixed).toMatchObject({ code: 2, output: '' });
    expect(mixed.errors).toContain('give files of one kind');
  });

  it('--sql prints the queries that run, as they stand in their files', async () => {
    const { code, output } = await analyze([outage, '--sql']);
    expect(code).toBe(0);
    for (const name of ['checkout-hours', 'checkout-incidents'])
      expect(output).toContain(readFileSync(new URL(`../sql/${name}.sql`, import.meta.url), 'utf8').trim());
  });

  it('--sql, and the report, show how single transactions are counted first', async () => {
    const singles = file('singles.csv', 'time,status\n2026-01-01T10:00:00Z,approved\n');
    const counts = file('counts.csv', 'time,status,count\n10h 00,approved,5\n');
    const queries = await analyze([singles, '--sql']);
    expect(queries.output).toMatch(/^-- Single transactions to counts\.[^]*-- The mix of statuses/);
    const mixed = await analyze([counts, singles, '--sql']);
    expect(mixed.output.match(/-- The mix of statuses over the whole file/g)).toHaveLength(1);
    expect((await analyze([counts, '--sql'])).output).not.toContain('Single transactions');
  });

  it('tells authorisation codes by the ten minutes in which each stood out', async () => {
    const { output } = await analyze([codes, '--json']);
    const { files } = JSON.parse(output) as {
      files: Array<{
        kind: string;
        codes: Array<{ code: string; meaning: string; peak: { minute: string; z: number } }>;
        story: string[];
      }>;
    };
    const fraud = files[0]!.codes.find(({ code }) => code === '59');
    expect(fraud).toMatchObject({ meaning: 'suspected fraud' });
    // The fixture has nine times the code from 12:10 to 12:30.
    expect(['2026-02-03T12:10:00Z', '2026-02-03T12:20:00Z']).toContain(fraud!.peak.minute);
    expect(files[0]!.story[0]).toMatch(
      /^59 \(suspected fraud\): 12:[12]0 to 12:[12]9 \d+ where its share would be/,
    );
    expect(files[0]!.story.filter((sentence) => sentence.startsWith('00'))).toEqual([]);
  });

  it('makes one page over several files, a section each', async () => {
    const report = join(folder, 'report.html');
    const late = fixture('checkout/late-opening.csv');
    const { code, errors } = await analyze([late, outage, codes, '--report', report]);
    expect(code).toBe(0);
    expect(errors).toContain(`Report written to ${report}`);
    const page = readFileSync(report, 'utf8');
    expect(page.match(/<section id="file-\d"/g)).toHaveLength(3);
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(page).toContain('Made 2026-03-01 09:30 UTC');
  });

  it('escapes what a file brings into the page', async () => {
    const report = join(folder, 'escaped.html');
    const path = file('<b>&.csv', 'timestamp,auth_code,count\n2026-01-01 10:00:00,<img src=x>,3\n');
    expect((await analyze([path, '--report', report])).code).toBe(0);
    const page = readFileSync(report, 'utf8');
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).toContain('&lt;b&gt;&amp;.csv');
    expect(page).not.toContain('<img');
  });
});

const failures: Array<[string, () => string[], number, string]> = [
  ['no file', () => [], 2, 'name at least one FILE'],
  ['an unknown option', () => ['--nope'], 2, "Unknown option '--nope'"],
  ['two formats', () => [outage, '--json', '--csv'], 2, 'choose one of --json, --csv and --sql'],
  [
    'queries instead of what is to be written',
    () => [outage, '--sql', '--report', 'x.html'],
    2,
    'leave out --report, or --sql',
  ],
  ['a missing file', () => [join(folder, 'none.csv')], 1, 'no such file'],
  ['an empty file', () => [file('empty.csv', '')], 1, 'the file is empty'],
  ['a folder', () => [folder], 1, 'is a folder'],
  [
    'columns of no known kind',
    () => [file('other.csv', 'a,b\n1,2\n')],
    1,
    'other.csv:1: the columns "a,b" are of no known kind',
  ],
  [
    'a bad row of transactions',
    () => [file('t.csv', 'time,status,count\n10h 00,approved,5\n10h 01,exploded,5\n')],
    1,
    't.csv:3: status "exploded" is none of approved',
  ],
  [
    'a bad row of authorisation codes',
    () => [file('c.csv', 'timestamp,auth_code,count\n2026-01-01 10:00:00,00,-5\n')],
    1,
    'c.csv:2: count "-5" is not a whole number',
  ],
  ['--png without Chromium', () => [outage, '--png', 'x.png'], 1, '--png needs Chromium'],
  ['a wrong model', () => [outage], 1, 'no constant "warp"'],
];

describe('firewatch analyze fails, naming place and remedy, on', () => {
  it.each(failures)('%s', async (_, argv, code, message) => {
    const env = { FIREWATCH_MODEL: message.includes('warp') ? file('model.json', '{"warp": 9}') : '' };
    const result = await analyze(argv(), env);
    expect(result).toMatchObject({ code, output: '' });
    expect(result.errors).toContain(message);
  });
});

describe('on a terminal with colours', () => {
  const colored = collectingTerminal(true);
  const line = (start: string) => colored.output[0]!.split('\n').find((text) => text.includes(start));

  it('anomalous hours stand out by their verdict, and usual ones do not', async () => {
    expect(await run([outage], {}, colored.terminal, now)).toBe(0);
    const { red, yellow } = colored.terminal.colors;
    expect(line('15h ')).toBe(red(stripVTControlCharacters(line('15h ')!)));
    expect(line('08h ')).toBe(yellow(stripVTControlCharacters(line('08h ')!)));
    expect(line('10h ')).toBe(stripVTControlCharacters(line('10h ')!));
  });
});

describe('colours', () => {
  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '0' }, false],
  ])('with %o: %s', (env, colored) => {
    expect(processTerminal(env).colors.red('x') !== 'x').toBe(colored);
  });
});
