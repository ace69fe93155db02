import { expect, it } from 'vitest';
import { Metrics } from '../src/metrics/metrics.js';
import { SelfReport } from '../src/metrics/self-report.js';
import type { SendResult } from '../src/write/types.js';
import { FixedClock, noon } from './support/clock.js';

it('tells afterwards how long the queue waited while no report arrived', async () => {
  let age = 0;
  const answers: SendResult[] = [];
  const sent: string[] = [];
  const report = new SelfReport({
    metrics: new Metrics(),
    sources: {
      queueEntries: () => 0,
      queueBytes: () => 0,
      queueAge: () => age,
      deadLetters: () => 0,
      identities: () => 0,
      tagValues: () => ({}),
      taskLag: () => null,
    },
    clock: new FixedClock(noon),
    name: 'one',
    shard: 'eu',
    send: ([line]) => {
      sent.push(line!);
      return Promise.resolve(answers.shift() ?? { kind: 'stored' });
    },
    loopDelay: () => 0,
  });
  const tell = async (queueAge: number) => {
    age = queueAge;
    report.report();
    await report.stop();
    return Number(/queue_age=([\d.]+)/.exec(sent.at(-1)!)![1]);
  };
  const away: SendResult = { kind: 'unavailable', reason: 'no answer' };
  answers.push({ kind: 'stored' }, away, away);
  expect(await tell(0)).toBe(0);
  expect(sent[0]).toMatch(/^ingest,ingest=one,shard=eu received=/);
  expect(await tell(50)).toBe(50);
  expect(await tell(120)).toBe(120);
  expect(await tell(0)).toBe(120);
  expect(await tell(0)).toBe(0);
});
