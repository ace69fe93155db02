import { createHash } from 'node:crypto';
import type { GrafanaRule, RuleQuery } from '../rules/types.js';

/** The annotation by which a rule that nobody changed is recognised: a hash of what was seeded. */
export const stampName = 'provisioned';

/** What JSON can hold. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/** The parts of a rule that people edit and that we set, in one order, without what Grafana adds. */
export function canonicalRule(rule: GrafanaRule): Json {
  const annotations = Object.fromEntries(
    Object.entries(rule.annotations).filter(([name]) => name !== stampName),
  );
  return sorted({
    title: rule.title,
    condition: rule.condition,
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: rule.for,
    isPaused: rule.isPaused,
    labels: rule.labels,
    annotations,
    notification_settings: (rule.notification_settings ?? null) as unknown as Json,
    data: rule.data.map(canonicalQuery),
  });
}

const asked = ['query', 'expression', 'type', 'reducer', 'settings', 'conditions'];

function canonicalQuery({ refId, datasourceUid, relativeTimeRange, model }: RuleQuery): Json {
  const parts = asked.filter((key) => model[key] !== undefined);
  return {
    refId,
    datasourceUid,
    relativeTimeRange: relativeTimeRange as unknown as Json,
    ...Object.fromEntries(parts.map((key) => [key, model[key] as Json])),
  };
}

/** Keys in one order at every depth; what is undefined is left out. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]),
  );
}

export function hash(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

/** The rule with its stamp, as it is sent. */
export function stamped(rule: GrafanaRule): GrafanaRule {
  return { ...rule, annotations: { ...rule.annotations, [stampName]: hash(canonicalRule(rule)) } };
}

/** True where someone changed the rule after it was seeded. */
export function isChanged(rule: GrafanaRule): boolean {
  return rule.annotations[stampName] !== hash(canonicalRule(rule));
}
