/** Names the panel reads from frames; the README states them as the data contract. */

export const knownStatuses = [
  'approved',
  'denied',
  'failed',
  'reversed',
  'backend_reversed',
  'refunded',
  'processing',
] as const;

/** Statuses that are judged: approved for falling, the others for rising. */
export const watchedStatuses: readonly string[] = [
  'approved',
  'denied',
  'failed',
  'reversed',
  'backend_reversed',
];

/** The anomaly of all statuses standing at zero together; it has no counts of its own. */
export const silenceStatus = 'silence';

export const metrics = [
  'count',
  'covered',
  'expected',
  'lower',
  'upper',
  'visible',
  'score',
  'severity',
  'window',
  'observed',
  'windowExpected',
  'flagged',
  'run',
  'state',
  'since',
  'peak',
  'excess',
] as const;
export type Metric = (typeof metrics)[number];

export const severity = { ok: 0, warning: 1, critical: 2 } as const;
export type Severity = 0 | 1 | 2;

/** States of an incident as stored with each minute. */
export const incidentState = { none: 0, open: 1, recovered: 2, absorbed: 3 } as const;

export type Measurement = 'minute' | 'baseline' | 'anomaly';

export const measurementOf: Readonly<Record<Metric, Measurement>> = {
  count: 'minute',
  covered: 'minute',
  expected: 'baseline',
  lower: 'baseline',
  upper: 'baseline',
  visible: 'baseline',
  score: 'anomaly',
  severity: 'anomaly',
  window: 'anomaly',
  observed: 'anomaly',
  windowExpected: 'anomaly',
  flagged: 'anomaly',
  run: 'anomaly',
  state: 'anomaly',
  since: 'anomaly',
  peak: 'anomaly',
  excess: 'anomaly',
};
