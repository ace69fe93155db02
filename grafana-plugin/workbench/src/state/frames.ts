import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import type { MixMinute } from '../api/types.js';

/** The rows of `GET /v1/status-mix` as one long frame for the panel: a column a metric, the status in its own. */
export function framesOf(minutes: readonly MixMinute[]): DataFrame[] {
  if (minutes.length === 0) {
    return [];
  }
  const metrics = new Set<string>();
  for (const key of Object.keys(minutes[0]!)) {
    if (key !== 'time' && key !== 'status') {
      metrics.add(key);
    }
  }
  const numeric = (value: string | number | null | undefined): number | null =>
    typeof value === 'number' ? value : null;
  return [
    toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: minutes.map((row) => Date.parse(row.time)) },
        { name: 'status', type: FieldType.string, values: minutes.map((row) => row.status) },
        ...[...metrics].map((name) => ({
          name,
          type: FieldType.number,
          values: minutes.map((row) => numeric(row[name])),
        })),
      ],
    }),
  ];
}
