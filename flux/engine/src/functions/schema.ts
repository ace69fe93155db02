import type { Args, Builtin, Call } from '../eval/builtin.js';
import { day, floorDivide } from '../eval/calendar.js';
import { FluxError, planError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import { TableStream } from '../eval/stream.js';
import type { Bounds } from '../eval/stream.js';
import { isFunction, Duration } from '../eval/values.js';
import type { SeriesKey } from '../storage/types.js';
import { Column } from '../table/column.js';
import { compareStrings, GroupKey } from '../table/group-key.js';
import { Table } from '../table/table.js';
import { filterStream } from './filter.js';
import { pivotStream } from './pivot.js';
import { findBucket } from './source/index.js';
import { requestOf, tagOf } from './source/predicate.js';
import { ScanStream } from './source/scan.js';
import { builtin, optional, otherwise, piped, required } from './transform.js';

type SeriesTest = (key: SeriesKey) => boolean;

/** The read that a function about a bucket's schema looks at. */
function readOf(args: Args, call: Call, tests: SeriesTest[] = []): ScanStream | TableStream {
  const { query } = call;
  const bucket = findBucket(query, { name: args.string('bucket') });
  const now = query.now();
  const bounds = {
    start: args.instant('start', now),
    stop: args.has('stop') ? args.instant('stop', now) : now,
  };
  if (bounds.start >= bounds.stop) throw planError('cannot query an empty range');
  const scan = new ScanStream(
    { bucket, bounds, series: tests, values: [], equal: new Map() },
    call.name,
    call.at,
  );
  if (!args.has('predicate')) return scan;
  const predicate = args.value('predicate');
  if (!isFunction(predicate)) throw new FluxError('predicate must be a function');
  return filterStream(scan, predicate, call);
}

/** The span of the storage's oldest unit: which series a time range has is known no finer. */
const shard = 7n * day;
/** Units begin on Mondays; the epoch was a Thursday. */
const mondayOffset = 3n * day;

function widened({ start, stop }: Bounds): Bounds {
  const first = floorDivide(start + mondayOffset, shard) * shard - mondayOffset;
  const last = floorDivide(stop + mondayOffset - 1n, shard) * shard + shard - mondayOffset;
  return { start: first, stop: last };
}

/** The series of a read whose conditions are about series alone; undefined where values or rows are asked about. */
function seriesOf(read: TableStream, query: Query): SeriesKey[] | undefined {
  if (!(read instanceof ScanStream) || read.spec.values.length > 0) return undefined;
  const { spec } = read;
  const matches = (key: SeriesKey): boolean => spec.series.every((test) => test(key));
  const request = { bucketId: spec.bucket.id, ...widened(spec.bounds), ...requestOf(spec.equal), matches };
  return [...query.context.store.series(request)].map(({ key }) => key);
}

function listTable(values: readonly string[]): Table {
  return Table.from(GroupKey.empty, [['_value', Column.strings(values)]], values.length);
}

function list(call: Call, read: TableStream, make: (query: Query) => Table): TableStream {
  return new TableStream({
    kind: call.name,
    inputs: [],
    at: call.at,
    compute: (_, query) => [make(query)],
    bounds: read.bounds,
  });
}

function sortedTexts(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareStrings);
}

function tagValues(call: Call, read: TableStream, tag: string): TableStream {
  return list(call, read, (query) => {
    const series = ['_time', '_value', '_start', '_stop'].includes(tag) ? undefined : seriesOf(read, query);
    if (series)
      return listTable(sortedTexts(series.map((key) => tagOf(key, tag)).filter((value) => value !== '')));
    return distinctCells(read.result(query), tag);
  });
}

/** The values of a column over all rows, in the order in which they first come. */
function distinctCells(tables: readonly Table[], label: string): Table {
  const columns = tables.map((table) => table.column(label)).filter((column) => column !== undefined);
  const type = columns[0]?.type ?? 'string';
  const seen = new Map<unknown, ReturnType<Column['get']>>();
  for (const column of columns)
    for (let row = 0; row < column.length; row++) {
      const value = column.isNull(row) ? null : column.raw(row);
      if (!seen.has(value)) seen.set(value, column.get(row));
    }
  const values = [...seen.values()];
  return Table.from(GroupKey.empty, [['_value', Column.of(type, values)]], values.length);
}

function tagKeys(call: Call, read: TableStream): TableStream {
  return list(call, read, (query) => {
    const series = seriesOf(read, query);
    const keys = series
      ? series.flatMap((key) => key.tags.map(([name]) => name))
      : read.result(query).flatMap((table) => table.key.columns.map(({ label }) => label));
    const own = sortedTexts([
      ...keys.filter((label) => label !== '_start' && label !== '_stop'),
      '_field',
      '_measurement',
    ]);
    return listTable(['_start', '_stop', ...own]);
  });
}

const ofMeasurement = (args: Args): SeriesTest[] => {
  const measurement = args.string('measurement');
  return [(key) => key.measurement === measurement];
};

const bucket = {
  bucket: required,
  start: otherwise(new Duration(0n, 30n * day, true)),
  stop: optional,
};
const measurement = { ...bucket, measurement: required };
const predicate = { ...bucket, predicate: optional };

const definitions: Array<Omit<Builtin, 'package'>> = [
  {
    name: 'fieldsAsCols',
    parameters: { tables: piped },
    run: (args, call) =>
      pivotStream(args.stream(), { rowKey: ['_time'], columnKey: ['_field'], valueColumn: '_value' }, call),
  },
  { name: 'tagKeys', parameters: predicate, run: (args, call) => tagKeys(call, readOf(args, call)) },
  {
    name: 'tagValues',
    parameters: { ...predicate, tag: required },
    run: (args, call) => tagValues(call, readOf(args, call), args.string('tag')),
  },
  {
    name: 'measurements',
    parameters: bucket,
    run: (args, call) => tagValues(call, readOf(args, call), '_measurement'),
  },
  {
    name: 'fieldKeys',
    parameters: predicate,
    run: (args, call) => tagValues(call, readOf(args, call), '_field'),
  },
  {
    name: 'measurementTagKeys',
    parameters: measurement,
    run: (args, call) => tagKeys(call, readOf(args, call, ofMeasurement(args))),
  },
  {
    name: 'measurementTagValues',
    parameters: { ...measurement, tag: required },
    run: (args, call) => tagValues(call, readOf(args, call, ofMeasurement(args)), args.string('tag')),
  },
  {
    name: 'measurementFieldKeys',
    parameters: measurement,
    run: (args, call) => tagValues(call, readOf(args, call, ofMeasurement(args)), '_field'),
  },
];

export const schemaFunctions: Builtin[] = ['influxdata/influxdb/schema', 'influxdata/influxdb/v1'].flatMap(
  (path) =>
    definitions.map((definition) =>
      builtin(definition.name, definition.parameters, definition.run, { package: path }),
    ),
);
