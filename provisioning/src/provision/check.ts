import type { Model } from '@firewatch/flux';
import type { GrafanaClient } from '../grafana/client.js';
import { rules } from '../rules/index.js';
import { statusQuery } from '../rules/transactions.js';
import type { GrafanaRule } from '../rules/types.js';

/** A rule's threshold in Grafana beside the one that the model would give it. */
export interface ThresholdCheck {
  rule: string;
  /** The rule of ours that this one is a copy of; null: it is ours. */
  copyOf: string | null;
  /** Null: the rule is missing, or its condition is no longer a threshold. */
  present: number | null;
  model: number;
  paused: boolean;
}

/**
 * Compares every rule's threshold with the model's level, and that of copies that people made, so that a status has a
 * threshold of its own. Grafana is only read.
 */
export async function checkThresholds(client: GrafanaClient, model: Model): Promise<ThresholdCheck[]> {
  const present = (await client.find<GrafanaRule[]>('/api/v1/provisioning/alert-rules')) ?? [];
  const wanted = rules({ model, receiver: null });
  const ours = new Map(wanted.map((rule) => [rule.uid, rule]));
  const copies = present.filter((rule) => !ours.has(rule.uid) && hasQuery(rule, statusQuery)).sort(byTitle);
  return wanted.flatMap((rule) => [
    {
      rule: rule.title,
      copyOf: null,
      ...compared(
        present.find(({ uid }) => uid === rule.uid),
        rule,
      ),
    },
    ...copies
      .filter((copy) => originalOf(copy, wanted) === rule)
      .map((copy) => ({ rule: copy.title, copyOf: rule.title, ...compared(copy, rule) })),
  ]);
}

function compared(
  present: GrafanaRule | undefined,
  wanted: GrafanaRule,
): Omit<ThresholdCheck, 'rule' | 'copyOf'> {
  return {
    present: present === undefined ? null : thresholdOf(present),
    model: thresholdOf(wanted) as number,
    paused: present?.isPaused ?? false,
  };
}

/**
 * A copy keeps the severity of its rule; with one that people made up it is taken for one of the first, critical.
 * Grafana leaves out the labels of a rule that has none.
 */
function originalOf(copy: GrafanaRule, wanted: readonly GrafanaRule[]): GrafanaRule | undefined {
  const possible = wanted.filter((rule) => hasQuery(rule, statusQuery));
  const severity = (copy.labels as GrafanaRule['labels'] | undefined)?.['severity'];
  return possible.find(({ labels }) => labels['severity'] === severity) ?? possible[0];
}

const hasQuery = ({ data }: GrafanaRule, refId: string): boolean =>
  data.some((query) => query.refId === refId);

const byTitle = (a: GrafanaRule, b: GrafanaRule): number => (a.title < b.title ? -1 : 1);

interface ThresholdModel {
  type?: string;
  conditions?: Array<{ evaluator?: { params?: number[] } }>;
}

/** The number above which a rule fires; null where its condition is something else. */
export function thresholdOf(rule: GrafanaRule): number | null {
  const condition = rule.data.find(({ refId }) => refId === rule.condition);
  const model = condition?.model as ThresholdModel | undefined;
  if (model?.type !== 'threshold') return null;
  return model.conditions?.[0]?.evaluator?.params?.[0] ?? null;
}
