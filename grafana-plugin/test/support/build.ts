import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder. */
export const home = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(full) : statSync(full).mtimeMs);
  }
  return latest;
}

function madeAt(file: string): number {
  try {
    return statSync(path.join(home, file)).mtimeMs;
  } catch {
    return 0;
  }
}

/** Runs an npm script of this package when its output is older than what it is built from. */
async function ensure(script: string, output: string, sources: readonly string[]): Promise<void> {
  const changed = Math.max(...sources.map((source) => newest(path.join(home, source))));
  if (madeAt(output) > changed) {
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`npm run ${script} failed:\n${said.slice(-4000)}`));
      }
    });
  });
}

export async function ensurePlugin(): Promise<void> {
  await ensure('build', 'dist/module.js', ['src', '.config']);
}

export async function ensureHarness(): Promise<void> {
  await ensure('build:harness', 'dist-harness/index.html', [
    'test/harness',
    'test/support',
    'src/data',
    'src/options',
  ]);
}

export async function ensureWorkbench(): Promise<void> {
  await ensure('build:workbench', 'dist-workbench/index.html', ['workbench', 'src']);
}
