import { SeriesBuffer } from '../series-buffer.js';
import type { Series } from '../catalog.js';
import type { FieldValue } from '../types.js';

/** What was written since the last compaction: in memory for reading, in the write-ahead log for a restart. */
export class Head {
  readonly buffers = new Map<Series, SeriesBuffer>();
  /** Values held, a rewritten one counted again. */
  values = 0;
  /** Bytes of its records in the log. */
  logBytes = 0;
  /** The last record of the log that belongs to it. */
  lastRecord = 0;

  append(series: Series, time: bigint, value: FieldValue): void {
    let buffer = this.buffers.get(series);
    if (!buffer) this.buffers.set(series, (buffer = new SeriesBuffer(series.type)));
    buffer.append(time, value);
    this.values++;
  }

  logged(record: number, bytes: number): void {
    this.lastRecord = record;
    this.logBytes += bytes;
  }
}
