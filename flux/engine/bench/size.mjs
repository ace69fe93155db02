// What many points take: on disk, in memory, at the start.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLineProtocol } from '../dist/storage/line-protocol.js';
import { openLmdbStore } from '../dist/storage/lmdb/lmdb-store.js';
import { rawLines } from './load.mjs';
import { startEngine } from './servers.mjs';

const batch = 10_000;

/** Fills a folder with raw points over 10 series; the bytes that its files take. */
async function fill(folder, points, ids) {
  const store = await openLmdbStore(folder);
  const { id } = await store.buckets.create({ name: 'b' });
  const start = BigInt(Date.now() - points) * 1_000_000n;
  for (let from = 0; from < points; from += batch) {
    const text = rawLines(from, batch, { start, series: 10, ids });
    await store.points.write(id, parseLineProtocol(text, { now: 0n }).points);
  }
  await store.close();
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Bytes a point without an id, and with one of 36 characters. */
export async function bytesAPoint(points) {
  const bytes = [];
  for (const ids of [false, true]) {
    const folder = mkdtempSync(join(tmpdir(), 'engine-size-'));
    bytes.push((await fill(folder, points, ids)) / points);
    rmSync(folder, { recursive: true, force: true });
  }
  return { without: bytes[0], withId: bytes[1] };
}

/** Milliseconds until the engine listens, and MB of memory of its own, idle with so many points. */
export async function startWith(points) {
  const folder = mkdtempSync(join(tmpdir(), 'engine-size-'));
  await fill(folder, points, false);
  const engine = await startEngine(folder);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const result = { ms: engine.ms, memory: engine.ownMemory() };
  await engine.stop();
  return result;
}
