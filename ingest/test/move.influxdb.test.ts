import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deploy, loadModel, type Connection } from '@firewatch/flux';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { influxdIsBuilt, startInfluxd, type Influxd } from '../../test/influxd/start.js';
import { run as runExport } from '../src/commands/export.js';
import { output } from './support/output.js';
import { givePast, judgedPast, readPast } from './support/past.js';
import { startRunning, storedCounts } from './support/running.js';
import { temporaryFolder } from './support/temporary.js';

/** Writes a file of line protocol in parts, as `split` and `curl` do. Resolves with the number of lines. */
async function writeFileTo({ url, org, token }: Connection, bucket: string, file: string): Promise<number> {
  let [part, lines]: [string[], number] = [[], 0];
  const send = async () => {
    const response = await fetch(`${url}/api/v2/write?org=${org}&bucket=${bucket}&precision=ns`, {
      method: 'POST',
      headers: { authorization: `Token ${token}` },
      body: part.join('\n'),
    });
    expect([response.status, await response.text()]).toEqual([204, '']);
    part = [];
  };
  for await (const line of createInterface(createReadStream(file))) {
    lines++;
    if (part.push(line) === 5_000) await send();
  }
  if (part.length > 0) await send();
  return lines;
}

describe.runIf(influxdIsBuilt())('firewatch export', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
    await deploy(influxd, { model: loadModel() });
  });
  afterAll(() => influxd.stop());

  it('moves everything from the embedded engine to influxd: same counts, same incidents', async () => {
    const environment = { FIREWATCH_DATA: await temporaryFolder() };
    const embedded = await startRunning(environment);
    await givePast(embedded, environment);
    const odd = { id: 'a "quoted" id\\', status: 'failed', amount: -1.5, tags: { auth_code: 'a b,c=d' } };
    await embedded.post([odd, { id: 'b', status: 'processing', count: 3 }]);
    const range = judgedPast();
    const [counts, past] = [await storedCounts(embedded.connection), await readPast(embedded, range)];
    expect(past.incidents).toHaveLength(1);

    const out = await temporaryFolder();
    const exported = await output(() => runExport(['--out', out, '--json'], environment));
    expect(exported.code).toBe(0);
    const { lines } = JSON.parse(exported.text) as { lines: Record<string, number> };
    for (const bucket of ['transactions', 'analytics'])
      expect(await writeFileTo(influxd, bucket, join(out, `${bucket}.lp`))).toBe(lines[bucket]);

    const moved = await startRunning({
      FIREWATCH_DATA: await temporaryFolder(),
      INFLUX_URL: influxd.url,
      INFLUX_TOKEN: influxd.token,
      INFLUX_ORG: influxd.org,
    });
    expect(await storedCounts(moved.connection)).toEqual(counts);
    expect(await readPast(moved, range)).toEqual(past);
    expect((await moved.post(odd)).body).toMatchObject({ accepted: 0, duplicates: 1 });
  });
});
