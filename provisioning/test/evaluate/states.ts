import type { GrafanaRule } from '../../src/rules/types.js';
import { evaluateRule, keyOf, type Ask, type Instance } from './rule.js';

/** An alert as it stands after an evaluation. */
export interface AlertState {
  labels: Record<string, string>;
  state: 'Normal' | 'Pending' | 'Alerting';
  since: Date;
  values: Record<string, number>;
}

/** A rule's alerts over time: pending for as long as it says, and its no-data and error states applied. */
export class RuleStates {
  readonly #alerts = new Map<string, AlertState>();

  constructor(readonly rule: GrafanaRule) {}

  async evaluate(ask: Ask, now: Date, only?: ReadonlySet<string>): Promise<AlertState[]> {
    const evaluation = await evaluateRule(this.rule, ask, now, only);
    if (evaluation.kind === 'values') {
      for (const instance of evaluation.instances) this.#step(instance, now);
    } else {
      const state = evaluation.kind === 'Error' ? this.rule.execErrState : this.rule.noDataState;
      if (state === 'Alerting' || state === 'OK') this.#all(state === 'Alerting', now);
    }
    return [...this.#alerts.values()];
  }

  #all(firing: boolean, now: Date): void {
    const known = [...this.#alerts.values()].map(({ labels, values }) => ({ labels, firing, values }));
    const all = known.length > 0 ? known : [{ labels: {}, firing, values: {} }];
    for (const instance of all) this.#step(instance, now);
  }

  #step({ labels, firing, values }: Instance, now: Date): void {
    const key = keyOf(labels);
    const before = this.#alerts.get(key) ?? { labels, state: 'Normal' as const, since: now, values };
    const state = firing ? this.#fires(before, now) : 'Normal';
    this.#alerts.set(key, { labels, state, since: state === before.state ? before.since : now, values });
  }

  #fires(before: AlertState, now: Date): AlertState['state'] {
    const wait = seconds(this.rule.for);
    if (before.state === 'Alerting') return 'Alerting';
    if (wait === 0) return 'Alerting';
    if (before.state === 'Pending' && now.getTime() - before.since.getTime() >= wait * 1000)
      return 'Alerting';
    return 'Pending';
  }
}

/** Seconds of a duration such as `30s`, `10m`. */
export function seconds(text: string): number {
  const [, count, unit] = /^(\d+)([smh])$/.exec(text) ?? [];
  if (count === undefined) throw new Error(`${text} is no duration`);
  return Number(count) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h'];
}
