import type { Model } from '@firewatch/flux';
import type { GrafanaClient } from '../grafana/client.js';
import { rules } from '../rules/index.js';
import type { GrafanaRule } from '../rules/types.js';

/** A rule's threshold in Grafana beside the one that the model would give it. */
export interface ThresholdCheck {
  rule: string;
  /** Null: the rule is missing, or its condition is no longer a threshold. */
  present: number | null;
  model: number;
  paused: boolean;
}

/** Compares every rule's threshold with the model's level. Grafana is only read. */
export async function checkThresholds(client: GrafanaClient, model: Model): Promise<ThresholdCheck[]> {
  const checks: ThresholdCheck[] = [];
  for (const rule of rules({ model, receiver: null })) {
    const present = await client.find<GrafanaRule>(`/api/v1/provisioning/alert-rules/${rule.uid}`);
    checks.push({
      rule: rule.title,
      present: present === null ? null : thresholdOf(present),
      model: thresholdOf(rule) as number,
      paused: present?.isPaused ?? false,
    });
  }
  return checks;
}

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
