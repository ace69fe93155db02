/** Seconds before now between which a query reads. */
export interface RelativeRange {
  from: number;
  to: number;
}

/** One query or expression of a rule, as Grafana's HTTP API has it. */
export interface RuleQuery {
  refId: string;
  queryType: string;
  relativeTimeRange: RelativeRange;
  datasourceUid: string;
  model: Record<string, unknown>;
}

/** How a rule's alerts reach people: past the organisation's notification policies, to one contact point. */
export interface NotificationSettings {
  receiver: string;
  group_by: string[];
  group_wait: string;
  group_interval: string;
  repeat_interval: string;
  mute_time_intervals?: string[];
}

export type NoDataState = 'NoData' | 'OK' | 'Alerting' | 'KeepLast';
export type ExecErrState = 'Error' | 'OK' | 'Alerting' | 'KeepLast';

/** An alert rule, as `POST /api/v1/provisioning/alert-rules` takes it. */
export interface GrafanaRule {
  uid: string;
  orgID: number;
  folderUID: string;
  ruleGroup: string;
  title: string;
  condition: string;
  data: RuleQuery[];
  noDataState: NoDataState;
  execErrState: ExecErrState;
  for: string;
  isPaused: boolean;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  notification_settings?: NotificationSettings;
}
