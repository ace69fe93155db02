import type { Series, SeriesCatalog } from './catalog.js';
import { goDuration, rfc3339 } from './time-text.js';
import type { FieldType, FieldValue, Point, Tags, WriteOutcome, WriteRejection } from './types.js';

/** One value that will be stored. */
export interface Entry {
  series: Series;
  time: bigint;
  value: FieldValue;
}

export interface Admission {
  entries: Entry[];
  /** Series that the catalog did not have; they are in it now. */
  added: Series[];
  outcome: WriteOutcome;
}

const typeNames: Record<FieldType, string> = {
  double: 'float',
  long: 'integer',
  unsignedLong: 'unsigned',
  string: 'string',
  boolean: 'boolean',
};

/** The part of a bucket that decides what is stored in it. */
export interface RetainedBucket {
  id: string;
  retentionSeconds: number;
}

/** Now in ns, and how new series are numbered. */
export interface AdmissionContext {
  catalog: SeriesCatalog;
  now: bigint;
  nextSeriesNumber: () => number;
}

/**
 * Decides point by point what of a write is stored, as InfluxDB does: a point older than the retention or with a field
 * of another type than before is left out whole, the others are stored.
 */
export function admit(
  bucket: RetainedBucket,
  points: readonly Point[],
  context: AdmissionContext,
): Admission {
  const entries: Entry[] = [];
  const added: Series[] = [];
  const oldest =
    bucket.retentionSeconds > 0 ? context.now - BigInt(bucket.retentionSeconds) * 1_000_000_000n : undefined;
  const expired: Point[] = [];
  let firstExpired = -1;
  let rejection: WriteRejection | undefined;
  let refused = 0;
  const known = new KnownSeries(bucket.id, context.catalog);
  points.forEach((given, index) => {
    if (oldest !== undefined && given.time < oldest) {
      expired.push(given);
      if (firstExpired < 0) firstExpired = index;
      return;
    }
    if (known.take(given, entries)) return;
    const point = withoutTimeField(given);
    if (point !== given) rejection ??= { ...timeFieldRejection(given, point), index };
    const problem = typeConflict(bucket.id, point, context.catalog);
    if (problem !== undefined) rejection ??= { reason: 'type-conflict', message: problem, index };
    if (problem !== undefined || point.fields.length === 0) {
      refused++;
      return;
    }
    for (const [field, type, value] of point.fields) {
      const series = seriesOf(bucket.id, point, field, type, context, added);
      entries.push({ series, time: point.time, value });
    }
  });
  const dropped = refused + expired.length;
  if (!rejection && expired.length > 0 && oldest !== undefined) {
    const message = retentionMessage(bucket.retentionSeconds, expired, oldest);
    rejection = { reason: 'retention', message, index: firstExpired };
  }
  return {
    entries,
    added,
    outcome: { written: points.length - dropped, dropped, ...(rejection ? { rejection } : {}) },
  };
}

/** The usual case: all fields of a point belong to series that are there, and have their types. */
class KnownSeries {
  /** Points of one series text share their tags. */
  private readonly byTags = new Map<Tags, { measurement: string; fields: ReadonlyMap<string, Series> }>();

  constructor(
    private readonly bucketId: string,
    private readonly catalog: SeriesCatalog,
  ) {}

  /** Adds the point's values to the entries; false, and nothing is added, where it is another case. */
  take({ measurement, tags, fields, time }: Point, entries: Entry[]): boolean {
    let known = this.byTags.get(tags);
    if (known?.measurement !== measurement) {
      const found = this.catalog.fieldsOf(this.bucketId, measurement, tags);
      if (!found) return false;
      this.byTags.set(tags, (known = { measurement, fields: found }));
    }
    const before = entries.length;
    for (const [field, type, value] of fields) {
      const series = known.fields.get(field);
      if (series?.type !== type) {
        entries.length = before;
        return false;
      }
      entries.push({ series, time, value });
    }
    return fields.length > 0;
  }
}

/** InfluxDB keeps the name `time` for itself. */
function withoutTimeField(point: Point): Point {
  if (!point.fields.some(([name]) => name === 'time')) return point;
  return { ...point, fields: point.fields.filter(([name]) => name !== 'time') };
}

function timeFieldRejection(given: Point, left: Point): Omit<WriteRejection, 'index'> {
  const message = `invalid field name: input field "time" on measurement "${given.measurement}" is invalid`;
  if (left.fields.length === 0) return { reason: 'invalid-field', message };
  return { reason: 'stripped-field', message: `${message}. Field "time" has been stripped from point.` };
}

function typeConflict(bucketId: string, point: Point, catalog: SeriesCatalog): string | undefined {
  const seen = point.fields.length > 1 ? new Map<string, FieldType>() : undefined;
  for (const [field, type] of point.fields) {
    const existing = catalog.fieldType(bucketId, point.measurement, field) ?? seen?.get(field);
    if (existing !== undefined && existing !== type) {
      return (
        `field type conflict: input field "${field}" on measurement "${point.measurement}" ` +
        `is type ${typeNames[type]}, already exists as type ${typeNames[existing]}`
      );
    }
    seen?.set(field, type);
  }
  return undefined;
}

function seriesOf(
  bucketId: string,
  { measurement, tags }: Point,
  field: string,
  type: FieldType,
  context: AdmissionContext,
  added: Series[],
): Series {
  const found = context.catalog.find(bucketId, measurement, tags, field);
  if (found) return found;
  const series = { number: context.nextSeriesNumber(), bucketId, key: { measurement, tags, field }, type };
  context.catalog.add(series);
  added.push(series);
  return series;
}

function retentionMessage(retentionSeconds: number, expired: readonly Point[], bound: bigint): string {
  const byTime = [...expired].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const violation = `dropped because it violates a Retention Policy Lower Bound at ${rfc3339(bound)}`;
  const tell = (point: Point | undefined) =>
    point ? `point ${point.measurement} at ${rfc3339(point.time)} ${violation}` : '';
  return (
    `dropped ${expired.length} points outside retention policy of duration ${goDuration(retentionSeconds)} - ` +
    `oldest ${tell(byTime[0])}, newest ${tell(byTime.at(-1))}`
  );
}
