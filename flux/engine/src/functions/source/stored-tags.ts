import { maxTime, minTime } from '../../eval/calendar.js';
import { maskedError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import type { Bounds } from '../../eval/stream.js';
import type { SeriesKey } from '../../storage/types.js';
import { Column } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import { Table } from '../../table/table.js';
import { requestOf, tagOf } from './predicate.js';
import type { ScanSpec } from './scan.js';
import { shardBounds } from './shards.js';

/** Of all time: measurements are kept in the index of a bucket as a whole. */
const ever: Bounds = { start: minTime, stop: maxTime };

/** The table of `keep |> group |> distinct` on a read, as the storage lists the values of a tag. Throws FluxError. */
export function storedTagValues(spec: ScanSpec, tag: string, query: Query): Table {
  checkAsked(spec);
  const valuesOf = (stored: Bounds): string[] =>
    seriesWithin(stored, spec, query).map((key) => tagOf(key, tag));
  if (asksPoints(spec, tag)) return listTable(sortedTexts(valuesOf(spec.bounds)));
  const values = valuesOf(tag === '_measurement' ? ever : shardsOf(spec));
  return listTable(sortedTexts(values.filter((value) => value !== '')));
}

/** The table of `keys |> keep |> distinct` on a read, likewise: no tags, where nothing is kept of that time. */
export function storedTagKeys(spec: ScanSpec, query: Query): Table {
  checkAsked(spec);
  const inPoints = asksPoints(spec);
  const series = seriesWithin(inPoints ? spec.bounds : shardsOf(spec), spec, query);
  const hasAny = series.length > 0 || (!inPoints && hasShards(spec, query));
  const tags = series.flatMap((key) => key.tags.map(([name]) => name));
  const labels = hasAny ? [...tags, '_field', '_measurement'] : [];
  const own = labels.filter((label) => label !== '_start' && label !== '_stop');
  return listTable(['_start', '_stop', ...sortedTexts(own)]);
}

/** The index knows no values; influxd asks it nevertheless. */
function checkAsked({ asked }: ScanSpec): void {
  if (asked.has('_value')) throw maskedError();
}

/**
 * Whether the storage's index does not do, which knows fields by measurements alone: for what else is asked influxd looks
 * for points, series by series, and that goes by the read's time to the nanosecond.
 */
function asksPoints({ asked }: ScanSpec, tag?: string): boolean {
  return asked.has('_field') || (tag === '_field' && [...asked].some((column) => column !== '_measurement'));
}

/** The series of a read that have points within bounds. */
function seriesWithin(
  stored: Bounds,
  { bucketOf, equal, series: tests }: ScanSpec,
  query: Query,
): SeriesKey[] {
  const matches = (key: SeriesKey): boolean => tests.every((test) => test(key));
  const request = { bucketId: bucketOf().id, ...stored, ...requestOf(equal), matches };
  return [...query.context.store.series(request)].map(({ key }) => key);
}

function shardsOf({ bucketOf, bounds }: ScanSpec): Bounds {
  return shardBounds(bounds, bucketOf());
}

/** Whether any series at all has points in a read's shards. */
function hasShards(spec: ScanSpec, { context }: Query): boolean {
  const request = { bucketId: spec.bucketOf().id, ...shardsOf(spec) };
  for (const series of context.store.series(request)) return series !== undefined;
  return false;
}

function listTable(values: readonly string[]): Table {
  return Table.from(GroupKey.empty, [['_value', Column.strings(values)]], values.length);
}

function sortedTexts(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareStrings);
}
