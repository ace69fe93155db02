import { cp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { givePast, judgedPast, readPast } from './support/past.js';
import { startRunning, storedCounts } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

it(
  'the data folder, copied while the service is down, is a backup: all is there',
  { timeout: 120_000 },
  async () => {
    const environment = { FIREWATCH_DATA: await temporaryFolder() };
    const service = await startRunning(environment);
    await givePast(service, environment);
    await service.post({ id: 'last', status: 'denied', amount: 3.5 });
    const range = judgedPast();
    const [counts, past] = [await storedCounts(service.connection), await readPast(service, range)];
    expect(past.incidents).toHaveLength(1);
    await service.close();

    const restored = { FIREWATCH_DATA: join(await temporaryFolder(), 'restored') };
    await cp(environment.FIREWATCH_DATA, restored.FIREWATCH_DATA, { recursive: true });
    const again = await startRunning(restored);
    expect(await storedCounts(again.connection)).toEqual(counts);
    expect(await readPast(again, range)).toEqual(past);
    expect((await again.post({ id: 'last', status: 'denied', amount: 3.5 })).body).toMatchObject({
      duplicates: 1,
    });
    const secret = 'engine-token';
    expect(await readFile(join(restored.FIREWATCH_DATA, secret), 'utf8')).toBe(
      await readFile(join(environment.FIREWATCH_DATA, secret), 'utf8'),
    );
    expect((await stat(join(restored.FIREWATCH_DATA, secret))).mode & 0o077).toBe(0);
  },
);
