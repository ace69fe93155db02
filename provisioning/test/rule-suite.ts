import { describe, expect, it } from 'vitest';
import type { Row } from '@firewatch/flux';
import type { Ask } from './evaluate/rule.js';
import { RuleStates } from './evaluate/states.js';
import { ruleCases, ruleOf } from './rule-cases.js';
import { at } from './series.js';

/** A database of a test's own. */
export interface Database {
  /** Empties both buckets and writes what is given. */
  fill(data: { analytics?: string; transactions?: string }): Promise<void>;
  ask: Ask;
}

/** Every case, on one database: minute t's rows are there when it has closed. */
export function ruleSuite(name: string, database: () => Database): void {
  describe(`alert rules on ${name}`, () => {
    it.each(ruleCases)('$rule: $name', async ({ rule, data, from, to, expect: wanted }) => {
      const { fill, ask } = database();
      await fill(data);
      const states = new RuleStates(ruleOf(rule));
      const seen = new Map<number, string[]>();
      for (let minute = from; minute <= to; minute++) {
        const alerts = await states.evaluate(ask, at(minute + 1));
        seen.set(
          minute,
          alerts
            .filter(({ state }) => state === 'Alerting')
            .map(({ labels }) => labels['status'] ?? labels['shard'] ?? 'firewatch')
            .sort(),
        );
      }
      for (const [minute, firing] of wanted) expect([minute, seen.get(minute)]).toEqual([minute, firing]);
      if (wanted.length === 0) expect([...seen.values()].flat()).toEqual([]);
    });

    it('gives each alert its numbers', async () => {
      const { fill, ask } = database();
      const { data } = ruleCases.find(({ name: n }) => n.startsWith('fires from the first'))!;
      await fill(data);
      const states = new RuleStates(ruleOf('transactions-critical'));
      const alerts = await states.evaluate(ask, at(38));
      const denied = alerts.find(({ labels }) => labels['status'] === 'denied')!;
      expect(denied.labels).toEqual({ status: 'denied' });
      expect(denied.values).toMatchObject({
        peak: 6,
        observed: 150,
        expected: 30,
        factor: 5,
        window: 5,
        recent: 150,
        usual: 30,
        level: 5,
        state: 1,
        since: at(30).getTime() / 1000,
        excess: 24 * 8,
        all: 5 * (60 + 30 + 1 + 2 + 1),
      });
    });

    it('InfluxDB that does not answer is one alarm, and ends none', async () => {
      const fails: Ask = (): Promise<Row[]> => Promise.reject(new Error('no answer'));
      const { fill, ask } = database();
      const { data } = ruleCases.find(({ name: n }) => n.startsWith('fires from the first'))!;
      await fill(data);
      const critical = new RuleStates(ruleOf('transactions-critical'));
      const reachable = new RuleStates(ruleOf('influxdb-unreachable'));
      await critical.evaluate(ask, at(36));
      await reachable.evaluate(ask, at(36));
      expect((await critical.evaluate(fails, at(37))).filter(firing)).toHaveLength(1);
      expect((await reachable.evaluate(fails, at(37))).filter(firing)).toHaveLength(0);
      expect((await reachable.evaluate(fails, at(37.5))).filter(firing)).toHaveLength(1);
      expect((await reachable.evaluate(ask, at(38))).filter(firing)).toHaveLength(0);
    });
  });
}

function firing({ state }: { state: string }): boolean {
  return state === 'Alerting';
}
