import { afterAll, beforeAll, describe, it } from 'vitest';
import { influxdIsBuilt, startInfluxd } from '../../test/influxd/start.js';
import type { Influxd } from '../../test/influxd/start.js';
import { expectHoursReport, storeHour } from './stored-report.js';

describe.runIf(influxdIsBuilt())('the report on influxd', () => {
  let influxd: Influxd;
  beforeAll(async () => {
    influxd = await startInfluxd();
    const headers = { authorization: `Token ${influxd.token}`, 'content-type': 'application/json' };
    const orgs = await fetch(`${influxd.url}/api/v2/orgs?org=${influxd.org}`, { headers });
    const {
      orgs: [org],
    } = (await orgs.json()) as { orgs: Array<{ id: string }> };
    const body = JSON.stringify({ name: 'analytics', orgID: org!.id, retentionRules: [] });
    const made = await fetch(`${influxd.url}/api/v2/buckets`, { method: 'POST', headers, body });
    if (!made.ok) throw new Error(await made.text());
    await storeHour(influxd);
  });
  afterAll(() => influxd?.stop());

  it('tells what was stored', async () => {
    await expectHoursReport(influxd);
  });
});
