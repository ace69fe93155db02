import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InvalidBucketError, openEngine, startServer, StorageError } from '../src/index.js';
import type { Engine, EngineOptions } from '../src/index.js';

/** What callers without types hand over. */
const untyped = (value: unknown) => value as never;

describe('what cannot be meant is refused, and told', () => {
  test.each([undefined, {}, { memory: false }, { path: '' }, { path: 7 }, { memory: true, path: 'x' }])(
    'openEngine(%j)',
    async (options) => {
      await expect(openEngine(untyped(options))).rejects.toThrow('say which');
    },
  );

  test.each<[string, (db: Engine) => Promise<unknown>, RegExp]>([
    ['a bucket without a name', (db) => db.createBucket(' '), /name must be provided/],
    ['a name of InfluxDB’s own', (db) => db.createBucket('_x'), /may not start with underscore/],
    ['half a second', (db) => db.createBucket('x', { retentionSeconds: 0.5 }), /whole number/],
    ['a minute', (db) => db.createBucket('x', { retentionSeconds: 60 }), /at least 1h0m0s/],
    ['a list of lines', (db) => db.write('b', untyped(['m v=1'])), /line protocol must be a string/],
    ['hours', (db) => db.write('b', 'm v=1', { precision: untyped('h') }), /ns, us, ms or s, not h/],
    ['no script', (db) => db.query(untyped(undefined)), /a script must be a string/],
    ['now as a text', (db) => db.query('buckets()', { now: untyped('2024-01-01') }), /valid Date/],
    ['now that is none', (db) => db.query('buckets()', { now: new Date('x') }), /valid Date/],
  ])('%s', async (_what, call, message) => {
    const db = await openEngine({ memory: true });
    await db.createBucket('b');
    await expect(call(db)).rejects.toThrow(message);
    expect(db.buckets().map(({ name }) => name)).toEqual(['b']);
    await db.close();
  });

  test('a bucket is refused with an error of its own', async () => {
    const db = await openEngine({ memory: true });
    await expect(db.createBucket('_x')).rejects.toBeInstanceOf(InvalidBucketError);
    await db.close();
  });

  test('a server without token or organisation', async () => {
    const engine = await openEngine({ memory: true });
    await expect(startServer(untyped({ engine, org: 'o' }))).rejects.toThrow(/token must have at least/);
    await expect(startServer(untyped({ engine, token: 'long-enough' }))).rejects.toThrow(
      /organisation must have a name/,
    );
    await engine.close();
  });
});

test.each(['memory', 'path'])('a closed engine answers nothing: %s', async (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'firewatch-engine-'));
  const options: EngineOptions = kind === 'memory' ? { memory: true } : { path: folder };
  const db = await openEngine(options);
  await db.createBucket('b');
  await db.close();
  await db.close();
  for (const call of [
    () => db.createBucket('c'),
    () => db.write('b', 'm v=1'),
    () => db.query('from(bucket: "b") |> range(start: 0)'),
  ]) {
    await expect(call()).rejects.toThrow(new StorageError('the engine is closed'));
  }
  rmSync(folder, { recursive: true });
});
