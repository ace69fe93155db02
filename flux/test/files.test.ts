import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CoveredMinutes,
  FileFormatError,
  parseFileTime,
  readCounts,
  readTransactionsFile,
  type FileCount,
} from '../src/files/index.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function file(...lines: string[]): Promise<string> {
  const path = join(folder, `${String(files++)}.csv`);
  await writeFile(path, lines.join('\n'));
  return path;
}

const minuteMs = 60_000;

describe('parseFileTime', () => {
  it.each([
    ['15h 04', { kind: 'clock', ms: 904 * minuteMs }],
    ['15h04', { kind: 'clock', ms: 904 * minuteMs }],
    ['00:00', { kind: 'clock', ms: 0 * minuteMs }],
    ['904', { kind: 'index', ms: 904 * minuteMs }],
    ['1767225600000', { kind: 'instant', ms: Date.parse('2026-01-01T00:00:00Z') }],
    ['2026-01-01T00:05:59.9Z', { kind: 'instant', ms: Date.parse('2026-01-01T00:05:59.900Z') }],
    ['2026-01-01 00:05:00', { kind: 'instant', ms: Date.parse('2026-01-01T00:05:00Z') }],
    ['2026-01-01 00:05', { kind: 'instant', ms: Date.parse('2026-01-01T00:05:00Z') }],
    ['2026-01-01T00:05:00-03:00', { kind: 'instant', ms: Date.parse('2026-01-01T03:05:00Z') }],
    ['2026-01-01 00:05:00 UTC', { kind: 'instant', ms: Date.parse('2026-01-01T00:05:00Z') }],
  ])('reads %s', (text, want) => {
    expect(parseFileTime(text)).toEqual(want);
  });

  it.each(['', '24h 00', '12h 60', '2026-02-30T00:00:00Z', '2026-01-01', 'noon', '-5', '1.5'])(
    'refuses "%s"',
    (text) => {
      expect(parseFileTime(text)).toBeNull();
    },
  );
});

describe('readCounts', () => {
  const read = async (path: string) => {
    const counts: FileCount[] = [];
    return { ...(await readCounts([path], {}, (count) => counts.push(count))), counts };
  };

  it('gives each count with its row, its time to the millisecond and its tags', async () => {
    const path = await file(
      'timestamp,status,f0_,auth_code',
      '2026-03-10T10:00:30.250Z,denied,3,51',
      '2026-03-10T10:00:31Z,APPROVED,0,',
    );
    expect(await read(path)).toEqual({
      gaps: 'zero',
      dated: true,
      counts: [
        {
          row: 1,
          time: Date.parse('2026-03-10T10:00:30.250Z'),
          status: 'denied',
          count: 3,
          tags: { auth_code: '51' },
        },
        { row: 2, time: Date.parse('2026-03-10T10:00:31Z'), status: 'approved', count: 0, tags: {} },
      ],
    });
  });

  it('says nothing about an empty cell of a wide file', async () => {
    const path = await file('minute,approved,denied', '0,5,', '1,,', '3,0,2');
    const { counts, gaps } = await read(path);
    expect(gaps).toBe('absent');
    expect(counts.map(({ row, status, count }) => [row, status, count])).toEqual([
      [1, 'approved', 5],
      [3, 'approved', 0],
      [3, 'denied', 2],
    ]);
  });
});

describe('CoveredMinutes', () => {
  const minutes = new CoveredMinutes();
  for (const time of [180_000, 59_999, 60_000, 185_000, 600_000]) minutes.add(time);

  it('are spans of minutes with a row, or one span when the others were silent', () => {
    expect(minutes.spans('absent')).toEqual([
      { from: 0, to: 120_000 },
      { from: 180_000, to: 240_000 },
      { from: 600_000, to: 660_000 },
    ]);
    expect(minutes.spans('zero')).toEqual([{ from: 0, to: 660_000 }]);
    expect(new CoveredMinutes().spans('zero')).toEqual([]);
  });
});

