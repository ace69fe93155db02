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
import { schemaCollision, Table } from '../table/table.js';
import { filterStream } from './filter.js';
import { pivotStream } from './pivot.js';
import { findBucket } from './source/index.js';
import { requestOf, tagOf } from './source/predicate.js';
import { readSeries, ScanStream } from './source/scan.js';
import type { ScanSpec } from './source/scan.js';
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
    { bucket, bounds, series: tests, values: [], equal: new Map(), about: new Set() },
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

/** What a read asks the storage, where that has nothing to do but to look at its series; undefined elsewhere. */
function specOf(read: TableStream): ScanSpec | undefined {
  return read instanceof ScanStream && read.spec.values.length === 0 ? read.spec : undefined;
}

/** The series of a read whose conditions are about series alone. @param stored the time in which they have points */
function seriesOf(spec: ScanSpec, stored: Bounds, query: Query): SeriesKey[] {
  const matches = (key: SeriesKey): boolean => spec.series.every((test) => test(key));
  const request = { bucketId: spec.bucket.id, ...stored, ...requestOf(spec.equal), matches };
  return [...query.context.store.series(request)].map(({ key }) => key);
}

/**
 * Whether the storage's index of series does not do, which knows tags alone: the points themselves are looked at, and
 * that goes by the read's time to the nanosecond.
 */
function asksPoints({ about }: ScanSpec, tag?: string): boolean {
  return about.has('_field') || (tag === '_field' && [...about].some((column) => column !== '_measurement'));
}

const ever: Bounds = { start: -(2n ** 63n), stop: 2n ** 63n - 1n };

/** A tag's values by the storage alone: of all series with points, '' where they lack it; of its index, what there is. */
function storedValues(spec: ScanSpec, tag: string, query: Query): string[] {
  if (asksPoints(spec, tag)) return [...readSeries(spec, query)].map(({ key }) => tagOf(key, tag));
  // The index of measurements knows nothing of time.
  const stored = tag === '_measurement' ? ever : widened(spec.bounds);
  return seriesOf(spec, stored, query)
    .map((key) => tagOf(key, tag))
    .filter((value) => value !== '');
}

function listTable(values: readonly string[]): Table {
  return Table.from(GroupKey.empty, [['_value', Column.strings(values)]], values.length);
}

function list(call: Call, read: TableStream, make: (query: Query) => Table[]): TableStream {
  return new TableStream({
    kind: call.name,
    inputs: [],
    at: call.at,
    compute: (_, query) => make(query),
    bounds: read.bounds,
  });
}

function sortedTexts(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareStrings);
}

function tagValues(call: Call, read: TableStream, tag: string): TableStream {
  return list(call, read, (query) => {
    const spec = ['_time', '_value', '_start', '_stop'].includes(tag) ? undefined : specOf(read);
    if (spec) return [listTable(sortedTexts(storedValues(spec, tag, query)))];
    return distinctCells(read.result(query), tag);
  });
}

/** The values of a column over all rows, in the order in which they first come, as `distinct` has them. */
function distinctCells(tables: readonly Table[], label: string): Table[] {
  if (tables.length === 0) return [];
  const columns = tables.map((table) => table.column(label)).filter((column) => column !== undefined);
  if (columns.length === 0) return [listTable([''])];
  const [{ type }] = columns;
  const seen = new Map<unknown, ReturnType<Column['get']>>();
  for (const column of columns) {
    if (column.type !== type) throw schemaCollision(label, column.type, type);
    for (let row = 0; row < column.length; row++) {
      const value = column.isNull(row) ? null : column.raw(row);
      if (!seen.has(value)) seen.set(value, column.get(row));
    }
  }
  const values = [...seen.values()];
  return [Table.from(GroupKey.empty, [['_value', Column.of(type, values)]], values.length)];
}

const ownKeys = ['_field', '_measurement'];

/** The tags that the storage knows of: nothing, where it has kept no points at that time. */
function storedKeys(spec: ScanSpec, query: Query): string[] {
  const tagsOf = (keys: readonly SeriesKey[]): string[] => [
    ...keys.flatMap((key) => key.tags.map(([name]) => name)),
    ...ownKeys,
  ];
  if (asksPoints(spec)) {
    const keys = [...readSeries(spec, query)].map(({ key }) => key);
    return keys.length === 0 ? [] : tagsOf(keys);
  }
  const stored = { bucketId: spec.bucket.id, ...widened(spec.bounds) };
  const [any] = query.context.store.series(stored);
  return any ? tagsOf(seriesOf(spec, widened(spec.bounds), query)) : [];
}

function tagKeys(call: Call, read: TableStream): TableStream {
  return list(call, read, (query) => {
    const spec = specOf(read);
    const tables = spec ? [] : read.result(query);
    if (!spec && tables.length === 0) return [];
    const keys = spec
      ? storedKeys(spec, query)
      : [...tables.flatMap((table) => table.key.columns.map(({ label }) => label)), ...ownKeys];
    const own = keys.filter((label) => label !== '_start' && label !== '_stop');
    return [listTable(['_start', '_stop', ...sortedTexts(own)])];
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
