import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiskRoom } from '../src/storage/disk-room.js';
import { StorageError } from '../src/storage/errors.js';
import { frameOf } from '../src/storage/log/frames.js';
import { WriteAheadLog } from '../src/storage/log/write-ahead-log.js';
import type { Flush } from '../src/storage/flush.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-log-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the log, and tells what is in it. */
function open(after = 0, flush?: Flush): { log: WriteAheadLog; found: Array<[number, string]> } {
  const found: Array<[number, string]> = [];
  const log = WriteAheadLog.open(folder, { after, room: new DiskRoom(folder), flush }, (record, payload) =>
    found.push([record, payload.toString()]),
  );
  return { log, found };
}

function reopened(after = 0): Array<[number, string]> {
  const { log, found } = open(after);
  log.close();
  return found;
}

const segments = () => readdirSync(folder).sort();
const path = (name = segments()[0]!) => join(folder, name);

/** A log with these records, the number of each its place from 1. */
async function write(texts: readonly string[], segmentAfter: readonly number[] = []): Promise<void> {
  const { log } = open();
  for (const text of texts) {
    const record = await log.append(Buffer.from(text));
    if (segmentAfter.includes(record)) log.startSegment();
  }
  log.close();
}

test('what was appended is there in its order, in one segment or several, and goes on', async () => {
  await write(['a', 'b', 'c', 'd'], [2, 3]);
  expect(segments()).toEqual(['0000000000000001.log', '0000000000000003.log', '0000000000000004.log']);
  const { log, found } = open();
  expect(found).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
  expect(await log.append(Buffer.from('e'))).toBe(5);
  log.close();
  expect(reopened().slice(3)).toEqual([
    [4, 'd'],
    [5, 'e'],
  ]);
});

test('records that are not needed any more are passed over, and their segments removed', async () => {
  await write(['a', 'b', 'c', 'd'], [2]);
  expect(reopened(1)).toHaveLength(3);
  expect(reopened(2)).toEqual([
    [3, 'c'],
    [4, 'd'],
  ]);
  expect(segments()).toEqual(['0000000000000003.log']);
  const { log, found } = open(4);
  expect([found, segments()]).toEqual([[], []]);
  expect(await log.append(Buffer.from('e'))).toBe(5);
  log.removeThrough(5);
  expect(segments()).toEqual(['0000000000000005.log']);
  log.startSegment();
  log.removeThrough(4);
  expect(segments()).toEqual(['0000000000000005.log']);
  log.removeThrough(5);
  expect(segments()).toEqual([]);
  expect(await log.append(Buffer.from('f'))).toBe(6);
  log.close();
  expect(reopened(5)).toEqual([[6, 'f']]);
});

test('a write that was cut off at any byte leaves the records before it, and room for the next one', async () => {
  const texts = fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(20),
      async (all, share, zeros) => {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        await write(all);
        const bytes = readFileSync(path());
        const last = frameOf(Buffer.from(all[all.length - 1]!)).length;
        const kept = bytes.length - last + Math.floor(share * (last - 1));
        // Behind the cut a power failure may leave zeros where the file had become longer already.
        const left = Buffer.concat([
          bytes.subarray(0, kept),
          Buffer.alloc(kept === bytes.length - last ? zeros : 0),
        ]);
        writeFileSync(path(), left);
        const { log, found } = open();
        expect(found.map(([, text]) => text)).toEqual(all.slice(0, -1));
        expect(await log.append(Buffer.from('next'))).toBe(all.length);
        log.close();
        expect(reopened().map(([, text]) => text)).toEqual([...all.slice(0, -1), 'next']);
      },
    ),
    { numRuns: 150 },
  );
});

test('the last record with other bytes than were written counts as cut off', async () => {
  await write(['first', 'second']);
  const bytes = readFileSync(path());
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(path(), bytes);
  expect(reopened()).toEqual([[1, 'first']]);
});

test.each<[string, () => void, RegExp]>([
  [
    'a record that others follow has other bytes',
    () => {
      const bytes = readFileSync(path());
      bytes[8]! ^= 1;
      writeFileSync(path(), bytes);
    },
    /0000000000000001\.log is damaged at byte 0: restore the data folder from a backup/,
  ],
  [
    'a record that others follow has another length',
    () => {
      const bytes = readFileSync(path());
      bytes[2]! ^= 1;
      writeFileSync(path(), bytes);
    },
    /0000000000000001\.log is damaged at byte 0/,
  ],
  [
    'zeros lie before a record',
    () => writeFileSync(path(), Buffer.concat([Buffer.alloc(8), readFileSync(path())])),
    /0000000000000001\.log is damaged at byte 0/,
  ],
  [
    'a segment is missing',
    () => rmSync(path('0000000000000003.log')),
    /lacks its records 3 to 3, which come before .*4\.log/,
  ],
  ['the first segment is missing', () => rmSync(path()), /lacks its records 1 to 2/],
  [
    'a segment has lost its last record',
    () => {
      const bytes = readFileSync(path());
      writeFileSync(path(), bytes.subarray(0, bytes.length - 1));
    },
    /lacks its records 2 to 2/,
  ],
  [
    'a segment is a folder',
    () => (rmSync(path()), mkdirSync(join(folder, '0000000000000001.log'))),
    /cannot be used: EISDIR/,
  ],
])('damage is told, not passed over: %s', async (_, damage, message) => {
  await write(['a', 'b', 'c', 'd'], [2, 3]);
  damage();
  expect(() => open()).toThrow(StorageError);
  expect(() => open()).toThrow(message);
});

test('a record whose flush fails is not in the log, and the next one takes its number', async () => {
  let failing = false;
  const flush: Flush = async (committed) => {
    await committed;
    if (failing) throw new Error('the disk is gone');
  };
  const { log } = open(0, flush);
  await log.append(Buffer.from('a'));
  failing = true;
  await expect(log.append(Buffer.from('a longer one'))).rejects.toThrow(
    'the data folder cannot be written (the disk is gone): see that its disk is not full',
  );
  expect(reopened()).toEqual([[1, 'a']]);
  failing = false;
  expect(await log.append(Buffer.from('b'))).toBe(2);
  log.close();
  expect(reopened()).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
});
