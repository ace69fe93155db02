import { describe, expect, it } from 'vitest';
import { CoverageKeeper } from '../src/minutes/coverage-keeper.js';
import { coverageLines } from '../src/minutes/coverage-line.js';
import { lineTime } from '../src/write/read-line.js';
import { FixedClock } from './support/clock.js';
import { startService, tokens } from './support/service.js';

const minute = (text: string) => Date.parse(`2026-01-31T${text}:00Z`);

/** A keeper on a clock that is moved in ticks, and the minutes that it declared. */
function keeperAt(start: number) {
  const clock = new FixedClock(start);
  const declared: string[] = [];
  const keeper = new CoverageKeeper({
    clock,
    name: 'one',
    write: (lines) => {
      declared.push(...lines.toArray().map((line) => new Date(lineTime(line)).toISOString().slice(11, 16)));
      return Promise.resolve();
    },
    onError: (error) => {
      throw error;
    },
  });
  const run = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      clock.advance(1000);
      keeper.tick();
    }
  };
  return { clock, keeper, declared, run };
}

describe('coverage', () => {
  it('is declared at a minute’s close by a service that was up for all of it', () => {
    const { declared, run } = keeperAt(minute('15:03') + 20_000);
    run(39);
    expect(declared).toEqual([]);
    run(60);
    expect(declared).toEqual([]);
    run(1);
    expect(declared).toEqual(['15:04']);
    run(120);
    expect(declared).toEqual(['15:04', '15:05', '15:06']);
  });

  it('is not declared for a minute in which the service stood still', () => {
    const { clock, keeper, declared, run } = keeperAt(minute('15:00'));
    run(90);
    clock.advance(20_000);
    keeper.tick();
    run(200);
    expect(declared).toEqual(['15:00', '15:02', '15:03', '15:04']);
  });

  it('is not declared for a minute in which something was lost', () => {
    const { keeper, declared, run } = keeperAt(minute('15:00'));
    run(90);
    keeper.interrupt();
    run(150);
    expect(declared).toEqual(['15:00', '15:02', '15:03']);
  });

  it('jumps with the clock, an hour ahead, without declaring what nobody watched', () => {
    const { clock, declared, run } = keeperAt(minute('15:00'));
    run(90);
    clock.set(minute('16:01') + 30_000);
    run(120);
    expect(declared).toEqual(['15:00', '16:02']);
  });

  it('jumps with the clock, an hour back, and goes on declaring', () => {
    const { clock, declared, run } = keeperAt(minute('15:00'));
    run(90);
    clock.set(minute('14:01') + 30_000);
    run(120);
    expect(declared).toEqual(['15:00', '14:02']);
  });

  it('is one line a minute', () => {
    expect(coverageLines('one', minute('15:00'), minute('15:02')).toArray()).toEqual([
      'coverage,ingest=one full=1i 1769871600000000000',
      'coverage,ingest=one full=1i 1769871660000000000',
    ]);
  });
});

it('coverage does not depend on a sender that is over its rate limit', async () => {
  const service = await startService({ rateLimit: 1 });
  const posts = await Promise.all(Array.from({ length: 5 }, () => service.post({ status: 'denied' })));
  expect(posts.map(({ status }) => status)).toContain(429);
  expect(service.unserved.times).toBe(0);
});

describe('POST /v1/coverage', () => {
  const declare = async (
    payload: object,
    { query = '', refuse = () => false }: { query?: string; refuse?: (line: string) => boolean } = {},
  ) => {
    const service = await startService();
    service.database.refuse = refuse;
    const response = await service.app.inject({
      method: 'POST',
      url: `/v1/coverage${query}`,
      headers: { authorization: `Bearer ${tokens.admin}` },
      payload,
    });
    return {
      service,
      status: response.statusCode,
      body: response.json() as { code?: string; message?: string },
    };
  };

  it('declares past minutes', async () => {
    const { service, status, body } = await declare({
      from: '2026-01-31T15:00:00Z',
      to: '2026-01-31T15:04:00Z',
      by: 'replay',
    });
    expect(status).toBe(200);
    expect(body).toEqual({ minutes: 4 });
    expect([...service.database.points.keys()]).toHaveLength(4);
  });

  it('says whether they may be declared, and stores nothing', async () => {
    const span = { from: '2026-01-31T15:00:00Z', to: '2026-01-31T15:04:00Z', by: 'replay' };
    const { service, status, body } = await declare(span, { query: '?check=true' });
    expect([status, body]).toEqual([200, { minutes: 4 }]);
    expect(service.database.points.size).toBe(0);
  });

  it('says what InfluxDB refused of them', async () => {
    const span = { from: '2026-01-31T15:00:00Z', to: '2026-01-31T15:04:00Z', by: 'replay' };
    const second = coverageLines('replay', minute('15:01'), minute('15:02')).text;
    const { status, body } = await declare(span, { refuse: (line) => line === second });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'FW_REFUSED_BY_DATABASE',
      message: expect.stringMatching(/refused 1 of 4 minutes, .*field type conflict/) as string,
    });
  });

  it.each([
    [{ from: '2026-01-31T15:00:00Z', to: '2026-01-31T15:05:00Z', by: 'x' }, /last closed minute/],
    [{ from: '2026-01-31T15:00:30Z', to: '2026-01-31T15:04:00Z', by: 'x' }, /\/from must be a whole minute/],
    [{ from: '2026-01-31T15:04:00Z', to: '2026-01-31T15:00:00Z', by: 'x' }, /\/from must be before/],
    [{ from: '2025-01-31T15:04:00Z', to: '2026-01-31T15:00:00Z', by: 'x' }, /at most 31 days/],
    [
      { from: '2026-01-01T15:03:00Z', to: '2026-01-31T15:00:00Z', by: 'x' },
      /\/from is older than the 30 days/,
    ],
    [{ from: 'then', to: '2026-01-31T15:00:00Z', by: 'x' }, /\/from is none of/],
    [{ from: '2026-01-31T15:00:00Z', to: '2026-01-31T15:04:00Z', by: 'a b' }, /by/],
    [{ from: '2026-01-31T15:00:00Z', to: '2026-01-31T15:04:00Z' }, /by/],
  ])('refuses %o', async (payload, says) => {
    const { service, status, body } = await declare(payload);
    expect(status).toBe(400);
    expect(body.code).toBe('FW_BAD_BODY');
    expect(body.message).toMatch(says);
    expect(service.database.points.size).toBe(0);
  });
});
