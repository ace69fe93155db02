import type { ExecErrState, NoDataState, RuleQuery } from './types.js';

/** Where an alert's links lead: templates of Grafana, which knows its own address. */
export interface Links {
  /** Before a dashboard's uid. */
  dashboards: string;
  runbook: string;
}

/** A rule before it knows its folder, contact point and links. */
export interface RuleSpec {
  /** Also the name of its page in docs/runbooks, after `firewatch-`. */
  uid: string;
  title: string;
  group: string;
  condition: string;
  data: RuleQuery[];
  noDataState: NoDataState;
  execErrState: ExecErrState;
  for: string;
  labels: Record<string, string>;
  /** False: seen in Grafana, without a message until someone takes the mute timing off. */
  notify: boolean;
  /** How long alerts that join or leave are gathered for the next card; the first goes out after ten seconds. */
  groupInterval: string;
  annotations: (links: Links) => Record<string, string>;
}
