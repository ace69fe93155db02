import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { type Measurement, type Metric, knownStatuses, metrics, silenceStatus } from './contract.js';

/** What a numeric field holds: one metric of one status. */
export interface Identity {
  status: string;
  metric: Metric;
}

const metricNames: ReadonlySet<string> = new Set(metrics);
const valueNames: ReadonlySet<string> = new Set(['', '_value', 'value']);
const statuses: ReadonlySet<string> = new Set([...knownStatuses, silenceStatus]);
const measurementWords: readonly Measurement[] = ['baseline', 'anomaly', 'minute'];

/** The metric's bare name: `_field` label first, then the field's own name, then the frame's. */
export function bareName(field: Field, frame: DataFrame): string {
  const label = field.labels?.['_field'];
  if (label) {
    return label.toLowerCase();
  }
  const own = field.name.toLowerCase();
  return valueNames.has(own) ? (frame.name ?? '').toLowerCase() : own;
}

/** The measurement that labels, frame name or query letter name outright, else undefined. */
export function namedMeasurement(field: Field, frame: DataFrame): Measurement | undefined {
  const places = [field.labels?.['_measurement'], frame.name, frame.refId];
  for (const place of places) {
    const word = measurementWords.find((candidate) => place?.toLowerCase().includes(candidate));
    if (word) {
      return word;
    }
  }
  return undefined;
}

/** Splits names such as `count denied`, `denied.count` or `baseline: expected denied`. */
function splitName(name: string): { status?: string; metric?: string } {
  if (statuses.has(name)) {
    return { status: name, metric: 'count' };
  }
  const words = name.split(/[^a-z0-9_]+/).filter(Boolean);
  const metric = words.find((word) => metricNames.has(word));
  const status = words.find((word) => statuses.has(word));
  return { ...(metric ? { metric } : {}), ...(status ? { status } : {}) };
}

/**
 * Both the baseline and the anomaly have a field `expected`. A name that says which wins; otherwise the
 * company decides: beside `score`, `window` or `observed` and without a band it is the anomaly's.
 */
export function isWindowExpected(
  field: Field,
  frame: DataFrame,
  company: { frame: ReadonlySet<string>; query: ReadonlySet<string> },
): boolean {
  const named = namedMeasurement(field, frame);
  if (named) {
    return named === 'anomaly';
  }
  for (const names of [company.frame, company.query]) {
    const band = names.has('lower') || names.has('upper');
    const judged = names.has('score') || names.has('window') || names.has('observed');
    if (band || judged) {
      return judged && !band;
    }
  }
  return false;
}

/** Says what a field is, or null when it is none of the contract's. `rowStatus`: a long frame's status. */
export function identify(
  field: Field,
  frame: DataFrame,
  context: { frame: ReadonlySet<string>; query: ReadonlySet<string>; rowStatus?: string },
): Identity | null {
  if (field.type !== FieldType.number && field.type !== FieldType.boolean) {
    return null;
  }
  const name = bareName(field, frame);
  const parts = splitName(name);
  const status = context.rowStatus ?? field.labels?.['status'] ?? parts.status;
  if (!status) {
    return null;
  }
  let metric = metricNames.has(name) ? name : parts.metric;
  if (name === 'window_expected' || name === 'windowexpected') {
    metric = 'windowExpected';
  }
  if (metric === undefined && valueNames.has(name) && context.query.size === 0) {
    metric = 'count';
  }
  if (metric === undefined || !metricNames.has(metric)) {
    return null;
  }
  if (metric === 'expected' && isWindowExpected(field, frame, context)) {
    metric = 'windowExpected';
  }
  return { status, metric: metric as Metric };
}
