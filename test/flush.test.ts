import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * What is acknowledged is on disk. Ending a process shows nothing of it, since what it wrote stays in the page cache; the
 * kernel's own account does: between the start of a write and its acknowledgement the file is flushed.
 */
const hasStrace = spawnSync('strace', ['-V']).status === 0;
if (!hasStrace) console.log('skipped: strace is not installed, which shows when a file is flushed');

const built = (path: string): string => JSON.stringify(new URL(`../${path}`, import.meta.url).href);

const stores = {
  'the engine': {
    file: 'store.log/',
    open: `const { openEngine } = await import(${built('flux/engine/dist/index.js')});
      const db = await openEngine({ path: folder });
      await db.createBucket('b');
      const write = (n) => db.write('b', 'm v=' + n + ' ' + (n + 1));`,
  },
  'the queue of the ingest': {
    file: 'queue.lmdb',
    open: `const { DurableLog } = await import(${built('ingest/dist/write/durable-log.js')});
      const log = DurableLog.open(folder + '/queue.lmdb');
      const { Lines } = await import(${built('ingest/dist/write/lines.js')});
      const write = (n) => log.append(Lines.of(['m v=' + n]), n);`,
  },
};

describe.skipIf(!hasStrace)('an acknowledged write is on disk', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'firewatch-flush-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(stores))('in %s', (name, { file, open }) => {
    const data = mkdtempSync(join(folder, 'data-'));
    const trace = join(data, 'trace');
    const script = `import { writeSync } from 'node:fs';
      const folder = ${JSON.stringify(data)};
      ${open}
      for (let n = 0; n < 5; n++) {
        writeSync(1, 'begins ' + n + '\\n');
        await write(n);
        writeSync(1, 'acknowledged ' + n + '\\n');
      }
      process.exit(0);`;
    // A slow disk, so that an acknowledgement that does not wait for it comes first for sure.
    const slow = ['-e', 'inject=fdatasync:delay_enter=50000'];
    const calls = ['-f', '-y', '-e', 'trace=fdatasync,fsync,write', ...slow, '-o', trace];
    const node = [process.execPath, '--input-type=module', '-e', script];
    const { status, stdout } = spawnSync('strace', [...calls, ...node], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
    });
    expect([name, status, stdout.split('\n').length]).toEqual([name, 0, 11]);
    const events = readFileSync(trace, 'utf8')
      .split('\n')
      .flatMap((line) => {
        if (/write\(1\D.*"(begins|acknowledged) \d/.test(line))
          return [/(begins|acknowledged) \d/.exec(line)![0]];
        const flushed = /fdatasync\(\d+<(.*)>\) += 0|<\.\.\. fdatasync resumed>\) += 0/.exec(line);
        return flushed && (flushed[1] === undefined || flushed[1].includes(file)) ? ['flushed'] : [];
      });
    for (let n = 0; n < 5; n++) {
      const between = events.slice(
        events.indexOf(`begins ${String(n)}`) + 1,
        events.indexOf(`acknowledged ${String(n)}`),
      );
      expect([n, between.length > 0, ...new Set(between)]).toEqual([n, true, 'flushed']);
    }
  });
});
