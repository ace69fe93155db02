import { statuses } from '@firewatch/flux';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startService, type TestService } from './support/service.js';

const time = '2026-01-31T15:00:00Z';
const timeMs = Date.parse(time);

/** Times of the stored points, in nanoseconds. */
const pointTimes = ({ database }: TestService): bigint[] =>
  [...database.points.keys()].map((key) => BigInt(key.split(' ').at(-1)!));

describe('the identity of a transaction', () => {
  it('is (id, status): one payment counts once in each of its statuses', async () => {
    const service = await startService();
    for (const status of ['processing', 'approved', 'reversed'])
      expect((await service.post({ id: 'p', time, status })).body).toMatchObject({
        accepted: 1,
        duplicates: 0,
      });
    expect(service.database.total()).toBe(3);
  });

  it('makes a retry a duplicate, and writes nothing for it', async () => {
    const service = await startService();
    const one = { id: 'p', time, status: 'denied', amount: 5, tags: { auth_code: '59' } };
    await service.post(one);
    const requests = service.database.requests.length;
    expect((await service.post(one)).body).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(service.database.requests).toHaveLength(requests);
  });

  it('recognises a retry without a time, which was received later', async () => {
    const service = await startService();
    await service.post({ id: 'p', status: 'denied' });
    service.clock.advance(90_000);
    expect((await service.post({ id: 'p', status: 'denied' })).body).toMatchObject({ duplicates: 1 });
    expect(service.database.points.size).toBe(1);
  });

  it.each([
    ['count', { count: 7 }],
    ['amount', { amount: 2.5 }],
  ])('replaces a transaction by one with another %s', async (_name, change) => {
    const service = await startService();
    await service.post({ id: 'p', time, status: 'denied', count: 3, amount: 1 });
    const { body } = await service.post({ id: 'p', time, status: 'denied', count: 3, amount: 1, ...change });
    expect(body).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(service.database.points.size).toBe(1);
    const [fields] = service.database.points.values();
    expect(fields).toContain(Object.entries(change).map(([key, value]) => `${key}=${String(value)}`)[0]);
  });

  it('writes an amount of nothing where there was one: a stored field cannot be taken back', async () => {
    const service = await startService();
    await service.post({ id: 'p', time, status: 'denied', amount: 9 });
    await service.post({ id: 'p', time, status: 'denied' });
    expect([...service.database.points.values()]).toEqual(['count=1i,amount=0,id="p"']);
  });

  it.each([
    ['time', { time: '2026-01-31T15:00:01Z' }, '/time'],
    ['fraction of a second', { time: '2026-01-31T15:00:00.001Z' }, '/time'],
    ['tags', { tags: { auth_code: '12' } }, '/tags'],
  ])('refuses another %s as a conflict', async (_name, change, pointer) => {
    const service = await startService();
    await service.post({ id: 'p', time, status: 'denied' });
    const { status, body } = await service.post({ id: 'p', time, status: 'denied', ...change });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'FW_CONFLICT', details: [{ place: pointer }] });
    expect(service.database.points.size).toBe(1);
  });

  it('writes nothing of an array with a conflict, and the rest of a stream', async () => {
    const service = await startService();
    await service.post({ id: 'p', time, status: 'denied' });
    const both = [
      { id: 'new', time, status: 'denied' },
      { id: 'p', time: timeMs + 1000, status: 'denied' },
    ];
    const refused = await service.post(both);
    expect(refused.status).toBe(409);
    expect(refused.body.message).toMatch(/^\/1\/time/);
    expect(service.database.points.size).toBe(1);
    const lines = both.map((one) => JSON.stringify(one)).join('\n');
    const streamed = await service.post(lines, { type: 'application/x-ndjson' });
    expect(streamed.body).toMatchObject({
      accepted: 1,
      rejected: { total: 1, first: [{ line: 2, code: 'FW_CONFLICT' }] },
    });
    expect(service.database.points.size).toBe(2);
  });

  it('takes the last of several in one body', async () => {
    const service = await startService();
    const counts = [3, 4, 4, 5];
    const { body } = await service.post(counts.map((count) => ({ id: 'p', time, status: 'denied', count })));
    expect(body).toMatchObject({ accepted: 3, duplicates: 1 });
    expect([...service.database.points.values()]).toEqual(['count=5i,id="p"']);
  });

  it('adds counts that come without an id', async () => {
    const service = await startService();
    const { body } = await service.post([
      { status: 'denied', count: 3 },
      { status: 'denied', count: 3 },
    ]);
    expect(body.accepted).toBe(2);
    expect(new Set(body.ids).size).toBe(2);
    expect(service.database.total()).toBe(6);
  });

  it('returns the id that it made, by which a retry is recognised', async () => {
    const service = await startService();
    const { body } = await service.post({ status: 'denied', time });
    expect(body.id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await service.post({ id: body.id, status: 'denied', time })).body.duplicates).toBe(1);
  });

  it('lets a transaction that InfluxDB refused be sent again', async () => {
    const service = await startService();
    service.database.refuse = () => true;
    const refused = await service.post({ id: 'p', time, status: 'denied' });
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('FW_REFUSED_BY_DATABASE');
    expect(service.log.deadLetters).toBe(1);
    service.database.refuse = () => false;
    expect((await service.post({ id: 'p', time, status: 'denied' })).body.accepted).toBe(1);
  });
});

