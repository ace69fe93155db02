import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLabels } from '../src/backtest/labels.js';
import { FileFormatError } from '@firewatch/flux/files';

let file: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firewatch-labels-'));
  file = join(folder, 'labels.csv');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads windows; one may last past the end of the counts', async () => {
  await writeFile(file, 'status,start,end\ndenied,640,664\nsilence,1430,1500\n');
  expect(await readLabels(file, 1440)).toEqual([
    { status: 'denied', start: 640, end: 664 },
    { status: 'silence', start: 1430, end: 1500 },
  ]);
});

it('reads a file that labels nothing', async () => {
  await writeFile(file, 'status,start,end\n');
  expect(await readLabels(file, 1440)).toEqual([]);
});

it.each([
  ['status,start\ndenied,1', ':1: no column end'],
  ['status,start,end\npaid,1,2', ':2: status "paid" is none of'],
  ['status,start,end\ndenied,1,x', ':2: start and end are whole minutes'],
  ['status,start,end\n\ndenied,5,4', ':3: the window ends (4) before it starts (5)'],
  [
    'status,start,end\ndenied,1440,1450',
    ':2: the window starts in minute 1440, but the counts have minutes 0 to 1439',
  ],
])('refuses %j: %s', async (text, message) => {
  await writeFile(file, text);
  const failure = await readLabels(file, 1440).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FileFormatError);
  expect((failure as Error).message).toContain(message);
});
