import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '../src/clock.js';
import { readReplayFile } from '../src/replay/file.js';
import { endNow, fileKey, notTwice, onDate } from '../src/replay/placement.js';
import { temporaryFolder } from './support/temporary.js';

const options = { tags: ['auth_code'], gaps: null };

async function read(lines: string[], more: object = {}) {
  const path = join(await temporaryFolder(), 'file.csv');
  await writeFile(path, lines.join('\n'));
  return readReplayFile(path, { ...options, ...more });
}

/** Minutes from the file's first. */
const covered = ({ covered: spans, firstMinute }: Awaited<ReturnType<typeof read>>) =>
  spans.map(({ from, to }) => [(from - firstMinute) / minuteMs, (to - firstMinute) / minuteMs]);

describe('a file to replay', () => {
  it('covers every minute of its span when it is long: nothing happened in one without a row', async () => {
    const file = await read(['time,status,count', '15h 00,approved,3', '15h 04,denied,0', '15h 02,denied,1']);
    expect(covered(file)).toEqual([[0, 5]]);
    expect(file.counts.map(({ row, count }) => [row, count])).toEqual([
      [1, 3],
      [3, 1],
    ]);
  });

  it('covers the minutes that a wide one has, as the backtest takes them; --gaps zero covers all', async () => {
    const lines = ['minute,approved,denied', '0,5,1', '1,4,0', '4,,', '5,6,0'];
    expect(covered(await read(lines))).toEqual([
      [0, 2],
      [5, 6],
    ]);
    expect(covered(await read(lines, { gaps: 'zero' }))).toEqual([[0, 6]]);
  });

  it('is refused when no row says anything', async () => {
    await expect(read(['minute,approved', '0,', '1,'])).rejects.toThrow('no minute has a count');
    await expect(read(['minute,approved'])).rejects.toThrow('no rows');
  });

  it('is known by its counts, not by its name', async () => {
    const head = 'time,status,count';
    const key = async (...rows: string[]) => fileKey(await read([head, ...rows]));
    const first = await key('15h 00,approved,1', '15h 09,approved,1');
    expect(await key('15h 00,approved,1', '15h 09,approved,1')).toBe(first);
    expect(await key('15h 00,approved,1', '15h 09,approved,2')).not.toBe(first);
    expect(await key('15h 00,approved,1', '15h 08,approved,1')).not.toBe(first);
    expect(first).toMatch(/^[a-z]{10}$/);
  });

  it('is put so that its last minute is the last closed one, or on a day, and never twice beside itself', async () => {
    const file = await read(['time,status,count', '15h 00,approved,1', '15h 09,approved,1']);
    const now = Date.parse('2026-03-10T12:00:30Z');
    const ended = endNow(file, now);
    expect([ended.from, ended.to]).toEqual([
      Date.parse('2026-03-10T11:50:00Z'),
      Date.parse('2026-03-10T12:00:00Z'),
    ]);
    expect(onDate(file, Date.parse('2026-03-08')).from).toBe(Date.parse('2026-03-08T15:00:00Z'));
    const later = endNow(file, now + 3 * minuteMs);
    const earlier = ended.to - minuteMs;
    expect(notTwice(later, file, earlier)).toMatchObject({ from: ended.from, again: true });
    expect(notTwice(endNow(file, now + 30 * minuteMs), file, earlier).again).toBe(false);
  });
});
