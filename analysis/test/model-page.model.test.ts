import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTransactionsFile } from '@firewatch/flux/files';
import { describe, expect, it } from 'vitest';
import { sharedFile } from './files.js';
import { visibleByHour } from './visible.js';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const page = readFileSync(path('docs/model.md'), 'utf8');
const statuses = ['approved', 'denied', 'reversed', 'backend_reversed'] as const;
const transactions = sharedFile('data/transactions_1.csv');

/** The page's table: hour, then for both files approved a minute and what is visible of four statuses. */
const table = [...page.matchAll(/^\| \d\dh .*\|$/gm)].map(([line]) =>
  line
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim()),
);

function cell(value: number, status: string): string {
  if (value === Infinity) return '–';
  if (status !== 'approved') return `${value.toFixed(value >= 10 ? 0 : 1)}×`;
  return value === 0 ? 'blind' : `${String(Math.round(value * 100))} %`;
}

async function columns(file: string): Promise<string[][]> {
  const hours = await visibleByHour(await readTransactionsFile(file));
  return hours.map(({ approvedAMinute, visible }) => [
    String(approvedAMinute),
    ...statuses.map((status) => cell(visible[status]!, status)),
  ]);
}

describe('docs/model.md, on what can be seen by hour of day', () => {
  it('tells what the baselines of the sample day have', async () => {
    expect(await columns(path('test/fixtures/sample-day.csv'))).toEqual(table.map((row) => row.slice(0, 5)));
  });

  it.runIf(transactions !== null)('tells what those of a day of real transactions have', async () => {
    expect(await columns(transactions!)).toEqual(table.map((row) => row.slice(5)));
  });
});
