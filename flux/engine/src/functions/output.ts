import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError, startError } from '../eval/errors.js';
import { natureOf } from '../eval/natures.js';
import type { Query } from '../eval/query.js';
import { bindFunction, eachRow } from '../eval/rows.js';
import type { TableStream } from '../eval/stream.js';
import { isNull, recordOf, Time, UInt } from '../eval/values.js';
import type { FluxFunction, Value } from '../eval/values.js';
import type { BucketInfo } from '../eval/types.js';
import type { FieldType, FieldValue, Point, PointField } from '../storage/types.js';
import type { Column } from '../table/column.js';
import { compareStrings } from '../table/group-key.js';
import type { Table } from '../table/table.js';
import { builtin, optional, otherwise, piped, transform } from './transform.js';

function yieldStream(args: Args, call: Call): TableStream {
  const stream = transform({ ...call, name: 'yield' }, args.stream(), (tables) => tables, {
    passing: 'chunks',
    transparent: true,
  });
  call.query.yield(args.string('name'), stream);
  return stream;
}

interface Spec {
  bucket: BucketInfo;
  timeColumn: string;
  measurementColumn: string;
  tagColumns: readonly string[] | undefined;
  fieldFn: FluxFunction | undefined;
}

/** Refuses another organisation than the one there is, as influxd does. */
function ownOrganization(args: Args, call: Call): void {
  const { org } = call.query.context;
  for (const [argument, own] of [
    ['org', org.name],
    ['orgID', org.id],
  ])
    if (args.has(argument) && args.string(argument) !== own)
      throw startError(`could not find org ${JSON.stringify(args.string(argument))}`, 'not found');
}

function to(args: Args, call: Call): TableStream {
  if (args.has('bucket') && args.has('bucketID'))
    throw new FluxError('cannot provide both `bucket` and `bucketID` parameters to the `to` function');
  if (!args.has('bucket') && !args.has('bucketID'))
    throw new FluxError('missing required keyword argument "bucketID"');
  args.refuse('host');
  ownOrganization(args, call);
  const wanted = args.has('bucket') ? { name: args.string('bucket') } : { id: args.string('bucketID') };
  if (wanted.name === '') throw startError('no bucket name or id have been specified');
  const { catalog } = call.query.context;
  const bucket = catalog.find(wanted);
  if (!bucket) throw startError(`could not find bucket "${wanted.name ?? wanted.id}"`, 'not found');
  if (catalog.may?.('write', bucket.id) === false)
    throw startError('user not authorized to write', 'forbidden');
  const spec: Spec = {
    bucket,
    timeColumn: args.string('timeColumn'),
    measurementColumn: args.string('measurementColumn'),
    tagColumns: args.has('tagColumns') ? args.strings('tagColumns') : undefined,
    fieldFn: args.has('fieldFn') ? args.compiled('fieldFn') : undefined,
  };
  const stream = transform(
    call,
    args.stream(),
    (tables, query) => {
      const points = tables.flatMap((table) => pointsOf(table, spec, query, call));
      query.writes.push(() => write(query, spec.bucket, points));
      return tables;
    },
    { passing: 'chunks' },
  );
  call.query.writeFrom(stream);
  return stream;
}

async function write({ context }: Query, bucket: BucketInfo, points: readonly Point[]): Promise<void> {
  if (points.length === 0) return;
  const { rejection, dropped } = await context.store.write(bucket.id, points);
  if (!rejection) return;
  const error = new FluxError(`partial write: ${rejection.message} dropped=${dropped}`);
  error.final = true;
  throw error;
}

interface Named {
  label: string;
  column: Column;
}

function pointsOf(table: Table, spec: Spec, query: Query, call: Call): Point[] {
  const measurements = table.column(spec.measurementColumn);
  if (!measurements) throw new FluxError(`no column with label ${spec.measurementColumn} exists`);
  if (measurements.type !== 'string')
    throw new FluxError(
      `column ${spec.measurementColumn} of type ${measurements.type} is not of type string`,
    );
  const times = table.column(spec.timeColumn);
  if (!times) throw new FluxError('no time column detected');
  if (times.type !== 'time')
    throw new FluxError(`column ${spec.timeColumn} of type ${times.type} is not of type time`);
  const tags = tagsOf(table, spec);
  const fields = fieldsOf(table, spec, query, call);
  const points: Point[] = [];
  eachRow(table, query, (row, index) => {
    if (times.isNull(index) || measurements.isNull(index)) return;
    const found = fields(row, index).filter((field) => field !== undefined);
    if (found.length === 0) return;
    points.push({
      measurement: measurements.raw(index) as string,
      tags: tags
        .filter(({ column }) => !column.isNull(index) && column.raw(index) !== '')
        .map(({ label, column }) => [label, column.raw(index) as string] as const),
      fields: found,
      time: times.raw(index) as bigint,
    });
  });
  return points;
}

/** The tag columns that a table has: those named, or every string column that is no field, measurement or value. */
function tagsOf(table: Table, { tagColumns, timeColumn, measurementColumn }: Spec): Named[] {
  const rest = new Set(['_value', '_field', timeColumn, measurementColumn, '_measurement']);
  const labels =
    tagColumns ??
    table.layout.labels.filter((label) => !rest.has(label) && table.column(label)!.type === 'string');
  return [...labels]
    .sort(compareStrings)
    .map((label) => ({ label, column: table.column(label)! }))
    .filter(({ column }) => {
      if (!column) return false;
      if (column.type !== 'string') throw new FluxError('invalid type for tag column');
      return true;
    });
}

type Fields = (row: Value, index: number) => Array<PointField | undefined>;

function fieldsOf(table: Table, spec: Spec, query: Query, call: Call): Fields {
  if (spec.fieldFn) {
    const fn = bindFunction(spec.fieldFn, ['r'], query, call.at);
    return (row) =>
      [...recordOf(fn(row), 'result of fieldFn').fields].map(([name, value]) => fieldOf(name, value));
  }
  const names = table.column('_field');
  const values = table.column('_value');
  if (!names) throw new FluxError('table has no _field column');
  if (!values) throw new FluxError('table has no _value column');
  if (names.type !== 'string')
    throw new FluxError(`column _field of type ${names.type} is not of type string`);
  return (_, index) => [
    names.isNull(index) ? undefined : fieldOf(names.raw(index) as string, values.get(index)),
  ];
}

/** A field as it is stored; undefined for what no field can hold: null, NaN and infinities. */
function fieldOf(name: string, value: Value): PointField | undefined {
  const field = (type: FieldType, stored: FieldValue): PointField => [name, type, stored];
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? field('double', value) : undefined;
    case 'bigint':
      return field('long', value);
    case 'string':
      return field('string', value);
    case 'boolean':
      return field('boolean', value);
  }
  if (isNull(value)) return undefined;
  if (value instanceof UInt) return field('unsignedLong', value.value);
  if (value instanceof Time) return field('long', value.ns);
  throw new FluxError(`unsupported field type ${natureOf(value)}`, { code: 'internal error' });
}

const toParameters = {
  tables: piped,
  bucket: optional,
  bucketID: optional,
  org: optional,
  orgID: optional,
  host: optional,
  token: optional,
  timeColumn: otherwise('_time'),
  measurementColumn: otherwise('_measurement'),
  tagColumns: optional,
  fieldFn: optional,
};

export const outputFunctions: Builtin[] = [
  builtin('yield', { tables: piped, name: otherwise('_result') }, yieldStream),
  builtin('to', toParameters, to),
  builtin('to', toParameters, to, { package: 'influxdata/influxdb' }),
];
