import { StorageError } from '../errors.js';
import { SeriesCatalog } from '../catalog.js';
import { WriteAheadLog } from '../log/write-ahead-log.js';
import { Head } from './head.js';
import { documentKey, numberKey, readNumberKey } from './keys.js';
import { decodeEntries } from './entries-codec.js';
import type { Environment, Transaction } from './environment.js';
import type { WriteAheadLogOptions } from '../log/write-ahead-log.js';
import type { Series } from '../catalog.js';
import type { FieldType, Tags } from '../types.js';

/** What a store holds in memory: which series there are, and what was written since the last compaction. */
export interface Recovered {
  catalog: SeriesCatalog;
  head: Head;
  lastSeriesNumber: number;
  log: WriteAheadLog;
}

interface StoredSeries {
  bucket: string;
  measurement: string;
  tags: Tags;
  field: string;
  type: FieldType;
}

/** Under number 0 the series table keeps the highest number ever given, since numbers are never used again. */
const lastNumberKey = numberKey(0);

export function putSeries(
  transaction: Transaction,
  environment: Environment,
  added: readonly Series[],
): void {
  let last = 0;
  for (const { number, bucketId, key, type } of added) {
    const stored: StoredSeries = { bucket: bucketId, ...key, type };
    transaction.put(environment.series, numberKey(number), Buffer.from(JSON.stringify(stored)));
    last = Math.max(last, number);
  }
  if (last > 0) transaction.put(environment.series, lastNumberKey, numberKey(last));
}

/**
 * Reads the series and replays the write-ahead log of a folder.
 * @throws StorageError one of them cannot be read
 */
export function recover(
  environment: Environment,
  folder: string,
  options: Omit<WriteAheadLogOptions, 'after'>,
): Recovered {
  const catalog = new SeriesCatalog();
  const byNumber = new Map<number, Series>();
  let lastSeriesNumber = 0;
  for (const { key, value } of environment.series.getRange({})) {
    const number = readNumberKey(key);
    if (number === 0) {
      lastSeriesNumber = readNumberKey(value);
      continue;
    }
    const series = readSeries(number, value);
    byNumber.set(number, series);
    catalog.add(series);
  }
  const head = new Head();
  const after = compactedThrough(environment);
  const log = WriteAheadLog.open(folder, { ...options, after }, (record, payload) => {
    decodeEntries(payload, (seriesNumber, _type, time, fieldValue) => {
      const series = byNumber.get(seriesNumber);
      // A series that was removed later leaves its values in the log until the next compaction.
      if (series) head.append(series, time, fieldValue);
    });
    head.logged(record, payload.length);
  });
  return { catalog, head, lastSeriesNumber, log };
}

/** Kept with the blocks themselves: a crash may leave records in the log that are in blocks, or deleted, already. */
const compactedKey = documentKey('store', 'compacted');

export function putCompacted(transaction: Transaction, environment: Environment, record: number): void {
  transaction.put(environment.documents, compactedKey, Buffer.from(JSON.stringify({ record })));
}

function compactedThrough(environment: Environment): number {
  const stored = environment.documents.getBinary(compactedKey);
  return stored ? (JSON.parse(stored.toString()) as { record: number }).record : 0;
}

function readSeries(number: number, value: Buffer): Series {
  try {
    const { bucket, measurement, tags, field, type } = JSON.parse(value.toString()) as StoredSeries;
    return { number, bucketId: bucket, key: { measurement, tags, field }, type };
  } catch (cause) {
    throw new StorageError(`series ${number} cannot be read: restore the data folder from a backup`, {
      cause,
    });
  }
}
