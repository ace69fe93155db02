/**
 * The boundary between the language and the storage: what a point, a series and a scan are.
 * Times are nanoseconds since 1970 (UTC) as bigint; bucket ids are strings of 16 hexadecimal digits.
 */

export type FieldType = 'long' | 'double' | 'unsignedLong' | 'string' | 'boolean';

/** `double` is a number, `long` and `unsignedLong` a bigint, `string` a string, `boolean` a boolean. */
export type FieldValue = number | bigint | string | boolean;

/** Tags sorted by key (by bytes of UTF-8), each key once, no empty values. */
export type Tags = ReadonlyArray<readonly [key: string, value: string]>;

export interface SeriesKey {
  readonly measurement: string;
  readonly field: string;
  readonly tags: Tags;
}

/** `double`: Float64Array, `long`: BigInt64Array, `unsignedLong`: BigUint64Array, `boolean`: Uint8Array of 0 and 1. */
export type ValueArray = Float64Array | BigInt64Array | BigUint64Array | Uint8Array | readonly string[];

/** One series of a scan: times ascend, each once. The arrays must not be changed; later writes do not change them either. */
export interface SeriesData {
  readonly key: SeriesKey;
  readonly type: FieldType;
  readonly times: BigInt64Array;
  readonly values: ValueArray;
}

/** One series of a scan a part at a time: times ascend through its parts, none of which is empty. */
export interface SeriesParts {
  readonly key: SeriesKey;
  readonly type: FieldType;
  readonly parts: Iterable<Pick<SeriesData, 'times' | 'values'>>;
}

export interface ScanRequest {
  bucketId: string;
  /** Inclusive, ns. */
  start: bigint;
  /** Exclusive, ns. */
  stop: bigint;
  measurements?: ReadonlySet<string>;
  fields?: ReadonlySet<string>;
  /** All must hold: the tag's value is one of `values`; '' stands for a series without the tag. */
  tags?: ReadonlyArray<{ key: string; values: ReadonlySet<string> }>;
  matches?: (key: SeriesKey) => boolean;
}

/** A field of a point; `value` has the JavaScript type that `FieldValue` names for `type`. */
export type PointField = readonly [name: string, type: FieldType, value: FieldValue];

export interface Point {
  readonly measurement: string;
  readonly tags: Tags;
  readonly fields: readonly PointField[];
  readonly time: bigint;
}

/** Why points or fields of an otherwise accepted write were left out. */
export interface WriteRejection {
  reason: 'retention' | 'type-conflict' | 'invalid-field' | 'stripped-field';
  /** In InfluxDB's wording, without the count. */
  message: string;
  /** The place in the points written of the first one left out for this reason. */
  index: number;
}

export interface WriteOutcome {
  /** Points of which at least one field was stored. */
  written: number;
  /** Points of which nothing was stored. */
  dropped: number;
  /** The first rejection; undefined when all was written. */
  rejection?: WriteRejection;
}

/** Points of all buckets. Reads are synchronous; a write or delete resolves when it is on disk. */
export interface PointStore {
  /**
   * The series with at least one point in the range, ordered by measurement, tags and field.
   * Each is read when the iterator reaches it: end the iteration early and the rest costs nothing.
   */
  scan(request: ScanRequest): Iterable<SeriesData>;
  /**
   * The same, for who needs no series as a whole: what is kept in blocks is read as it is asked for. A series without a
   * point in the range comes with no parts.
   */
  scanParts(request: ScanRequest): Iterable<SeriesParts>;
  /** The same series without their points; much cheaper than a scan. */
  series(request: ScanRequest): Iterable<{ readonly key: SeriesKey; readonly type: FieldType }>;
  /** Whether any field of the request's measurements has one of the types, whatever its range and tags; cheaper still. */
  hasType(
    request: Pick<ScanRequest, 'bucketId' | 'measurements' | 'fields'>,
    types: ReadonlySet<FieldType>,
  ): boolean;
  /** Replaces a point of the same series, time and field. Rejects with BucketNotFoundError or StorageError. */
  write(bucketId: string, points: readonly Point[]): Promise<WriteOutcome>;
  /** Removes the points in [start, stop) of the series that match. */
  delete(bucketId: string, start: bigint, stop: bigint, matches: (key: SeriesKey) => boolean): Promise<void>;
}

export interface Bucket {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** 0: kept for ever. */
  readonly retentionSeconds: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface BucketChange {
  name?: string;
  description?: string;
  retentionSeconds?: number;
}

/** Buckets by id and name; a change resolves when it is on disk. */
export interface BucketStore {
  /** In order of creation. */
  list(): Bucket[];
  byId(id: string): Bucket | undefined;
  byName(name: string): Bucket | undefined;
  /** Rejects with BucketExistsError. */
  create(bucket: { name: string; description?: string; retentionSeconds?: number }): Promise<Bucket>;
  /** Rejects with BucketNotFoundError or BucketExistsError. */
  update(id: string, change: BucketChange): Promise<Bucket>;
  /** Removes the bucket and its points. Rejects with BucketNotFoundError. */
  remove(id: string): Promise<void>;
}

/** Small JSON records by kind and id (authorizations, tasks, runs, settings); a change resolves when it is on disk. */
export interface DocumentStore {
  get(kind: string, id: string): unknown;
  /** In order of their ids. */
  list(kind: string): Array<{ id: string; value: unknown }>;
  put(kind: string, id: string, value: unknown): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
}

/** Everything one engine keeps: in memory or in one folder. */
export interface Store {
  readonly points: PointStore;
  readonly buckets: BucketStore;
  readonly documents: DocumentStore;
  /** Removes what has left its bucket's retention. */
  enforceRetention(): Promise<void>;
  /** Writes out what is pending and releases the folder; nothing may be called afterwards. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Milliseconds since 1970; default Date.now. */
  clock?: () => number;
}
