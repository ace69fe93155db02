import { compareBytes, compareSeriesKeys, tagValue } from './order.js';
import type { FieldType, ScanRequest, SeriesKey, Tags } from './types.js';

/** A series as the storage knows it; `number` is unique in a store and never used again. */
export interface Series {
  readonly number: number;
  readonly bucketId: string;
  readonly key: SeriesKey;
  readonly type: FieldType;
}

interface Group {
  readonly tags: Tags;
  readonly fields: Map<string, Series>;
}

interface Measurement {
  readonly groups: Map<string, Group>;
  /** A field has one type in a measurement, as in InfluxDB. */
  readonly types: Map<string, { type: FieldType; series: number }>;
  /** All series in order, made when first asked for after a change. */
  ordered?: Series[] | undefined;
}

/** Which series exist, in memory: found by key for writes, selected in order for scans. */
export class SeriesCatalog {
  #buckets = new Map<string, Map<string, Measurement>>();
  /** A parsed body shares one tags array a tag set, so its text is made once. */
  #tagTexts = new WeakMap<Tags, string>();

  /** The type that the field has in the measurement, if it has points. */
  fieldType(bucketId: string, measurement: string, field: string): FieldType | undefined {
    return this.#buckets.get(bucketId)?.get(measurement)?.types.get(field)?.type;
  }

  find(bucketId: string, measurement: string, tags: Tags, field: string): Series | undefined {
    return this.fieldsOf(bucketId, measurement, tags)?.get(field);
  }

  /** The series of all fields with these tags, by field; it grows with the catalog. */
  fieldsOf(bucketId: string, measurement: string, tags: Tags): ReadonlyMap<string, Series> | undefined {
    return this.#buckets.get(bucketId)?.get(measurement)?.groups.get(this.#tagText(tags))?.fields;
  }

  add(series: Series): void {
    const { measurement, tags, field } = series.key;
    const measurements = getOrAdd(this.#buckets, series.bucketId, () => new Map<string, Measurement>());
    const entry = getOrAdd(measurements, measurement, (): Measurement => ({
      groups: new Map(),
      types: new Map(),
    }));
    const group = getOrAdd(entry.groups, this.#tagText(tags), (): Group => ({ tags, fields: new Map() }));
    group.fields.set(field, series);
    getOrAdd(entry.types, field, () => ({ type: series.type, series: 0 })).series++;
    entry.ordered = undefined;
  }

  remove(series: Series): void {
    const { measurement, tags, field } = series.key;
    const measurements = this.#buckets.get(series.bucketId);
    const entry = measurements?.get(measurement);
    const group = entry?.groups.get(this.#tagText(tags));
    if (!measurements || !entry || !group?.fields.delete(field)) return;
    entry.ordered = undefined;
    const type = entry.types.get(field);
    if (type && --type.series === 0) entry.types.delete(field);
    if (group.fields.size === 0) entry.groups.delete(this.#tagText(tags));
    if (entry.groups.size === 0) measurements.delete(measurement);
    if (measurements.size === 0) this.#buckets.delete(series.bucketId);
  }

  /** The series that a request asks for, whatever its range, ordered by measurement, tags and field. */
  *select(request: Omit<ScanRequest, 'start' | 'stop'>): Iterable<Series> {
    const measurements = this.#buckets.get(request.bucketId);
    if (!measurements) return;
    const names = [...measurements.keys()].filter((name) => request.measurements?.has(name) ?? true);
    names.sort(compareBytes);
    for (const name of names) {
      const entry = measurements.get(name);
      if (!entry) continue;
      entry.ordered ??= orderedSeries(entry);
      for (const series of entry.ordered) if (wanted(series.key, request)) yield series;
    }
  }

  /** Whether any field that a request asks for has one of the types. */
  hasType(
    { bucketId, measurements, fields }: Pick<ScanRequest, 'bucketId' | 'measurements' | 'fields'>,
    types: ReadonlySet<FieldType>,
  ): boolean {
    for (const [name, entry] of this.#buckets.get(bucketId) ?? []) {
      if (measurements && !measurements.has(name)) continue;
      for (const [field, { type }] of entry.types)
        if (types.has(type) && (fields?.has(field) ?? true)) return true;
    }
    return false;
  }

  /** Every series of a bucket, or of all. */
  *all(bucketId?: string): Iterable<Series> {
    const buckets = bucketId === undefined ? [...this.#buckets.keys()] : [bucketId];
    for (const id of buckets) yield* this.select({ bucketId: id });
  }

  #tagText(tags: Tags): string {
    let text = this.#tagTexts.get(tags);
    if (text === undefined) {
      // Lengths keep apart what separators inside keys or values would mix up.
      text = tags.map(([key, value]) => `${key.length}:${key}${value.length}:${value}`).join('');
      this.#tagTexts.set(tags, text);
    }
    return text;
  }
}

function orderedSeries(entry: Measurement): Series[] {
  return [...entry.groups.values()]
    .flatMap((group) => [...group.fields.values()])
    .sort((a, b) => compareSeriesKeys(a.key, b.key));
}

function wanted(key: SeriesKey, request: Omit<ScanRequest, 'start' | 'stop'>): boolean {
  if (request.fields && !request.fields.has(key.field)) return false;
  for (const tag of request.tags ?? []) if (!tag.values.has(tagValue(key.tags, tag.key))) return false;
  return request.matches?.(key) ?? true;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
