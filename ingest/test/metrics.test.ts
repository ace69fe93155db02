import { expect, it } from 'vitest';
import { startRunning, token } from './support/running.js';
import { startService } from './support/service.js';
import { temporaryFolder } from './support/temporary.js';

/** What /metrics has, by name: the sum over labels. */
async function readMetrics(url: string): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  const sums = new Map<string, number>();
  for (const line of (await response.text()).split('\n')) {
    const [, name, value] = /^([a-z_]+)(?:\{.*\})? (\S+)/.exec(line) ?? [];
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + Number(value));
  }
  return sums;
}

it(
  'tells Prometheus what came in, what became of it, and how long it took',
  { timeout: 60_000 },
  async () => {
    const service = await startRunning({ FIREWATCH_DATA: await temporaryFolder() });
    await service.post([
      { id: 'a', status: 'denied' },
      { id: 'b', status: 'denied' },
    ]);
    await service.post({ id: 'a', status: 'denied' });
    await service.post({ status: 'nonsense' });
    const metrics = await readMetrics(service.url);
    expect(Object.fromEntries(metrics)).toMatchObject({
      firewatch_received_total: 4,
      firewatch_accepted_total: 2,
      firewatch_duplicates_total: 1,
      firewatch_rejected_total: 1,
      firewatch_queued_total: 0,
      firewatch_queue_entries: 0,
      firewatch_queue_bytes: 0,
      firewatch_queue_age_seconds: 0,
      firewatch_dead_letters: 0,
      firewatch_identities: 2,
      firewatch_query_seconds_count: 2,
      firewatch_query_fan_in_sum: 2,
      firewatch_query_failures_total: 0,
    });
    expect(metrics.get('firewatch_write_seconds_count')).toBeGreaterThan(0);
    for (const name of ['firewatch_task_lag_seconds', 'nodejs_eventloop_lag_seconds', 'firewatch_tag_values'])
      expect([...metrics.keys()]).toContain(name);
  },
);

it.each([
  [
    'a wrong item',
    [{ status: 'nonsense' }, { status: 'denied' }, { status: 'denied' }],
    'FW_BAD_TRANSACTION',
  ],
  [
    'a conflict',
    [
      { id: 'a', status: 'denied', tags: { auth_code: '1' } },
      { id: 'a', status: 'denied', tags: { auth_code: '2' } },
      { status: 'denied' },
    ],
    'FW_CONFLICT',
  ],
])('counts all of an array as refused for %s', async (_name, items, code) => {
  const { metrics, post } = await startService();
  expect((await post(items)).body).toMatchObject({ code });
  expect(metrics.totals).toMatchObject({ received: 3, accepted: 0, duplicates: 0, rejected: 3 });
  expect(await metrics.registry.metrics()).toContain(`firewatch_rejected_total{reason="${code}"} 3`);
});
