import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type Metric, metrics } from '../../../src/data/contract.js';
import type { MixMinute } from '../api/types.js';

/** The rows of `GET /v1/status-mix` as one long frame for the panel: a column a metric, the status in its own. */
export function framesOf(minutes: readonly MixMinute[]): DataFrame[] {
  if (minutes.length === 0) {
    return [];
  }
  const present = metrics.filter((name) => minutes.some((row) => valueOf(row, name) !== null));
  return [
    toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: minutes.map((row) => Date.parse(row.time)) },
        { name: 'status', type: FieldType.string, values: minutes.map((row) => row.status) },
        ...present.map((name) => ({
          name,
          type: FieldType.number,
          values: minutes.map((row) => valueOf(row, name)),
        })),
      ],
    }),
  ];
}

/** The service leaves these out where they are 0. */
const leftOut: ReadonlySet<Metric> = new Set(['flagged', 'state']);

function valueOf(row: MixMinute, name: Metric): number | null {
  const value = row[name];
  if (typeof value === 'number') {
    return value;
  }
  return leftOut.has(name) && typeof row['score'] === 'number' ? 0 : null;
}
