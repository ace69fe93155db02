import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type Metric, measurementOf } from '../../src/data/contract.js';
import { type MixRow } from './day.js';

type Numeric = Exclude<keyof MixRow, 'time' | 'status'>;
const columns: readonly Numeric[] = [
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
  'flagged',
  'run',
  'state',
  'since',
  'peak',
  'excess',
];

function byStatus(rows: readonly MixRow[]): Map<string, MixRow[]> {
  const out = new Map<string, MixRow[]>();
  for (const row of rows) {
    const list = out.get(row.status) ?? [];
    out.set(row.status, list);
    list.push(row);
  }
  return out;
}

/** As Grafana's InfluxDB source answers an unpivoted Flux query: a frame a series, labels from the group key. */
export function fluxFrames(rows: readonly MixRow[]): DataFrame[] {
  return [...byStatus(rows)].flatMap(([status, list]) =>
    columns
      .filter((metric) => list.some((row) => row[metric] !== null))
      .map((metric) =>
        toDataFrame({
          refId: 'A',
          fields: [
            { name: 'Time', type: FieldType.time, values: list.map((row) => row.time) },
            {
              name: metric,
              type: FieldType.number,
              labels: { status, _field: metric, _measurement: measurementOf[metric as Metric] },
              values: list.map((row) => row[metric]),
            },
          ],
        }),
      ),
  );
}

/** As it answers a pivoted query: one frame a status, one column a field. */
export function pivotedFrames(rows: readonly MixRow[], names: readonly Numeric[] = columns): DataFrame[] {
  return [...byStatus(rows)].map(([status, list]) =>
    toDataFrame({
      refId: 'A',
      fields: [
        { name: '_time', type: FieldType.time, values: list.map((row) => row.time) },
        ...names.map((name) => ({
          name,
          type: FieldType.number,
          labels: { status },
          values: list.map((row) => row[name]),
        })),
      ],
    }),
  );
}

/** One long frame with the status in a column, as the HTTP interface answers. */
export function longFrame(rows: readonly MixRow[]): DataFrame {
  return toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: rows.map((row) => row.time) },
      { name: 'status', type: FieldType.string, values: rows.map((row) => row.status) },
      ...columns.map((name) => ({
        name,
        type: FieldType.number,
        values: rows.map((row) => row[name]),
      })),
    ],
  });
}
