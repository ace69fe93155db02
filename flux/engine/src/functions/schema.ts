import type { Args, Builtin, Call } from '../eval/builtin.js';
import { day } from '../eval/calendar.js';
import { FluxError, planError } from '../eval/errors.js';
import type { TableStream } from '../eval/stream.js';
import { isFunction, Duration } from '../eval/values.js';
import type { SeriesKey } from '../storage/types.js';
import { DistinctStream, KeysStream } from './aggregates/distinct.js';
import { KeepStream } from './columns.js';
import { filterStream } from './filter.js';
import { GroupStream } from './group.js';
import { pivotStream } from './pivot.js';
import { findBucket } from './source/index.js';
import { ScanStream } from './source/scan.js';
import { builtin, optional, otherwise, piped, required } from './transform.js';

type SeriesTest = (key: SeriesKey) => boolean;

/** The read that a function about a bucket's schema looks at. */
function readOf(args: Args, call: Call, tests: SeriesTest[] = []): ScanStream | TableStream {
  const { query } = call;
  const wanted = { name: args.string('bucket') };
  const now = query.now();
  const bounds = {
    start: args.instant('start', now),
    // Without one, influxd asks its own clock, whatever the script's option says.
    stop: args.has('stop') ? args.instant('stop', now) : query.context.now,
  };
  if (bounds.start >= bounds.stop) throw planError('cannot query an empty range');
  const scan = new ScanStream(
    {
      bucketOf: () => findBucket(query, wanted),
      bounds,
      series: tests,
      values: [],
      equal: new Map(),
      asked: new Set(tests.length > 0 ? ['_measurement'] : []),
    },
    { kind: call.name, at: call.at },
  );
  if (!args.has('predicate')) return scan;
  const predicate = args.value('predicate');
  if (!isFunction(predicate)) throw new FluxError('predicate must be a function');
  return filterStream(scan, predicate, call);
}

/** As influxd writes it in Flux: `distinct` leaves it to the storage where that can do it. */
function tagValues(call: Call, read: TableStream, tag: string): TableStream {
  const kept = new KeepStream(read, [tag], call);
  return new DistinctStream(new GroupStream(kept, { mode: 'by', columns: [] }, call), tag, call);
}

/** `keys() |> keep(columns: ["_value"]) |> distinct()`, likewise. */
function tagKeys(call: Call, read: TableStream): TableStream {
  return new DistinctStream(
    new KeepStream(new KeysStream(read, '_value', call), ['_value'], call),
    '_value',
    call,
  );
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
