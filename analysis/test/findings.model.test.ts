import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { statuses } from '@firewatch/flux';
import { readTransactionsFile } from '@firewatch/flux/files';
import { afterAll, describe, expect, it } from 'vitest';
import { run as analyze } from '../src/commands/analyze.js';
import { run as backtest } from '../src/commands/backtest.js';
import { sharedFile } from './files.js';
import { collectingTerminal } from './terminal.js';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const page = readFileSync(join(docs, 'findings.md'), 'utf8');
const data = sharedFile('data/checkout_1.csv');
const elided = '[…]\n';

interface Block {
  command: string;
  output: string;
}
const blocks: Block[] = [...page.matchAll(/```console\n\$ (.+)\n([\s\S]*?)\n```/g)].map(
  ([, command, output]) => ({ command: command!, output: output! }),
);
const ours = blocks.filter(({ command }) => command.startsWith('npx firewatch '));
const others = blocks.filter(({ command }) => !command.startsWith('npx firewatch '));

/** Runs `npx firewatch …` in the folder with the files. */
async function firewatch(command: string): Promise<string> {
  const [name, ...words] = command.replace('npx firewatch ', '').split(' ');
  const argv = words.map((word) => (word.endsWith('.csv') ? join(dirname(data!), word) : word));
  const { terminal, output } = collectingTerminal();
  expect(await (name === 'backtest' ? backtest : analyze)(argv, {}, terminal)).toBe(0);
  return output.join('\n');
}

interface ToldFile {
  file: string;
  story: string[];
  /** Of transactions: minutes from the file's first. */
  incidents: Array<{ start: number | string; statuses?: Array<{ peak: number }> }>;
}

/** The rows of the summary by their words, and the sentences that each is drawn from. */
const summary: Array<{ row: string; told: Array<{ file: string; begins: string }>; episode?: string }> = [
  {
    row: 'no sale at all, 15h to 17h',
    told: [{ file: 'checkout_2.csv', begins: '15h to 17h: no sale at all' }],
  },
  { row: 'hardly a sale', told: [{ file: 'checkout_1.csv', begins: '08h to 09h: only 2 sales' }] },
  { row: 'sales more than usual', told: [{ file: 'checkout_2.csv', begins: '08h to 09h: 61 sales' }] },
  { row: 'approvals break down', told: [{ file: 'transactions_1.csv', begins: '14:31 to' }] },
  { row: 'denied and failed pile up', told: [{ file: 'transactions_2.csv', begins: '16:14 to' }] },
  {
    row: 'then an hour of nothing',
    told: [
      { file: 'transactions_1.csv', begins: '23:49 to' },
      { file: 'transactions_2.csv', begins: '00:40 to' },
    ],
    // Of both days as one; that the page shows what is printed, another test holds.
    episode: 'day 2 00:41 to 01:37        silence',
  },
  { row: 'a batch of backend reversals', told: [{ file: 'transactions_2.csv', begins: '10:51 to' }] },
  {
    row: 'approvals drop for minutes, twice',
    told: [
      { file: 'transactions_2.csv', begins: '09:33 to' },
      { file: 'transactions_2.csv', begins: '12:07 to' },
    ],
  },
];

