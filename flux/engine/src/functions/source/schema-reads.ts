import { maxTime, minTime } from '../../eval/calendar.js';
import { maskedError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import type { Bounds, TableStream } from '../../eval/stream.js';
import type { SeriesKey } from '../../storage/types.js';
import { Column } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import { Table } from '../../table/table.js';
import { requestOf, tagOf } from './predicate.js';
import { ScanStream } from './scan.js';
import type { ScanSpec } from './scan.js';
import { shardBounds } from './shards.js';

/** A read that influxd answers from the storage's index; undefined where it reads tables. */
function indexRead(read: TableStream, query: Query): ScanSpec | undefined {
  if (!(read instanceof ScanStream) || !read.isFree(query)) return undefined;
  if (read.spec.asked.has('_value')) throw maskedError();
  return read.spec;
}

/** The series of a read that have points within bounds. */
function seriesOf(spec: ScanSpec, query: Query, bounds: Bounds): SeriesKey[] {
  const matches = (key: SeriesKey): boolean => spec.series.every((test) => test(key));
  const request = { bucketId: spec.bucketOf().id, ...bounds, ...requestOf(spec.equal), matches };
  return [...query.context.store.series(request)].map(({ key }) => key);
}

function hasShards({ bucketOf, bounds }: ScanSpec, { context }: Query): boolean {
  const bucket = bucketOf();
  const request = { bucketId: bucket.id, ...shardBounds(bounds, bucket) };
  for (const series of context.store.series(request)) return series !== undefined;
  return false;
}

function listTable(values: readonly string[]): Table {
  return Table.from(GroupKey.empty, [['_value', Column.strings(values)]], values.length);
}

function sortedTexts(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareStrings);
}

/** Of all time: measurements are kept in the index of a bucket as a whole. */
const always = { start: minTime, stop: maxTime };

/** The values of a tag as the storage lists them; undefined where it does not. */
export function storedTagValues(read: TableStream, tag: string, query: Query): Table | undefined {
  const spec = ['_time', '_value', '_start', '_stop'].includes(tag) ? undefined : indexRead(read, query);
  if (!spec) return undefined;
  const { asked, bounds } = spec;
  // The index knows fields by measurements alone: for what else is asked influxd looks for points, series by series.
  const inPoints =
    asked.has('_field') || (tag === '_field' && [...asked].some((column) => column !== '_measurement'));
  if (inPoints) return listTable(sortedTexts(seriesOf(spec, query, bounds).map((key) => tagOf(key, tag))));
  const series = seriesOf(
    spec,
    query,
    tag === '_measurement' ? always : shardBounds(bounds, spec.bucketOf()),
  );
  return listTable(sortedTexts(series.map((key) => tagOf(key, tag)).filter((value) => value !== '')));
}

/** The keys of a read's tags, likewise. */
export function storedTagKeys(read: TableStream, query: Query): Table | undefined {
  const spec = indexRead(read, query);
  if (!spec) return undefined;
  const inPoints = spec.asked.has('_field');
  const series = seriesOf(spec, query, inPoints ? spec.bounds : shardBounds(spec.bounds, spec.bucketOf()));
  const hasAny = series.length > 0 || (!inPoints && hasShards(spec, query));
  const own = series.flatMap((key) => key.tags.map(([name]) => name));
  return tagKeyTable(hasAny ? [...own, '_field', '_measurement'] : []);
}

/** Keys of tags as a table, behind the columns that every read has. */
export function tagKeyTable(keys: readonly string[]): Table {
  const own = keys.filter((label) => label !== '_start' && label !== '_stop');
  return listTable(['_start', '_stop', ...sortedTexts(own)]);
}
