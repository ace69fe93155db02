import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('says in one line which tools are missing to build influxd', () => {
  const script = fileURLToPath(new URL('influxd/build.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script], {
    env: { PATH: '/there/is/none', XDG_CACHE_HOME: '/there/is/none' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toBe(
    'influxd is built from its sources and needs go, cargo, cc on the PATH: Go 1.25.10, cargo 1.83 and a C compiler or newer\n',
  );
});
