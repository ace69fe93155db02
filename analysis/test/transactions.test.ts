import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModel } from '@firewatch/flux';
import { afterAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../src/duckdb/database.js';
import type { TransactionsFile } from '@firewatch/flux/files';
import type { StatusIncident } from '../src/incidents/types.js';
import { analyzeTransactions } from '../src/transactions/analyze.js';
import { transactionsCsv, transactionsJson, transactionsText } from '../src/transactions/output.js';
import { collectingTerminal } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'firewatch-transactions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Analyses a text; the model's judgement is given as incidents in minutes from the file's first. */
async function analyze(text: string, incidents: StatusIncident[] = []) {
  const file = join(folder, 'counts.csv');
  writeFileSync(file, text);
  let judged: TransactionsFile | null = null;
  const analysis = await withDatabase((database) =>
    analyzeTransactions(database, file, {
      model: loadModel(),
      judge: async (counts) => {
        judged = counts;
        const first = counts.start / 60_000;
        return {
          ...counts,
          scores: {},
          bands: {},
          incidents: incidents.map((one) => ({
            ...one,
            incident: first + one.incident,
            start: first + one.start,
            end: first + one.end,
          })),
        };
      },
    }),
  );
  return { analysis, counts: judged as TransactionsFile | null };
}

const long = [
  'time,status,count',
  '23h 58,approved,90',
  '23h 58,denied,10',
  '23h 59,approved,80',
  '23h 59,denied,15',
  '23h 59,reversed,5',
  '00h 01,approved,100',
].join('\n');

describe('a file of counts', () => {
  it('is told by totals, shares, worst minutes and trend', async () => {
    const { analysis } = await analyze(long);
    expect(transactionsJson(analysis)).toMatchObject({
      kind: 'transactions',
      minutes: 4,
      days: 0.003,
      totals: {
        approved: 270,
        denied: 25,
        failed: 0,
        reversed: 5,
        backend_reversed: 0,
        refunded: 0,
        processing: 0,
      },
      shares: { approved: 0.9, denied: 25 / 300, failed: 0 },
      incidents: [],
      worstMinutes: [
        { minute: 1, volume: 100, approved: 80, denied: 15, reversed: 5, wrong: 20, share: 0.2 },
        { minute: 0, volume: 100, approved: 90, denied: 10, wrong: 10, share: 0.1 },
      ],
      trend: [
        { status: 'approved', since: 2, before: 0.85, lately: 1 },
        { status: 'denied', since: 2, before: 0.125, lately: 0 },
        { status: 'reversed', since: 2, before: 0.025, lately: 0 },
      ],
    });
    expect(transactionsJson(analysis)).not.toHaveProperty('from');
    expect(analysis.story).toEqual([
      'Not judged: the file is too short to know what is usual in it.',
      'In all 300 transactions: approved 90.0 %, denied 8.3 %, reversed 1.7 %.',
      'Trend: share of all transactions since 00:00, against the time before: approved 85.0 → 100.0 %, denied 12.5 → 0.0 %, reversed 2.5 → 0.0 %.',
    ]);
  });

  it('says that nothing was wrong only of what was judged', async () => {
    const rows = Array.from({ length: 60 }, (_, minute) => `${String(minute)},10,1`);
    const { analysis } = await analyze(['minute,approved,denied', ...rows].join('\n'));
    expect(analysis.story[0]).toBe('No incident: no status left what its own last hours make likely.');
  });

  it('tells incidents of several statuses as one, the most harmful first', async () => {
    const incident = (one: Partial<StatusIncident>): StatusIncident => ({
      status: 'denied',
      direction: 'above',
      incident: 100,
      start: 0,
      end: 0,
      state: 'recovered',
      peak: 4,
      excess: 0,
      ...one,
    });
    const wide = [
      'minute,approved,denied',
      ...Array.from({ length: 300 }, (_, minute) => `${String(minute)},10,1`),
    ];
    const { analysis } = await analyze(wide.join('\n'), [
      incident({ incident: 20, start: 20, end: 25, excess: 12.4 }),
      incident({
        status: 'approved',
        direction: 'below',
        start: 100,
        end: 140,
        state: 'absorbed',
        peak: 9,
        excess: -400,
      }),
      incident({ start: 150, end: 160, excess: 380, peak: 5 }),
      incident({ status: 'silence', direction: 'below', start: 120, end: 130, peak: 20 }),
    ]);
    expect(analysis.story.slice(0, 2)).toEqual([
      '01:40 to 02:40 (1 h 1 min, critical): approved 400 short, denied 380 too many, no transaction at all 02:00 to 02:10; the new level was in the end taken as normal.',
      '00:20 to 00:25 (6 min, warning): denied 12 too many.',
    ]);
    expect(analysis.incidents.map(({ harm }) => harm)).toEqual([12.4, 400]);
    expect(transactionsCsv(analysis).rows).toHaveLength(4);
    expect(transactionsCsv(analysis).rows[0]).toEqual([
      analysis.file,
      20,
      'denied',
      'above',
      'recovered',
      20,
      25,
      // A file without dates has minutes only.
      null,
      null,
      4,
      12.4,
    ]);
    const text = transactionsText(analysis, collectingTerminal().terminal);
    expect(text).toMatch(/^approved +3,000 +90\.91 % +10 {2}00:00$/m);
  });
});

describe('a file of single transactions', () => {
  const rows = [
    'id,time,status,amount',
    't1,2026-01-01T00:00:05Z,approved,10.5',
    't2,2026-01-01 00:00:59,approved,4.5',
    '',
    't3,2026-01-01T02:01:30+02:00,Denied,',
    't4,2026-01-01T00:03:00.250Z,reversed,7',
  ];

  it('is counted by minute in UTC, with amounts', async () => {
    const { analysis, counts } = await analyze(rows.join('\n'));
    expect(new Date(counts!.start).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect([...counts!.counts.approved]).toEqual([2, 0, 0, 0]);
    expect([...counts!.counts.denied]).toEqual([0, 1, 0, 0]);
    expect([...counts!.counts.reversed]).toEqual([0, 0, 0, 1]);
    expect([...counts!.covered]).toEqual([1, 1, 1, 1]);
    expect(transactionsJson(analysis)).toMatchObject({
      from: '2026-01-01T00:00:00Z',
      totals: { approved: 2, denied: 1, reversed: 1 },
      amounts: { approved: 15, denied: null, reversed: 7 },
      notes: [],
    });
    const status = { status: 'denied', direction: 'above', state: 'open', peak: 4, excess: 2 } as const;
    const dated = await analyze(rows.join('\n'), [{ ...status, incident: 1, start: 1, end: 3 }]);
    const { header, rows: table } = transactionsCsv(dated.analysis);
    expect(Object.fromEntries(header.map((name, index) => [name, table[0]![index]]))).toMatchObject({
      start: 1,
      start_time: '2026-01-01T00:01:00Z',
      end_time: '2026-01-01T00:03:00Z',
    });
  });

  it('may have epoch milliseconds for times', async () => {
    const { counts } = await analyze('timestamp,status\n1767225605000,approved\n1767225665000,failed\n');
    expect(new Date(counts!.start).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect([...counts!.counts.failed]).toEqual([0, 1]);
  });

  it('leaves bad rows out, and names them by line', async () => {
    const bad = [
      't5,noon,approved,1',
      't6,2026-01-01T00:02:00Z,exploded,1',
      't7,2026-01-01T00:02:00Z,denied,x',
      't8,2026-01-01T00:02:00Z',
    ];
    const { analysis } = await analyze([...rows, ...bad].join('\n'));
    expect(analysis.volume).toBe(4);
    expect(analysis.notes).toHaveLength(1);
    expect(analysis.notes[0]).toMatch(
      /^4 bad rows were left out: line 7 \(time: t5,noon,approved,1\); line 8 \(status: .*\); line 9 \(amount: .*\); line 10 \(.*\)\.$/,
    );
  });

  it.each([
    {
      what: 'a field over two lines',
      text: 'time,status,note\n2026-01-01T00:00:05Z,approved,"two\nlines"\n2026-01-01T00:00:06Z,gone,x\n',
      volume: 1,
      notes: ['1 bad row was left out: line 4 (status: 2026-01-01T00:00:06Z,gone,x).'],
    },
    {
      what: 'a status in any case, though another row is bad',
      text: 'time,status\n2026-01-01T00:00:05Z,Backend_Reversed\n2026-01-01T00:01:05Z, BACKEND_reversed\nnoon,denied\n',
      volume: 2,
      notes: ['1 bad row was left out: line 4 (time: noon,denied).'],
    },
    {
      what: 'more bad rows than are named',
      text: `time,status\n2026-01-01T00:00:05Z,denied\n${'noon,denied\n'.repeat(7)}`,
      volume: 1,
      notes: [
        `7 bad rows were left out: ${[3, 4, 5, 6, 7].map((line) => `line ${String(line)} (time: noon,denied)`).join('; ')} and 2 more.`,
      ],
    },
  ])('tells good rows from bad ones with $what', async ({ text, volume, notes }) => {
    const { analysis } = await analyze(text);
    expect(analysis).toMatchObject({ volume, notes });
  });

  it('is refused where a wrong date would make it span decades', async () => {
    const text = 'time,status\n1970-01-01T00:00:00Z,approved\n2026-01-01T00:00:00Z,approved\n';
    await expect(analyze(text)).rejects.toThrow(
      /^counts\.csv: spans 20454 days, from 1970-01-01.* is a date wrong\?$/,
    );
  });

  it('is refused when no row is good', async () => {
    await expect(analyze('time,status\nnoon,approved\n')).rejects.toThrow(
      'counts.csv: no row is a transaction. 1 bad row was left out: line 2 (time: noon,approved)',
    );
  });
});
