import type { Model } from '@firewatch/flux';
import { runbookPanel } from '../dashboards/runbook-panels.js';
import { firewatchRules } from './firewatch.js';
import type { RuleSpec } from './spec.js';
import { transactionRules } from './transactions.js';
import type { GrafanaRule, NotificationSettings } from './types.js';

/** Seconds between evaluations: the least that Grafana allows. */
export const evaluationInterval = 10;
export const folder = { uid: 'firewatch', title: 'Firewatch' };
export const muteTiming = 'Firewatch: no message';

export interface RuleOptions {
  model: Model;
  /**
   * The contact point's name; null: rules follow the organisation's notification policies, and those that are to send
   * nothing are paused, as a mute timing needs a contact point.
   */
  receiver: string | null;
  /** Where an organisation keeps its own runbooks: a page's name is added. Default: the dashboard of runbooks. */
  runbooks?: string;
}

/** What an alert is about, without folder, contact point and links. */
export function ruleSpecs(model: Model): RuleSpec[] {
  return [...transactionRules(model), ...firewatchRules(model)];
}

/** All rules as Grafana's HTTP API takes them; a Grafana 11.0 understands every field. */
export function rules({ model, receiver, runbooks }: RuleOptions): GrafanaRule[] {
  return ruleSpecs(model).map((spec) => {
    const { group, annotations, uid, title, condition, data, noDataState, execErrState, labels } = spec;
    return {
      uid,
      title,
      condition,
      data,
      noDataState,
      execErrState,
      for: spec.for,
      labels,
      orgID: 1,
      folderUID: folder.uid,
      ruleGroup: group,
      isPaused: receiver === null && !spec.notify,
      annotations: annotations({
        dashboards: '{{ externalURL }}d/',
        runbook: runbookLink(uid, runbooks),
      }),
      ...(receiver === null ? {} : { notification_settings: routing(receiver, spec) }),
    };
  });
}

function runbookLink(uid: string, base: string | undefined): string {
  const page = uid.replace(/^firewatch-/, '');
  if (base !== undefined) return `${base.replace(/\/$/, '')}/${page}.md`;
  return `{{ externalURL }}d/firewatch-runbooks?viewPanel=${runbookPanel(page)}`;
}

/**
 * Straight to the contact point, past the organisation's policies. Grafana always groups such alerts by folder and
 * rule: that is why the statuses, which share a card, share a rule.
 */
function routing(receiver: string, { notify, groupInterval }: RuleSpec): NotificationSettings {
  return {
    receiver,
    group_by: ['grafana_folder', 'alertname'],
    group_wait: '10s',
    group_interval: groupInterval,
    repeat_interval: '12h',
    ...(notify ? {} : { mute_time_intervals: [muteTiming] }),
  };
}
