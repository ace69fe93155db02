import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

const execute = promisify(execFile);
const engine = new URL('../dist/index.js', import.meta.url).href;

/** Writes until the disk takes no more, twice over, then asks for what was acknowledged. */
const script = `
  import { openEngine } from ${JSON.stringify(engine)};
  const engine = await openEngine({ path: process.argv[1] });
  await engine.createBucket('b');
  let [stored, refused] = [0, []];
  for (let part = 0; part < 1000 && refused.length < 2; part++) {
    const lines = Array.from({ length: 200 }, (_, i) =>
      'm v=' + Math.random() + ' ' + (1700000000000000000n + BigInt(part * 200 + i)));
    await engine.write('b', lines.join('\\n')).then(() => (stored += 200), (error) => refused.push(error.message));
  }
  const [result] = await engine.query('from(bucket: "b") |> range(start: 0)');
  const kept = result.tables.reduce((sum, table) => sum + table.columns[0].length, 0);
  console.log(JSON.stringify({ stored, refused, kept }));
  process.exit(0);`;

describe('a disk that is full', () => {
  it('is an error of the write, not the end of the process, and costs nothing acknowledged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firewatch-full-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    // No file of the process may grow beyond 1 MB: a write then fails as on a full disk.
    const limited = `trap '' XFSZ; ulimit -f 1024; exec "$@"`;
    const node = [process.execPath, '--input-type=module', '-e', script, folder];
    const { stdout } = await execute('bash', ['-c', limited, '-', ...node]);
    const { stored, refused, kept } = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
      stored: number;
      refused: string[];
      kept: number;
    };
    expect(stored).toBeGreaterThan(1_000);
    expect(kept).toBe(stored);
    expect(refused).toHaveLength(2);
    for (const message of refused)
      expect(message).toMatch(/cannot be written .*see that its disk is not full/);
  });
});