describe('readTransactionsFile', () => {
  it('reads long files; a minute without a row was silent', async () => {
    const path = await file(
      'time,status,F1',
      '00h 01,approved,9',
      '00h 04,denied,2',
      '00h 01,approved,1',
      '',
    );
    const read = await readTransactionsFile(path);
    expect(read).toMatchObject({ start: Date.UTC(2026, 0, 1, 0, 1), dated: false, minutes: 4, segments: [] });
    expect([...read.counts.approved]).toEqual([10, 0, 0, 0]);
    expect([...read.counts.denied]).toEqual([0, 0, 0, 2]);
    expect([...read.covered]).toEqual([1, 1, 1, 1]);
  });

  it('reads wide files; a minute without a row, or with an empty one, is absent', async () => {
    const path = await file('minute,approved,denied', '0,5,1', '1,,', '3,0,0');
    const read = await readTransactionsFile(path);
    expect([...read.counts.approved]).toEqual([5, 0, 0, 0]);
    expect([...read.covered]).toEqual([1, 0, 0, 1]);
    expect([...(await readTransactionsFile(path, { gaps: 'zero' })).covered]).toEqual([1, 1, 1, 1]);
  });

  it('takes gaps of a long file as absent when told so', async () => {
    const path = await file('time,status,count', '0:00,approved,1', '0:02,approved,0');
    expect([...(await readTransactionsFile(path, { gaps: 'absent' })).covered]).toEqual([1, 0, 1]);
  });

  it('lets days without dates follow one another, in one file and over several', async () => {
    const one = await file(
      'time,status,count',
      '23h 59,approved,1',
      '00h 00,approved,2',
      '23h 59,approved,3',
    );
    expect((await readTransactionsFile(one)).minutes).toBe(2 + 1439);
    const first = await file('time,status,count', '00h 00,approved,1', '23h 59,approved,1');
    const second = await file('time,status,count', '00h 00,approved,1', '23h 59,approved,1');
    const both = await readTransactionsFile([first, second]);
    expect(both.minutes).toBe(2880);
    expect(both.counts.approved.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it('keeps tags as segments and adds them up', async () => {
    const path = await file(
      '\ufeffTime,Status,Count,Auth_Code',
      '2026-03-10T10:00:00Z,denied,3,51',
      '2026-03-10T10:00:00Z,denied,2,59',
      '2026-03-10T10:01:00Z,denied,1,',
    );
    const read = await readTransactionsFile(path);
    expect([...read.counts.denied]).toEqual([5, 1]);
    expect(read.segments).toEqual([
      { minute: 0, status: 'denied', count: 3, tags: { auth_code: '51' } },
      { minute: 0, status: 'denied', count: 2, tags: { auth_code: '59' } },
    ]);
  });

  it.each([
    [['time,status,count', '00h 00,approved,x'], ':2: count "x"'],
    [['time,status,count', '00h 00,approved,-1'], ':2: count "-1"'],
    [['time,status,count', '00h 00,approved,1.5'], ':2: count "1.5"'],
    [['time,status,count', '00h 00,approved,1000000001'], 'up to 1000000000'],
    [['time,status,count', '', '00h 00,paid,1'], ':3: status "paid" is none of approved,'],
    [['time,status,count', 'noon,approved,1'], ':2: time "noon"'],
    [['time,status,count', '00h 00,approved,1', '7,approved,1'], ':3: time "7" is of another kind'],
    [['time,status,count', '00h 00,approved'], ':2: 2 fields where the header has 3'],
    [['time,status', '00h 00,approved'], ':1: no column count'],
    [['when,status,count', '00h 00,approved,1'], ':1: no column time, timestamp, minute'],
    [['minute,paid', '0,1'], ':1: neither long'],
    [['minute,approved', '0,1', '1,two'], ':3: count "two"'],
    [['time,status,count', '00h 00,"approved,1'], 'not CSV'],
    [['time,status,count'], 'no rows'],
    [[''], 'empty'],
    [['minute,approved', '0,'], 'no minute has a count'],
    [['time,status,count', '1970-02-02T00:00:00Z,denied,1', '2026-01-01T00:00:00Z,denied,1'], 'at most 400'],
  ])('refuses %j naming the place: %s', async (lines, message) => {
    const path = await file(...lines);
    const failure = await readTransactionsFile(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FileFormatError);
    expect((failure as Error).message).toContain(message);
    expect((failure as Error).message).toContain(path);
  });

  it('says when a file is missing or a folder', async () => {
    await expect(readTransactionsFile(join(folder, 'none.csv'))).rejects.toThrow('no such file');
    await expect(readTransactionsFile(folder)).rejects.toThrow('is a folder');
  });

  it('reads the same counts from long and wide', async () => {
    const rows = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (counts) => {
        const wide = await file(
          'minute,approved,denied',
          ...counts.map(([a, d], minute) => `${minute},${a},${d}`),
        );
        const long = await file(
          'minute,status,count',
          ...counts.flatMap(([a, d], minute) => [`${minute},denied,${d}`, `${minute},approved,${a}`]),
        );
        expect(await readTransactionsFile(long)).toEqual(await readTransactionsFile(wide));
      }),
      { numRuns: 20 },
    );
  });
});
