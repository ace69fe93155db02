import type { Query } from '../../eval/query.js';
import type { Place } from '../../eval/errors.js';
import { TableStream } from '../../eval/stream.js';
import type { Bounds } from '../../eval/stream.js';
import { Time } from '../../eval/values.js';
import type { BucketInfo } from '../../eval/types.js';
import type { FieldType, SeriesData, SeriesKey } from '../../storage/types.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import type { KeyColumn } from '../../table/group-key.js';
import { Layout, Table } from '../../table/table.js';
import { requestOf } from './predicate.js';
import type { Pushed, SeriesTest, ValueTest } from './predicate.js';

const columnType: Record<FieldType, ColumnType> = {
  long: 'int',
  double: 'float',
  unsignedLong: 'uint',
  string: 'string',
  boolean: 'bool',
};

/** A read of the storage: `from |> range`, with the filters that went into it. */
export interface ScanSpec {
  bucket: BucketInfo;
  bounds: Bounds;
  series: readonly SeriesTest[];
  values: readonly ValueTest[];
  equal: Pushed['equal'];
}

/** The tables of a read: one a series, in the storage's order. */
export class ScanStream extends TableStream {
  constructor(
    readonly spec: ScanSpec,
    kind: string,
    at: Place,
  ) {
    super({ kind, inputs: [], at, bounds: spec.bounds, compute: (_, query) => readTables(spec, query) });
  }
}

export function readTables(spec: ScanSpec, query: Query): Table[] {
  const tables: Table[] = [];
  const layouts = new Layouts();
  for (const series of readSeries(spec, query)) tables.push(tableOf(series, spec.bounds, layouts));
  return tables;
}

/** The series of a read with the rows that its conditions let through; none without a row. */
export function* readSeries(spec: ScanSpec, query: Query): Generator<SeriesRows> {
  const { bounds, bucket, series: tests } = spec;
  const matches = (key: SeriesKey): boolean => tests.every((test) => test(key));
  const request = {
    bucketId: bucket.id,
    start: bounds.start,
    stop: bounds.stop,
    ...requestOf(spec.equal),
    matches,
  };
  for (const data of query.context.store.scan(request)) {
    query.checkpoint();
    const rows = valueRows(data, spec.values);
    if (rows.times.length > 0) yield rows;
  }
}

/** A series' rows as columns. */
export interface SeriesRows {
  key: SeriesKey;
  times: Column;
  values: Column;
}

function valueRows(data: SeriesData, tests: readonly ValueTest[]): SeriesRows {
  const { length } = data.times;
  const times = new Column('time', length, data.times, null);
  const values = new Column(columnType[data.type], length, data.values, null);
  const checks = tests.map((test) => test(data.key)).filter((check) => check !== true);
  if (checks.length === 0) return { key: data.key, times, values };
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    if (checks.every((check) => check !== false && check(values, row))) rows.push(row);
  }
  return { key: data.key, times: times.take(rows), values: values.take(rows) };
}

/** Series of one shape share a layout, so that what is known of its columns is known for all. */
export class Layouts {
  private readonly known = new Map<string, Layout>();

  of(labels: readonly string[]): Layout {
    const id = labels.join('\u0000');
    let layout = this.known.get(id);
    if (!layout) this.known.set(id, (layout = new Layout(labels)));
    return layout;
  }
}

/** The tags with measurement and field among them, in the order of their columns. */
export function tagColumns(key: SeriesKey): Array<readonly [label: string, value: string]> {
  const all = [...key.tags, ['_field', key.field] as const, ['_measurement', key.measurement] as const];
  return all.sort(([a], [b]) => compareStrings(a, b));
}

/** The key columns that every table of a read has. */
export function boundsColumns({ start, stop }: Bounds): KeyColumn[] {
  return [
    { label: '_start', type: 'time', value: new Time(start) },
    { label: '_stop', type: 'time', value: new Time(stop) },
  ];
}

function tableOf({ key, times, values }: SeriesRows, bounds: Bounds, layouts: Layouts): Table {
  const tags = tagColumns(key);
  const keyColumns = boundsColumns(bounds);
  for (const [label, value] of tags) keyColumns.push({ label, type: 'string', value });
  const length = times.length;
  const constant = keyColumns.map(({ type, value }) => Column.repeat(type, value, length));
  const layout = layouts.of(['_start', '_stop', '_time', '_value', ...tags.map(([label]) => label)]);
  const columns = [constant[0], constant[1], times, values, ...constant.slice(2)];
  return new Table(new GroupKey(keyColumns), layout, columns, length);
}
