import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { startService, type TestService } from './support/service.js';
import { stored, unreachable } from './support/fake-database.js';
import { until } from './support/until.js';

const time = '2026-01-31T15:00:00Z';

/** What was rejected, by its reason. */
async function rejected({ metrics }: TestService): Promise<Record<string, number>> {
  const metric = await metrics.registry.getSingleMetric('firewatch_rejected_total')!.get();
  return Object.fromEntries(metric.values.map(({ labels, value }) => [String(labels['reason']), value]));
}

describe('posting while InfluxDB is away', () => {
  it('is answered 202 with an unknown recommendation, a duplicate too, until it is drained', async () => {
    const service = await startService();
    service.database.answers = [unreachable];
    const one = { id: 'p', time, status: 'denied' };
    const first = await service.post(one);
    expect(first.status).toBe(202);
    expect(first.body).toMatchObject({ accepted: 1, recommendation: { action: 'unknown' } });
    expect(first.body.recommendation.reason).toMatch(/wait on disk/);
    const again = await service.post(one);
    expect(again).toMatchObject({ status: 202, body: { accepted: 0, duplicates: 1 } });
    service.database.answers = [stored];
    await until(() => !service.writer.isQueueing);
    expect(await service.post(one)).toMatchObject({ status: 200, body: { duplicates: 1 } });
    expect(service.database.points.size).toBe(1);
  });

  it('answers 200 for a duplicate of what was stored before', async () => {
    const service = await startService();
    await service.post({ id: 'before', time, status: 'denied' });
    service.database.answers = [unreachable];
    await service.post({ id: 'p', time, status: 'denied' });
    expect(
      (await service.post({ id: 'before', time, status: 'denied' }, { query: '?recommend=false' })).status,
    ).toBe(200);
  });

  it('writes a replacement after what it replaces', async () => {
    const service = await startService();
    service.database.answers = [unreachable];
    await service.post({ id: 'p', time, status: 'denied', count: 1 });
    await service.post({ id: 'p', time, status: 'denied', count: 2 });
    service.database.answers = [stored];
    await until(() => !service.writer.isQueueing);
    expect([...service.database.points.values()]).toEqual(['count=2i,id="p"']);
  });

  it('is refused with Retry-After when the queue is full, and then nothing of it counts', async () => {
    const service = await startService({ queueBytes: 400 });
    service.database.answers = [unreachable];
    const statuses: number[] = [];
    for (let i = 0; i < 10; i++)
      statuses.push((await service.post({ id: `p${String(i)}`, time, status: 'denied' })).status);
    const taken = statuses.filter((status) => status === 202).length;
    expect(taken).toBeGreaterThan(1);
    expect(statuses.slice(taken)).toEqual(new Array(10 - taken).fill(503));
    const full = await service.post({ id: 'p9', time, status: 'denied' });
    expect(full.body.code).toBe('FW_QUEUE_FULL');
    expect(Number(full.headers['retry-after'])).toBeGreaterThan(0);
    // Each of them left its minute undeclared, and was counted.
    expect(service.unserved.times).toBe(10 - taken + 1);
    expect(await rejected(service)).toEqual({ FW_QUEUE_FULL: 10 - taken + 1 });
    service.database.answers = [stored];
    await until(() => !service.writer.isQueueing);
    expect(service.database.points.size).toBe(taken);
    expect((await service.post({ id: 'p9', time, status: 'denied' })).body.accepted).toBe(1);
  });

  it('is told to the log once in ten seconds while the queue stays full, with how many were left out', async () => {
    const logged: Array<{ code?: string; leftOut?: number }> = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        logged.push(JSON.parse(String(chunk)) as (typeof logged)[number]);
        done();
      },
    });
    const service = await startService({ queueBytes: 1, logger: pino({ level: 'warn' }, stream) });
    service.database.answers = [unreachable];
    const refusals = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++)
        expect((await service.post({ time, status: 'denied' })).status).toBe(503);
    };
    await refusals(5);
    service.clock.advance(9_999);
    await refusals(2);
    service.clock.advance(1);
    await refusals(3);
    await until(() => logged.length >= 2);
    expect(logged.map(({ code, leftOut }) => [code, leftOut])).toEqual([
      ['FW_QUEUE_FULL', undefined],
      ['FW_QUEUE_FULL', 6],
    ]);
  });

  it('a stream that breaks off says how much of it was taken', async () => {
    const service = await startService({ queueBytes: 500_000 });
    service.database.answers = [unreachable];
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      JSON.stringify({ id: `p${String(i)}`, time, status: 'denied' }),
    );
    const reply = await service.post(lines.join('\n'), { type: 'application/x-ndjson' });
    expect(reply.status).toBe(503);
    const taken = Number(/\((\d+) transactions before it are stored/.exec(reply.body.message as string)?.[1]);
    service.database.answers = [stored];
    await until(() => !service.writer.isQueueing);
    expect(service.database.points.size).toBe(taken);
    expect(await rejected(service)).toEqual({ FW_QUEUE_FULL: service.metrics.totals.received - taken });
    const again = await service.post(lines.join('\n'), { type: 'application/x-ndjson' });
    expect(again.body).toMatchObject({ accepted: 20_000 - taken, duplicates: taken });
    expect(service.database.points.size).toBe(20_000);
  });
});

describe('the freshness of a reply', () => {
  it('comes from a query that began after its own write was acknowledged', async () => {
    const state = { status: 'approved' as const, state: 0, since: 0, incident: 0, peak: 0, excess: 0 };
    let queries = 0;
    const service = await startService({
      recommend: async (at) => {
        queries++;
        // What the query saw when it began comes out as a figure of the reply.
        const visible = service.database.points.size;
        await new Promise(setImmediate);
        return { at, scores: [], states: [{ ...state, visible }], segments: [] };
      },
    });
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, i) => service.post({ id: `p${String(i)}`, time, status: 'denied' })),
    );
    const stored = [...service.database.points.values()];
    replies.forEach(({ body }, i) => {
      const before = stored.findIndex((fields) => fields.includes(`id="p${String(i)}"`));
      expect(body.recommendation.visible.approved).toBeGreaterThan(before);
    });
    expect(queries).toBeLessThan(60);
  });

  it('is unknown, with its reason, when InfluxDB gives no answer; the transaction is stored all the same', async () => {
    const service = await startService({ recommend: () => Promise.reject(new Error('timeout')) });
    const { status, body } = await service.post({ status: 'denied' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, recommendation: { action: 'unknown', findings: [] } });
    expect(body.recommendation.reason).toMatch(/InfluxDB did not answer/);
  });

  it('is not asked for with recommend=false', async () => {
    let asked = 0;
    const service = await startService({
      recommend: (at) => {
        asked++;
        return Promise.resolve({ at, scores: [], states: [], segments: [] });
      },
    });
    const { body } = await service.post({ status: 'denied' }, { query: '?recommend=false' });
    expect(body.recommendation).toBeUndefined();
    expect(asked).toBe(0);
  });
});

describe('late transactions', () => {
  it('are told, unless the sender takes care of them himself', async () => {
    const service = await startService();
    await service.post({ id: 'a', time, status: 'denied' });
    await service.post({ id: 'b', time, status: 'denied' }, { query: '?recompute=false' });
    await service.post({ id: 'a', time, status: 'denied' });
    expect(service.notedTimes).toEqual([Date.parse(time)]);
  });
});
