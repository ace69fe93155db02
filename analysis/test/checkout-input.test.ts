import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCheckout } from '../src/checkout/read.js';
import { analyzeCheckout } from '../src/checkout/analyze.js';
import { withDatabase } from '../src/duckdb/database.js';
import { fixture } from './files.js';

const folder = mkdtempSync(join(tmpdir(), 'firewatch-checkout-'));
afterAll(() => rmSync(folder, { recursive: true }));

const usual = readFileSync(fixture('checkout/usual-day.csv'), 'utf8').trim().split('\n');

/** The usual day, edited: its cells as rows, the header first. */
function edited(edit: (rows: string[][]) => string[][]): string {
  const file = join(folder, 'day.csv');
  const rows = edit(usual.map((line) => line.split(',')));
  writeFileSync(file, rows.map((row) => row.join(',')).join('\n'));
  return file;
}

const setCell = (line: number, column: number, text: string) => (rows: string[][]) =>
  rows.map((row, index) => (index === line - 1 ? row.with(column, text) : row));
const setColumn = (column: number, text: string) => (rows: string[][]) =>
  rows.map((row, index) => (index === 0 ? row : row.with(column, text)));
const everyNumber = (text: string) => (rows: string[][]) =>
  rows.map((row, index) => (index === 0 ? row : [row[0]!, ...row.slice(1).map(() => text)]));

const refused: Array<[string, (rows: string[][]) => string[][], string]> = [
  [
    'missing hours',
    (rows) => rows.filter((row) => row[0] !== '03h' && row[0] !== '04h'),
    'day.csv: the hours 03h, 04h are missing; no row is not the same as no sales: add the row with 0, or with an empty `today` where the hour is not over',
  ],
  [
    'a duplicated hour',
    (rows) => rows.with(6, rows[5]!),
    'day.csv:7: 04h is already on line 6; keep one of them',
  ],
  [
    'a negative count',
    setCell(12, 1, '-3'),
    'day.csv:12: today `-3` is negative; give a whole number of sales, or leave it empty where it is not known',
  ],
  ['a negative reference', setCell(12, 4, '-0.5'), 'day.csv:12: avg_last_week `-0.5` is negative'],
  ['text for a count', setCell(3, 1, 'many'), 'day.csv:3: today `many` is not a whole number of sales'],
  ['text for a reference', setCell(3, 2, 'n/a'), 'day.csv:3: yesterday `n/a` is not a number of sales'],
  ['a fraction of a sale', setCell(3, 1, '4.5'), 'day.csv:3: today `4.5` is not a whole number of sales'],
  ['an hour that does not exist', setCell(25, 0, '24h'), 'day.csv:25: `24h` is not an hour from 00h to 23h'],
  ['text for an hour', setCell(2, 0, 'noon'), 'day.csv:2: `noon` is not an hour from 00h to 23h'],
  [
    'zeros everywhere',
    everyNumber('0'),
    'day.csv: every number is zero; check the export that made the file',
  ],
  ['an empty today', setColumn(1, ''), 'day.csv: `today` is empty in every hour'],
  [
    'a row of another width',
    (rows) => rows.with(4, [...rows[4]!, '9']),
    'day.csv:5: 7 fields where the header has 6',
  ],
  [
    'no references',
    (rows) => rows.map((row) => row.slice(0, 2)),
    'day.csv:1: there is nothing to compare today with',
  ],
  ['only a header', (rows) => rows.slice(0, 1), 'day.csv: has a header but no rows'],
];

describe('a checkout file is refused, with the line and the remedy, for', () => {
  it.each(refused)('%s', async (_, edit, message) => {
    await expect(readCheckout(edited(edit))).rejects.toThrow(message);
  });

  it('every bad row at once', async () => {
    const file = edited((rows) => setCell(3, 1, 'x')(setCell(9, 1, '-1')(rows)));
    await expect(readCheckout(file)).rejects.toThrow(/day\.csv:3: .*\nday\.csv:9: /);
  });
});

describe('a checkout file is used, and what is odd about it said, with', () => {
  it('references missing', async () => {
    const file = edited((rows) => rows.map((row) => row.toSpliced(2, 2)));
    const { notes, hours } = await withDatabase((database) => analyzeCheckout(database, file));
    expect(notes).toEqual([
      'No yesterday, no same day last week in the file: expected is the median of the other 2.',
    ]);
    expect(hours[10]!.expected).toBeCloseTo((29.85 + 28.7) / 2, 12);
  });

  it('one reference alone', async () => {
    const file = edited((rows) => rows.map((row) => row.slice(0, 3)));
    const { notes, hours } = await withDatabase((database) => analyzeCheckout(database, file));
    expect(notes[0]).toContain('expected is the other one');
    expect(hours[10]!.expected).toBe(33);
    expect(hours[10]!.weakestZ).toBeNull();
  });

  it('one reference alone, which makes nothing sure', async () => {
    const file = edited((rows) => setCell(12, 1, '0')(rows.map((row) => row.slice(0, 3))));
    const { incidents, story } = await withDatabase((database) => analyzeCheckout(database, file));
    expect(incidents).toMatchObject([{ firstHour: 10, lastHour: 10, weakestZ: null }]);
    expect(story[0]).toMatch(
      /Less sure: it rests on one reference, which no other confirms; z is −\d+\.\d\.$/,
    );
  });

  it('an hour without any reference, which is not judged', async () => {
    const file = edited((rows) => rows.with(4, [...rows[4]!.slice(0, 2), '', '', '', '']));
    const { notes, hours } = await withDatabase((database) => analyzeCheckout(database, file));
    expect(notes).toEqual(['Not judged, because no reference is given: 03h.']);
    expect(hours[3]).toMatchObject({ verdict: 'not judged', z: null });
  });

  it('some references empty, and hours that are not over', async () => {
    const file = edited((rows) => setCell(4, 2, '')(setCell(24, 1, '')(setCell(25, 1, '')(rows))));
    const { notes, hours } = await withDatabase((database) => analyzeCheckout(database, file));
    expect(notes).toEqual([
      'References are empty at 02h: expected is the median of those given there.',
      'Not judged, because today is empty: 22h, 23h.',
    ]);
    expect(hours[22]).toMatchObject({ today: null, z: null, verdict: 'not judged' });
  });

  it('no sale all day: an outage unless the export failed', async () => {
    const { notes, incidents } = await withDatabase((database) =>
      analyzeCheckout(database, edited(setColumn(1, '0'))),
    );
    expect(notes[0]).toContain('Today is zero in every hour');
    expect(incidents[0]).toMatchObject({ firstHour: 7, lastHour: 23, direction: 'below', today: 0 });
  });

  it('rows in any order, other names of hours, CRLF and a byte order mark', async () => {
    const file = join(folder, 'windows.csv');
    const [header, ...rows] = usual;
    const renamed = rows.map((row) => row.replace('h,', ':00,')).reverse();
    writeFileSync(file, `\ufeff${header!.toUpperCase()}\r\n${renamed.join('\r\n')}\r\n`);
    expect((await readCheckout(file)).rows).toEqual(
      (await readCheckout(fixture('checkout/usual-day.csv'))).rows,
    );
  });
});
