import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readOptions as readSimulateOptions } from '../../ingest/src/simulate/options.js';
import { readOptions } from '../src/backtest/options.js';

it('documents commands that exist as they are written', async () => {
  const page = await readFile(fileURLToPath(new URL('../../docs/backtest.md', import.meta.url)), 'utf8');
  const commands = [...page.matchAll(/^npx firewatch (backtest|simulate) (.+)$/gm)];
  expect(commands.length).toBeGreaterThan(6);
  for (const [, command, words] of commands) {
    const argv = words!.split(' ');
    if (command === 'backtest') expect(readOptions(argv, new Date(0))).not.toBeNull();
    else expect(readSimulateOptions(argv)).not.toEqual({ mode: 'help' });
  }
});
