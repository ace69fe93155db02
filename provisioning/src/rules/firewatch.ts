import type { Model } from '@firewatch/flux';
import { grafanaQuery } from '../queries.js';
import { fluxQuery, math, reduce, threshold } from './nodes.js';
import type { Links, RuleSpec } from './spec.js';
import type { ExecErrState, NoDataState, RuleQuery } from './types.js';

interface OwnRule {
  name: string;
  title: string;
  severity: 'critical' | 'warning' | 'none';
  data: (model: Model) => RuleQuery[];
  /** The number that is judged, and above what it fires. */
  value: string;
  above: number;
  for: string;
  noDataState: NoDataState;
  execErrState: ExecErrState;
  notify: boolean;
  summary: string;
  description: string;
}

const lookBack = 6 * 3600;

const read = (model: Model, refId: string, query: string, seconds: number, params = {}): RuleQuery[] => [
  fluxQuery(`${refId}_rows`, grafanaQuery(query, model, params), seconds),
  reduce(refId, `${refId}_rows`),
];

/** What Firewatch says about itself. Only the first rule takes an unreachable InfluxDB for an alarm: one card is enough. */
const table: readonly OwnRule[] = [
  {
    name: 'influxdb-unreachable',
    title: 'InfluxDB unreachable',
    severity: 'critical',
    data: (model) => [
      ...read(model, 'answer', 'alert-reachable', 60),
      math('missing', '($answer < 1) || ($answer > 1)'),
    ],
    value: 'missing',
    above: 0,
    for: '30s',
    noDataState: 'Alerting',
    execErrState: 'Alerting',
    notify: true,
    summary: 'Grafana cannot read InfluxDB',
    description:
      'Transactions are accepted, and queued on disk while InfluxDB is away, but no rule can see what happens to them.',
  },
  {
    name: 'no-coverage',
    title: 'No transactions are watched',
    severity: 'critical',
    data: (model) => read(model, 'age', 'alert-coverage', lookBack),
    value: 'age',
    above: 120,
    // The first full minute of a new installation is stored within two.
    for: '2m',
    // Nothing in six hours is the same thing, only longer.
    noDataState: 'Alerting',
    execErrState: 'KeepLast',
    notify: true,
    summary: 'no ingest has covered a minute{{ with $values.age }} for {{ printf "%.0f" .Value }} s{{ end }}',
    description: 'No ingest is up, or none reaches InfluxDB: what happens to payments now is not known.',
  },
  {
    name: 'tasks-behind',
    title: 'Tasks behind',
    severity: 'critical',
    data: (model) => read(model, 'lag', 'alert-lag', lookBack),
    value: 'lag',
    above: 180,
    for: '30s',
    // No minute is covered: the rule on coverage says that.
    noDataState: 'OK',
    execErrState: 'KeepLast',
    notify: true,
    summary:
      'the newest minutes are not judged{{ with $values.lag }}: {{ printf "%.0f" .Value }} s behind{{ end }}',
    description: 'Transactions are stored, but the tasks that judge them fail, are off or cannot keep up.',
  },
  {
    name: 'shard-away',
    title: 'Shard away',
    severity: 'critical',
    data: (model) => [
      ...read(model, 'away', 'alert-shards', 180, { field: 'away' }),
      ...read(model, 'lag', 'alert-shards', 180, { field: 'lag' }),
    ],
    value: 'away',
    above: 0,
    for: '30s',
    // A single machine has no shards.
    noDataState: 'OK',
    execErrState: 'KeepLast',
    notify: true,
    summary:
      'shard {{ $labels.shard }} does not report{{ with $values.lag }}: {{ printf "%.0f" .Value }} s behind{{ end }}',
    description:
      'While a shard is away, minutes are partial and nothing is judged. Its transactions are stored and are judged when it reports.',
  },
  {
    name: 'queue-growing',
    title: 'Queue growing',
    severity: 'warning',
    data: (model) => {
      const params = { field: 'queue_depth' };
      return [
        ...read(model, 'growth', 'alert-growth', 300, params),
        ...read(model, 'depth', 'alert-own', 300, params),
      ];
    },
    value: 'growth',
    above: 100,
    for: '0s',
    // Nothing is told while no ingest is up or InfluxDB is away: both have rules of their own.
    noDataState: 'OK',
    execErrState: 'KeepLast',
    notify: true,
    summary:
      'the queue grew{{ with $values.growth }} by {{ printf "%.0f" .Value }} in 5 minutes{{ end }}{{ with $values.depth }} to {{ printf "%.0f" .Value }} transactions{{ end }}',
    description: 'InfluxDB takes less than arrives. Nothing is lost while the disk has room.',
  },
  {
    name: 'dead-letters',
    title: 'Dead letters',
    severity: 'warning',
    data: (model) => read(model, 'letters', 'alert-own', 300, { field: 'dead_letters' }),
    value: 'letters',
    above: 0,
    for: '0s',
    noDataState: 'OK',
    execErrState: 'KeepLast',
    notify: true,
    summary:
      '{{ with $values.letters }}{{ printf "%.0f" .Value }} {{ end }}transactions were rejected by InfluxDB',
    description: 'They are kept with the reason: firewatch dead-letters list.',
  },
  {
    name: 'watchdog',
    title: 'Watchdog',
    severity: 'none',
    data: () => [math('beat', '1')],
    value: 'beat',
    above: 0,
    for: '0s',
    noDataState: 'Alerting',
    execErrState: 'Alerting',
    notify: false,
    summary: 'alerting works',
    description: 'Always fires. Route it to a dead man’s switch to hear when Grafana itself stops.',
  },
];

/** The rules on Firewatch itself. */
export function firewatchRules(model: Model): RuleSpec[] {
  return table.map((row) => ({
    uid: `firewatch-${row.name}`,
    title: row.title,
    group: 'Firewatch itself',
    condition: 'alert',
    data: [...row.data(model), threshold('alert', row.value, row.above)],
    noDataState: row.noDataState,
    execErrState: row.execErrState,
    for: row.for,
    labels: { severity: row.severity, service: 'firewatch' },
    notify: row.notify,
    groupInterval: '1m',
    annotations: ({ dashboards, runbook }: Links) => ({
      summary: row.summary,
      description: row.description,
      dashboard_url: `${dashboards}firewatch-itself`,
      runbook_url: runbook,
    }),
  }));
}
