import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const execute = promisify(execFile);
const checker = new URL('../dist/lang/check.js', import.meta.url).href;

describe('the checker', () => {
  it('prints nothing of its own, in a process that has just started', async () => {
    const script = `import { check } from ${JSON.stringify(checker)};
      const found = await check('from(bucket: "x") |> rang(start: -1h)');
      process.stdout.write(found[0].message);`;
    const { stdout, stderr } = await execute(process.execPath, ['--input-type=module', '-e', script]);
    expect({ stdout, stderr }).toEqual({ stdout: 'undefined identifier rang', stderr: '' });
  });
});
