import { describe, expect, it } from 'vitest';
import type { Row } from '@firewatch/flux';
import type { GrafanaRule } from '../src/rules/types.js';
import { decidingNodes, type Ask } from './evaluate/rule.js';
import { type AlertState, RuleStates } from './evaluate/states.js';
import { finite, type AlertData, type Renderer } from './render.js';
import { ruleCases, ruleOf } from './rule-cases.js';
import { at, incident, minutes, together } from './series.js';

/** A database of a test's own. */
export interface Database {
  /** Empties both buckets and writes what is given. */
  fill(data: { analytics?: string; transactions?: string }): Promise<void>;
  ask: Ask;
}

/**
 * Every case, on one database: minute t's rows are there when it has closed. With a renderer, what cards say too.
 */
export function ruleSuite(name: string, database: () => Database, renderer?: () => Renderer): void {
  describe(`alert rules on ${name}`, () => {
    it.each(ruleCases)('$rule: $name', async ({ rule, data, from, to, expect: wanted, says }) => {
      const { fill, ask } = database();
      await fill(data);
      const states = new RuleStates(ruleOf(rule));
      const seen = new Map<number, string[]>();
      let title: string | undefined;
      const deciding = decidingNodes(states.rule);
      // What is asserted is evaluated whole: a query without rows is no data for all of a rule.
      const whole = new Set([from, to, says?.[0], ...wanted.map(([minute]) => minute)]);
      for (let minute = from; minute <= to; minute++) {
        const alerts = await states.evaluate(ask, at(minute + 1), whole.has(minute) ? undefined : deciding);
        seen.set(
          minute,
          alerts
            .filter(({ state }) => state === 'Alerting')
            .map(({ labels }) => labels['status'] ?? labels['shard'] ?? 'firewatch')
            .sort(),
        );
        if (minute === says?.[0] && renderer !== undefined) {
          const card = renderer().card(cardData(states.rule, alerts.filter(firing), renderer()));
          title = card.title;
          // What Go writes in place of a number that is not there.
          expect(card.message).not.toMatch(/%!|<no value>|<nil>/);
        }
      }
      if (says !== undefined && renderer !== undefined) expect(title).toBe(says[1]);
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

    it('holds a status while its outage goes on by what is stored, also in a Grafana that has just started', async () => {
      const { fill, ask } = database();
      const { data } = ruleCases.find(({ name: n }) => n.startsWith('statuses join one outage'))!;
      await fill(data);
      // At the 47th minute approved is calm for 13 minutes, and denied is open.
      const alerts = await new RuleStates(ruleOf('transactions-critical')).evaluate(ask, at(48));
      expect(alerts.filter(firing).map(({ labels }) => labels['status'])).toEqual(['approved', 'denied']);
    });

    it('tells of a whole outage, of whose parts one was taken as normal', async () => {
      const { fill, ask } = database();
      const parts = together(
        incident('approved', 20, 30, { peak: () => 6, count: 10, ends: 3 }),
        incident('approved', 38, 41, { peak: () => 5, count: 40, outage: 20 }),
      );
      const earlier = incident('approved', 2, 5, { peak: () => 6, count: 10 });
      await fill({ analytics: minutes(60, together(earlier, parts)) });
      const states = new RuleStates(ruleOf('transactions-critical'));
      const values = async (minute: number): Promise<Record<string, number>> => {
        const alerts = await states.evaluate(ask, at(minute + 1));
        return alerts.find(({ labels }) => labels['status'] === 'approved')!.values;
      };
      const since = at(20).getTime() / 1000;
      expect(await values(39)).toMatchObject({ state: 1, absorbed: 1, since, excess: -590, lasted: 20 });
      expect(await values(55)).toMatchObject({ state: 2, absorbed: 1, since, excess: -630, lasted: 22 });
    });

    it.each(['analytics', 'transactions'])('a bucket %s that cannot be read is an alarm', async (bucket) => {
      const { fill, ask } = database();
      await fill({});
      const cut: Ask = (flux, now) => ask(flux.replaceAll(`"${bucket}"`, '"not-there"'), now);
      const reachable = new RuleStates(ruleOf('influxdb-unreachable'));
      await reachable.evaluate(cut, at(37));
      expect((await reachable.evaluate(cut, at(37.5))).filter(firing)).toHaveLength(1);
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

/** Alerts that fire, as notification templates get them. */
function cardData(rule: GrafanaRule, alerts: readonly AlertState[], renderer: Renderer): AlertData[] {
  return alerts.map(({ labels, values, since }) => ({
    status: 'firing',
    labels: { ...rule.labels, ...labels, alertname: rule.title },
    annotations: renderer.annotations(rule.annotations, labels, values),
    startsAt: since.toISOString(),
    endsAt: '0001-01-01T00:00:00Z',
    silenceURL: '',
    values: finite(values),
  }));
}

function firing({ state }: { state: string }): boolean {
  return state === 'Alerting';
}