/** The one row of the page's tables that has these words. */
function tableRow(words: string): string {
  const rows = page.split('\n').filter((line) => line.startsWith('|') && line.includes(words));
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

/** A minute of a day as `14:31`. */
function clock(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(11, 16);
}

const folder = mkdtempSync(join(tmpdir(), 'firewatch-findings-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(data !== null)('docs/findings.md', () => {
  it('has the commands it speaks of', () => {
    expect(ours).toHaveLength(5);
    expect(others).toHaveLength(2);
  });

  it.each(ours)('shows what $command prints', async ({ command, output }) => {
    const printed = await firewatch(command);
    if (output.startsWith(elided)) expect(printed.endsWith(`\n${output.slice(elided.length)}`)).toBe(true);
    else expect(output).toBe(printed);
  });

  it.each(others)('shows what $command prints', ({ command, output }) => {
    const printed = execFileSync('sh', ['-c', command], { cwd: dirname(data!), encoding: 'utf8' });
    expect(output).toBe(printed.trimEnd());
  });

  let all = '';
  it('shows the charts that the command draws', async () => {
    const files = 'checkout_1.csv checkout_2.csv transactions_1.csv transactions_2.csv';
    all = await firewatch(`npx firewatch analyze ${files} --json --charts ${folder}`);
    expect(readdirSync(join(docs, 'findings'))).toEqual(readdirSync(folder));
    for (const file of readdirSync(folder))
      expect(readFileSync(join(docs, 'findings', file), 'utf8')).toBe(
        readFileSync(join(folder, file), 'utf8'),
      );
    const shown = [...page.matchAll(/!\[[^\]]+\]\(findings\/(.+?)\)/g)].map(([, image]) => image);
    expect(shown.sort()).toEqual(readdirSync(folder));
  });

  it('compares the hours of the two days as they are', () => {
    const days = JSON.parse(all) as {
      files: Array<{ hours: Array<{ start: number; counts: Record<string, number> }> }>;
    };
    const [first, second] = days.files.slice(2).map(
      ({ hours }) =>
        (status: string, from: number, to = from) =>
          hours
            .filter(({ start }) => start / 60 >= from && start / 60 <= to)
            .reduce((sum, { counts }) => sum + (counts[status] ?? 0), 0),
    );
    const number = (value: number) => value.toLocaleString('en-US');
    const rows = [...page.matchAll(/^\| (\d\d)h +\| +([\d,]+) \| +([\d,]+) \|$/gm)];
    expect(rows.map(([, hour]) => Number(hour))).toEqual(Array.from({ length: 13 }, (_, index) => index + 9));
    for (const [, hour, one, two] of rows) {
      expect(one).toBe(number(first!('approved', Number(hour))));
      expect(two).toBe(number(second!('approved', Number(hour))));
    }
    const missing = second!('approved', 14, 20) - first!('approved', 14, 20);
    expect(page).toContain(`That is ${number(missing)} approvals fewer from 14h to 20h`);
    const mornings = second!('approved', 6, 13) / first!('approved', 6, 13);
    expect(Math.abs(mornings - 1)).toBeLessThan(0.02);
    expect(page).toContain(
      `${number(first!('processing', 14, 18))} of the day's ${number(first!('processing', 0, 23))} \`processing\``,
    );
    expect(page).toContain(`next to none to ${number(second!('failed', 17))} an hour`);
    expect([first!('approved', 1), second!('approved', 1)]).toEqual([177, 53]);
    expect(page).toContain('had 177 approvals from 01h to 02h, this one 53');
    expect(page).toContain(`says about ${number(177 - 53)}`);
    const reversed = [
      first!('reversed', 15),
      first!('reversed', 19),
      first!('reversed', 9),
      second!('reversed', 19),
    ];
    expect(page).toContain(
      `At 15h ${number(reversed[0]!)} payments were reversed; at 19h it is ${number(reversed[1]!)}, as many as in a morning hour (${number(reversed[2]!)} at 09h), though still more than at 19h of the next day (${number(reversed[3]!)})`,
    );
  });

  it('names the busiest minute of the first day', async () => {
    const { counts, start } = await readTransactionsFile(join(dirname(data!), 'transactions_1.csv'));
    const volumes = counts.approved.map((_, minute) =>
      statuses.reduce((sum, status) => sum + counts[status][minute]!, 0),
    );
    const most = Math.max(...volumes);
    const at = new Date(start + volumes.indexOf(most) * 60_000).toISOString().slice(11, 16);
    expect(page).toContain(
      `bursts of up to ${most.toLocaleString('en-US')} transactions in one minute (${at})`,
    );
  });

  it.each(summary)(
    'takes every figure of "$row" from what was printed of that incident',
    ({ row, told, episode }) => {
      const { files } = JSON.parse(all) as { files: ToldFile[] };
      const source = told.flatMap(({ file, begins }) => {
        const found = files.find((each) => basename(each.file) === file)!;
        const sentence = found.story.find((each) => each.startsWith(begins));
        expect(sentence).toBeDefined();
        const { incidents } = found;
        // Its statuses' peaks are in no sentence.
        const start = /^\d\d:\d\d/.exec(begins)?.[0];
        const peaks = incidents
          .filter((incident) => typeof incident.start === 'number' && clock(incident.start) === start)
          .flatMap((incident) => (incident.statuses ?? []).map(({ peak }) => peak.toFixed(1)));
        return numbersIn([sentence, ...peaks].join(' '));
      });
      if (episode !== undefined) {
        const line = ours
          .at(-1)!
          .output.split('\n')
          .find((each) => each.startsWith(episode));
        source.push(...numbersIn(line ?? ''));
      }
      // The first column is the file's name.
      const [, ...cells] = tableRow(row).split(' | ');
      const figures = numbersIn(cells.join(' '));
      expect(figures.length).toBeGreaterThan(1);
      expect(figures.filter((figure) => !source.includes(figure))).toEqual([]);
    },
  );

  it('has the rows of its summary, and no more', () => {
    const [table] = /^\| file .*\n\|[- |]+\n(\|.*\n)+/m.exec(page)!;
    expect(table.trim().split('\n').slice(2)).toEqual(summary.map(({ row }) => tableRow(row)));
  });

  it('says no figure that no command printed', () => {
    const printed = new Set(blocks.flatMap(({ output }) => numbersIn(output)));
    const prose = page
      .replace(/```[\s\S]*?```/g, '')
      .replace(/`[^`]*`/g, '')
      .replace(/^\| \d\dh .*$/gm, '');
    // Of the model and of ISO 8583; of the hours and the minutes, which the tests above compare; and rounded ones.
    const known =
      '1 2 3 4 5 15 40 3.5 4.5 2 14 51 59 91 96 8583 14h 16h 17h 18h 19h 20h 22h 01h 02h 61,114 958 970 566 177 53 124 60,000 1,026 16:35 4,929 120 71 14:30 16:30'.split(
        ' ',
      );
    const unknown = numbersIn(prose).filter((number) => !printed.has(number) && !known.includes(number));
    expect(unknown).toEqual([]);
  });
});

/** Numbers, times and hours of a text: `1,942`, `14:31`, `08h`, `−10.7` as `10.7`; other commas part two numbers. */
function numbersIn(text: string): string[] {
  return text.match(/\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.:]\d+)*h?/g) ?? [];
}
