import { CutOffError } from '../../eval/errors.js';
import type { FluxErrorCode } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { compareSeriesKeys } from '../../storage/order.js';
import type { FieldType, SeriesKey } from '../../storage/types.js';
import type { ColumnType } from '../../table/column.js';
import type { Table } from '../../table/table.js';
import { requestOf } from './predicate.js';
import type { ScanSpec } from './scan.js';
import { shardBounds } from './shards.js';

/** What the storage calls the types that it does not add up or compare. */
const refused: ReadonlyMap<string, string> = new Map([
  ['bool', 'boolean'],
  ['boolean', 'boolean'],
  ['string', 'string'],
]);
const refusedTypes: ReadonlySet<FieldType> = new Set<FieldType>(['boolean', 'string']);

/** Whether the storage computes this of columns of any type. */
function takesAll(fn: string): boolean {
  return fn !== 'sum' && fn !== 'mean' && fn !== 'min' && fn !== 'max';
}

/** Whether the storage refuses to compute this of a column of the type. */
export function refuses(fn: string, type: ColumnType): boolean {
  return !takesAll(fn) && refused.has(type);
}

/** The storage's error where it refuses a type; of what it compares it panics. It names no place in the script. */
export function refusal(fn: string, type: ColumnType | FieldType, made: readonly Table[]): CutOffError {
  const name = refused.get(type)!;
  const [message, code]: [string, FluxErrorCode] =
    fn === 'min' || fn === 'max'
      ? [`panic: unsupported for aggregate ${fn}: *reads.${name}MultiShardArrayCursor`, 'internal error']
      : [`unsupported input type for ${fn} aggregate: ${name}`, 'invalid'];
  return new CutOffError(message, code, made);
}

/** The series at which the storage refuses to go on. */
interface RefusedSeries {
  key: SeriesKey;
  type: FieldType;
}

/**
 * The first series of a read that the storage refuses to compute this of; undefined where there is none. It goes through
 * all fields that a measurement has in the shards that the range touches, for all its tags, wherever the points are.
 */
function refusedSeries(fn: string, scan: ScanSpec, query: Query): RefusedSeries | undefined {
  const { equal, series: tests } = scan;
  const bucket = scan.bucketOf();
  const { store } = query.context;
  const { measurements, fields } = requestOf(equal);
  const request = { bucketId: bucket.id, ...(measurements && { measurements }) };
  if (takesAll(fn) || !store.hasType({ ...request, ...(fields && { fields }) }, refusedTypes))
    return undefined;
  const byMeasurement = new Map<string, { tags: Set<SeriesKey['tags']>; types: Map<string, FieldType> }>();
  for (const { key, type } of store.series({ ...request, ...shardBounds(scan.bounds, bucket) })) {
    let known = byMeasurement.get(key.measurement);
    if (!known) byMeasurement.set(key.measurement, (known = { tags: new Set(), types: new Map() }));
    known.tags.add(key.tags);
    if (refusedTypes.has(type)) known.types.set(key.field, type);
  }
  let first: RefusedSeries | undefined;
  for (const [measurement, { tags: all, types }] of byMeasurement) {
    for (const [field, type] of types) {
      for (const tags of all) {
        const key = { measurement, field, tags };
        if (!first || compareSeriesKeys(key, first.key) < 0)
          if (tests.every((test) => test(key))) first = { key, type };
      }
    }
  }
  return first;
}

/** What the storage makes of a read: all of it, or what stands before the first series that it refuses, and its error. */
export function computeStored(
  fn: string,
  scan: ScanSpec,
  query: Query,
  make: (scan: ScanSpec) => Table[],
): Table[] {
  const found = refusedSeries(fn, scan, query);
  if (!found) return make(scan);
  const isBefore = (key: SeriesKey): boolean => compareSeriesKeys(key, found.key) < 0;
  throw refusal(fn, found.type, make({ ...scan, series: [...scan.series, isBefore] }));
}
