import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openLmdbStore } from '../src/storage/lmdb/lmdb-store.js';

const rounds = 6;
const writer = fileURLToPath(new URL('./kill-writer.mjs', import.meta.url));

/** Lets a process write, kills it after so many acknowledgements, and returns what it had acknowledged. */
async function writeUntilKilled(
  folder: string,
  seed: number,
  acknowledgements: number,
): Promise<Array<[number, number, number]>> {
  const child = spawn(process.execPath, [writer, folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const problems: string[] = [];
  child.stderr.on('data', (text: Buffer) => problems.push(text.toString()));
  const acknowledged: Array<[number, number, number]> = [];
  let lines = 0;
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    // The kill may cut the last line off.
    if (!line.endsWith(']]')) break;
    acknowledged.push(...(JSON.parse(line) as Array<[number, number, number]>));
    if (++lines === acknowledgements) child.kill('SIGKILL');
  }
  const [, signal] = (await exited) as [number | null, string | null];
  expect(problems.join('')).toBe('');
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

test('kill -9 under load, again and again: the store opens with everything that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-kill-'));
  const latest = new Map<string, number>();
  for (let round = 1; round <= rounds; round++) {
    const acknowledgements = 40 + ((round * 7919) % 300);
    for (const [by, time, value] of await writeUntilKilled(folder, round, acknowledgements))
      latest.set(`${by} ${time}`, value);
    const store = await openLmdbStore(folder);
    const bucketId = store.buckets.byName('b')?.id ?? '';
    const stored = new Map<string, number>();
    const texts = new Map<string, string>();
    for (const { key, times, values } of store.points.scan({ bucketId, start: 0n, stop: 2n ** 62n })) {
      const by = key.tags[0]?.[1] ?? '';
      expect(times.every((time, at) => at === 0 || time > times[at - 1]!)).toBe(true);
      times.forEach((time, at) => {
        if (key.field === 'value') stored.set(`${by} ${time}`, Number(values[at]));
        else texts.set(`${by} ${time}`, values[at] as string);
      });
    }
    await store.close();
    // What was on its way when the kill came may be there too, as a higher value or a later point.
    const lost = [...latest].filter(([point, value]) => (stored.get(point) ?? -1) < value);
    expect(lost).toEqual([]);
    expect(texts.size).toBe(stored.size);
    for (const [point, value] of stored) expect(texts.get(point)).toBe(`${point.split(' ')[0]}-${value}`);
  }
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
