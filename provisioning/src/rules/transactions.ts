import type { Model } from '@firewatch/flux';
import { grafanaQuery } from '../queries.js';
import { transactionAnnotations } from './annotations.js';
import { fluxQuery, math, reduce, threshold } from './nodes.js';
import type { RuleSpec } from './spec.js';
import type { RuleQuery } from './types.js';

const minutes = 60;
const hours = 3600;

/**
 * How long an outage counts as going on. A minute's row is there some 70 s after the minute began, and incidents of
 * different statuses that lie up to `incidentGap` minutes apart are one for people: so long an alert waits for the next
 * of its outage.
 */
const hold = (model: Model): number => (model.constants.incidentGap + 2) * minutes;

/** The query that decides for which statuses a rule fires; by it a copy that people made for a status is known. */
export const statusQuery = 'peak_rows';

interface Level {
  uid: string;
  title: string;
  group: string;
  severity: 'critical' | 'warning';
  above: (model: Model) => number;
  notify: boolean;
}

/** The two levels. Each is one rule with an alert of its own for each watched status and for silence. */
const levels: readonly Level[] = [
  {
    uid: 'firewatch-transactions-critical',
    title: 'Transactions critical',
    group: 'Transactions',
    severity: 'critical',
    above: (model) => model.constants.criticalLevel,
    notify: true,
  },
  {
    uid: 'firewatch-transactions-warning',
    title: 'Transactions warning',
    group: 'Transactions, warnings',
    severity: 'warning',
    above: (model) => model.constants.warningLevel,
    notify: false,
  },
];

/** The rules on transactions: what the model stored, above an editable threshold. */
export function transactionRules(model: Model): RuleSpec[] {
  return levels.map((level) => ({
    uid: level.uid,
    title: level.title,
    group: level.group,
    condition: 'alert',
    data: [...queries(model), threshold('alert', 'score', level.above(model))],
    // An outage that cannot be seen for a while is not over: both have rules of their own that say so.
    noDataState: 'KeepLast',
    execErrState: 'KeepLast',
    for: '0s',
    labels: { severity: level.severity, service: 'payments' },
    notify: level.notify,
    groupInterval: '10m',
    annotations: (links) => ({
      ...transactionAnnotations(links),
      description:
        `Fires for a status from its incident's first minute with a score above ${level.above(model)} until the whole ` +
        `incident has been over for ${model.constants.incidentGap} minutes. Editing the threshold (expression "alert") ` +
        "changes when people hear of it; the levels in the ingest's reply come from the model's settings.",
    }),
  }));
}

/** Each number of the message is a query and its last value: Grafana's expressions cannot pick one of several columns. */
function queries(model: Model): RuleQuery[] {
  const read = (refId: string, name: string, seconds: number, params = {}): RuleQuery[] => [
    fluxQuery(`${refId}_rows`, grafanaQuery(name, model, params), seconds),
    reduce(refId, `${refId}_rows`),
  ];
  const gap = hold(model);
  return [
    ...read('peak', 'alert-peak', 12 * hours, { field: 'peak' }),
    ...read('outage', 'alert-peak', 12 * hours, { field: 'outage' }),
    ...read('open', 'alert-open', gap),
    // By what is stored and not by what fired before: Grafana forgets that where one query has failed.
    math('score', '$peak * ($outage == $open)'),
    ...read('observed', 'alert-finding', gap, { field: 'observed' }),
    ...read('expected', 'alert-finding', gap, { field: 'expected' }),
    ...read('window', 'alert-finding', gap, { field: 'window' }),
    math('factor', '$observed / $expected'),
    ...read('minute', 'alert-minute', gap),
    ...read('recent', 'alert-recent', gap),
    ...read('all', 'alert-total', gap),
    math('share', '100 * $recent / $all'),
    ...read('usual', 'alert-usual', 2 * gap),
    math('level', '$recent / $usual'),
    ...read('since', 'alert-incident', 12 * hours, { field: 'since' }),
    math('start', '1000 * $since - 1800000'),
    ...read('excess', 'alert-incident', 12 * hours, { field: 'excess' }),
    math('amount', 'abs($excess)'),
    ...read('state', 'alert-incident', 12 * hours, { field: 'state' }),
    ...read('absorbed', 'alert-incident', 12 * hours, { field: 'absorbed' }),
    ...read('lasted', 'alert-incident', 12 * hours, { field: 'lasted' }),
  ];
}
