import type { Query } from '../../eval/query.js';
import type { Place } from '../../eval/errors.js';
import { TableStream } from '../../eval/stream.js';
import type { RowTypes } from '../../eval/stream.js';
import type { Bounds } from '../../eval/stream.js';
import { Time } from '../../eval/values.js';
import type { BucketInfo } from '../../eval/types.js';
import type { FieldType, ScanRequest, SeriesData, SeriesKey, SeriesParts } from '../../storage/types.js';
import { Cache } from '../../limits/cache.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import type { KeyColumn } from '../../table/group-key.js';
import { Layout, Table } from '../../table/table.js';
import { requestOf } from './predicate.js';
import type { Equal, SeriesTest, ValueTest } from './predicate.js';

const columnType: Record<FieldType, ColumnType> = {
  long: 'int',
  double: 'float',
  unsignedLong: 'uint',
  string: 'string',
  boolean: 'bool',
};

/** A read of the storage: `from |> range`, with the filters that went into it. */
export interface ScanSpec {
  /** Looks the bucket up when it is needed: one that nothing reads may be missing. Throws FluxError. */
  bucketOf: () => BucketInfo;
  bounds: Bounds;
  series: readonly SeriesTest[];
  values: readonly ValueTest[];
  equal: Equal;
  /** The columns that the conditions are about. */
  asked: ReadonlySet<string>;
}

/** The columns that all rows of a range have by its type. */
export const rangedRow: RowTypes = new Map([
  ['_time', 'time'],
  ['_start', 'time'],
  ['_stop', 'time'],
]);

/** Where a read stands in the script. */
interface ReadParts {
  kind: string;
  at: Place;
  /** What it makes one read with: `from`, or the read that it narrows; absent where the function reads by itself. */
  input?: TableStream;
  /** The columns that its condition reads. */
  reads?: () => readonly string[];
  /** What it makes of the tables of `input` where influxd cannot make one read of the two. */
  apart?: (tables: Table[], query: Query) => Table[];
}

/** The tables of a read: one a series, in the storage's order. */
export class ScanStream extends TableStream {
  private readonly input: TableStream | undefined;

  constructor(
    readonly spec: ScanSpec,
    { kind, at, input, reads, apart }: ReadParts,
  ) {
    super({
      kind,
      inputs: input ? [input] : [],
      at,
      bounds: spec.bounds,
      rowTypes: rangedRow,
      ...(reads && { reads }),
      passing: 'chunks',
      compute: ([tables], query) =>
        this.isRead(query) || !apart ? readTables(spec, query) : apart(tables, query),
    });
    this.input = input;
  }

  override checkPlan(): void {
    this.spec.bucketOf();
  }

  /** Whether the storage does it all: what another stream reads, too, is not narrowed further. */
  isRead(query: Query): boolean {
    const { input } = this;
    return !(input instanceof ScanStream) || (query.single(input) && input.isRead(query));
  }

  /** Whether it is a read and the storage may go on with it by itself, since nothing else wants its tables. */
  isFree(query: Query): boolean {
    return this.isRead(query) && query.single(this);
  }

  override sources(query: Query): readonly TableStream[] {
    return this.isRead(query) ? [] : this.inputs;
  }

  /** The storage has one table a key. */
  override tables(query: Query): Table[] {
    return this.isRead(query) ? this.chunks(query) : super.tables(query);
  }
}

export function readTables(spec: ScanSpec, query: Query): Table[] {
  const tables: Table[] = [];
  const limits = boundsColumns(spec.bounds);
  for (const series of readSeries(spec, query)) tables.push(seriesTable(series, limits));
  return tables;
}

/** The series of a read with the rows that its conditions let through; none without a row. */
function* readSeries(spec: ScanSpec, query: Query): Generator<SeriesRows> {
  for (const { key, type, times, values } of query.context.store.scan(requestFor(spec))) {
    query.checkpoint();
    const rows = valueRows({ key, type }, { times, values }, spec.values);
    if (rows.times.length > 0) yield { key, ...rows };
  }
}

/** The same a part at a time, for who needs no series as a whole; a series without a row comes with no parts. */
export function* readParts(spec: ScanSpec, query: Query): Generator<SeriesRowParts> {
  for (const { key, type, parts } of query.context.store.scanParts(requestFor(spec)))
    yield { key, parts: rowParts({ key, type, parts }, spec.values, query) };
}

function* rowParts(
  { key, type, parts }: SeriesParts,
  tests: readonly ValueTest[],
  query: Query,
): Generator<Rows> {
  for (const part of parts) {
    query.checkpoint();
    const rows = valueRows({ key, type }, part, tests);
    if (rows.times.length > 0) yield rows;
  }
}

function requestFor({ bucketOf, bounds, equal, series: tests }: ScanSpec): ScanRequest {
  return {
    bucketId: bucketOf().id,
    start: bounds.start,
    stop: bounds.stop,
    ...requestOf(equal),
    matches: (key) => tests.every((test) => test(key)),
  };
}

/** Rows as columns. */
export interface Rows {
  times: Column;
  values: Column;
}

export interface SeriesRows extends Rows {
  key: SeriesKey;
}

export interface SeriesRowParts {
  key: SeriesKey;
  parts: Iterable<Rows>;
}

function valueRows(
  { key, type }: Pick<SeriesData, 'key' | 'type'>,
  data: Pick<SeriesData, 'times' | 'values'>,
  tests: readonly ValueTest[],
): Rows {
  const { length } = data.times;
  const times = new Column('time', length, data.times, null);
  const values = new Column(columnType[type], length, data.values, null);
  const checks = tests.map((test) => test(key)).filter((check) => check !== true);
  if (checks.length === 0) return { times, values };
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    if (checks.every((check) => check !== false && check(values, row))) rows.push(row);
  }
  return { times: times.take(rows), values: values.take(rows) };
}

/** What the tables of a series have in common: worked out once, for as long as the series is known. */
interface Shape {
  layout: Layout;
  tags: readonly KeyColumn[];
}

const shapes = new WeakMap<SeriesKey, Shape>();
/** Series with the same tags share a layout, so that what is known of its columns is known for all. */
const layouts = new Cache<string, Layout>(1000);

function shapeOf(key: SeriesKey): Shape {
  const known = shapes.get(key);
  if (known) return known;
  const all = [...key.tags, ['_field', key.field] as const, ['_measurement', key.measurement] as const];
  const tags = all
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([label, value]): KeyColumn => ({ label, type: 'string', value }));
  const labels = ['_start', '_stop', '_time', '_value', ...tags.map(({ label }) => label)];
  const id = labels.join('\u0000');
  const layout = layouts.get(id) ?? new Layout(labels);
  layouts.set(id, layout);
  const shape = { layout, tags };
  shapes.set(key, shape);
  return shape;
}

/** The key columns that every table of a read has. */
export function boundsColumns({ start, stop }: Bounds): KeyColumn[] {
  return [
    { label: '_start', type: 'time', value: new Time(start) },
    { label: '_stop', type: 'time', value: new Time(stop) },
  ];
}

/** The table of a series. @param limits what `boundsColumns` makes of the read's bounds */
export function seriesTable({ key, times, values }: SeriesRows, limits: readonly KeyColumn[]): Table {
  const { layout, tags } = shapeOf(key);
  const { length } = times;
  const keyColumns = [...limits, ...tags];
  const constant = keyColumns.map(({ type, value }) => Column.repeat(type, value, length));
  const columns = [constant[0], constant[1], times, values, ...constant.slice(2)];
  return new Table(new GroupKey(keyColumns), layout, columns, length);
}
