import type { Query } from '../../eval/query.js';
import type { Bounds } from '../../eval/stream.js';
import { day, floorDivide } from '../../eval/calendar.js';
import type { TableStream } from '../../eval/stream.js';
import type { SeriesKey } from '../../storage/types.js';
import { Column } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import { Table } from '../../table/table.js';
import { requestOf, tagOf } from './predicate.js';
import { readSeries, ScanStream } from './scan.js';
import type { ScanSpec } from './scan.js';

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
export function seriesRead(read: TableStream): ScanSpec | undefined {
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
function valuesOf(spec: ScanSpec, tag: string, query: Query): string[] {
  if (asksPoints(spec, tag)) return [...readSeries(spec, query)].map(({ key }) => tagOf(key, tag));
  // The index of measurements knows nothing of time.
  const stored = tag === '_measurement' ? ever : widened(spec.bounds);
  return seriesOf(spec, stored, query)
    .map((key) => tagOf(key, tag))
    .filter((value) => value !== '');
}

/** The table of `keep |> group |> distinct` on a read of which the storage knows a tag's values. */
export function storedTagValues(spec: ScanSpec, tag: string, query: Query): Table {
  return listTable(sortedTexts(valuesOf(spec, tag, query)));
}

/** The table of `keys |> keep |> distinct` on a read, by the storage alone: no tags, where it kept no points at that time. */
export function storedTagKeys(spec: ScanSpec, query: Query): Table {
  const labels = keysOf(spec, query).filter((label) => label !== '_start' && label !== '_stop');
  return listTable(['_start', '_stop', ...sortedTexts(labels)]);
}

function keysOf(spec: ScanSpec, query: Query): string[] {
  const tagsOf = (keys: readonly SeriesKey[]): string[] => [
    ...keys.flatMap((key) => key.tags.map(([name]) => name)),
    '_field',
    '_measurement',
  ];
  if (asksPoints(spec)) {
    const keys = [...readSeries(spec, query)].map(({ key }) => key);
    return keys.length === 0 ? [] : tagsOf(keys);
  }
  const stored = { bucketId: spec.bucket.id, ...widened(spec.bounds) };
  const [any] = query.context.store.series(stored);
  return any ? tagsOf(seriesOf(spec, widened(spec.bounds), query)) : [];
}

function listTable(values: readonly string[]): Table {
  return Table.from(GroupKey.empty, [['_value', Column.strings(values)]], values.length);
}

function sortedTexts(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareStrings);
}