describe('the place of a point', () => {
  it('stays within the second, or the millisecond, that was given', async () => {
    const service = await startService();
    await service.post({ id: 'second', time, status: 'denied' });
    await service.post({ id: 'millisecond', time: '2026-01-31T15:00:00.250Z', status: 'denied' });
    const [second, millisecond] = pointTimes(service).map((at) => at - BigInt(timeMs) * 1_000_000n);
    expect(second).toBeGreaterThanOrEqual(0n);
    expect(second).toBeLessThan(1_000_000_000n);
    expect(millisecond).toBeGreaterThanOrEqual(250_000_000n);
    expect(millisecond).toBeLessThan(251_000_000n);
  });

  it('is the same on every replica', async () => {
    const [one, other] = [await startService(), await startService()];
    const posted = Array.from({ length: 200 }, (_, i) => ({ id: `p${String(i)}`, time, status: 'denied' }));
    await one.post(posted);
    await other.post([...posted].reverse());
    expect(new Set(pointTimes(one))).toEqual(new Set(pointTimes(other)));
  });

  it('is no other one’s: ids that fall on one point are moved apart', async () => {
    const service = await startService();
    // 5,000 ids over the 1,000,000 ns of one millisecond: about a dozen would collide.
    const posted = Array.from({ length: 5_000 }, (_, i) => ({
      id: `p${String(i)}`,
      time: timeMs + 1,
      status: 'denied',
    }));
    await service.post(posted);
    expect(service.database.points.size).toBe(5_000);
    expect((await service.post(posted)).body).toMatchObject({ accepted: 0, duplicates: 5_000 });
    expect(service.database.points.size).toBe(5_000);
  });
});

describe('whatever is sent, in whatever order, and however often', () => {
  const posted = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    status: fc.constantFrom(...statuses.slice(0, 3)),
    count: fc.integer({ min: 0, max: 3 }),
    amount: fc.option(fc.constantFrom(1, 2.5), { nil: undefined }),
  });
  const requests = fc.array(fc.array(posted, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 12,
  });

  it('each identity is stored once, with its last content', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.boolean(), async (bodies, together) => {
        const service = await startService();
        const sent = bodies.map((body) => body.map((one) => ({ ...one, time })));
        if (together) await Promise.all(sent.map((body) => service.post(body)));
        else for (const body of sent) await service.post(body);
        const last = new Map<string, number>();
        for (const { id, status, count } of sent.flat()) last.set(`${id} ${status}`, count);
        const expected = [...last.values()].reduce((sum, count) => sum + count, 0);
        expect(service.database.points.size).toBe(last.size);
        if (!together) expect(service.database.total()).toBe(expected);
        await service.app.close();
      }),
      { numRuns: 25 },
    );
  });
});
