import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockFolder } from '../src/storage/folder-lock.js';
import { StorageError } from '../src/storage/errors.js';

const compiled = new URL('../dist/storage/folder-lock.js', import.meta.url);
const holding = (folder: string) =>
  `import(${JSON.stringify(compiled.href)}).then(({ lockFolder }) => {
    try { lockFolder(${JSON.stringify(folder)}); console.log('held'); } catch (error) { console.log(error.message); }
    setInterval(() => undefined, 1000);
  });`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-lock-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const inUse = new RegExp(`in use by process ${process.pid}: end it, or choose another folder`);

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  const [line] = (await once(createInterface({ input: stream! }), 'line')) as [string];
  return line;
}

test('a folder has one owner at a time, in this thread, in another and in another process', async () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(inUse);
  const thread = new Worker(holding(folder), { eval: true, stdout: true });
  expect(await firstLine(thread.stdout)).toMatch(inUse);
  await thread.terminate();
  release();
  release();
  lockFolder(folder)();
});

test.each([
  [
    'a thread that is ended',
    () => {
      const thread = new Worker(holding(folder), { eval: true, stdout: true });
      return { output: thread.stdout, end: () => thread.terminate() };
    },
  ],
  [
    'a process that is killed',
    () => {
      const child = spawn(process.execPath, ['-e', holding(folder)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return {
        output: child.stdout,
        end: () => {
          child.kill('SIGKILL');
          return once(child, 'exit');
        },
      };
    },
  ],
])('%s gives its folder back', async (_, start) => {
  const { output, end } = start();
  expect(await firstLine(output)).toBe('held');
  expect(() => lockFolder(folder)).toThrow(StorageError);
  await end();
  lockFolder(folder)();
});

test('a lock whose owner had our number in another container says nothing about who holds it', () => {
  writeFileSync(join(folder, 'store.lock'), `${process.pid} 1`);
  lockFolder(folder)();
});

test('without the command flock, the process named in the file decides', () => {
  vi.stubEnv('PATH', '');
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(inUse);
  release();
  writeFileSync(join(folder, 'store.lock'), `${process.pid} 1`);
  lockFolder(folder)();
});

test('a folder that cannot be made is refused by name', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => lockFolder(join(folder, 'file', 'below'))).toThrow(/the data folder .*below cannot be used/);
});
