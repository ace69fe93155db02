export { Engine, openEngine } from './engine.js';
export type { EngineOptions, QueryOptions, WriteOptions } from './engine.js';
export { CsvEncoder } from './csv/encode.js';
export type { Annotation, Dialect } from './csv/encode.js';
export { formatDuration, formatTime, parseDuration, parseTime } from './eval/calendar.js';
export { FluxError } from './eval/errors.js';
export type { FluxErrorCode, Place } from './eval/errors.js';
export { execute } from './eval/execute.js';
export type {
  BucketInfo,
  Catalog,
  Organization,
  QueryContext,
  QueryLimits,
  QueryResult,
} from './eval/types.js';
export { Duration, Time, UInt } from './eval/values.js';
export type { Scalar } from './eval/values.js';
export { check } from './lang/check.js';
export type { Diagnostic } from './lang/check.js';
export { testcases } from './lang/testcases.js';
export type { Testcase } from './lang/testcases.js';
export { defaultLimits } from './limits/limits.js';
export { startServer } from './server/start-server.js';
export type { RunningServer, ServerOptions } from './server/start-server.js';
export type { RowsAnswer, RowsRequest } from './server/query-rows.js';
export type { WriteAnswer, WriteRequest } from './server/write-lines.js';
export { DiskRoom, freeBytes } from './storage/disk-room.js';
export type { FreeBytes } from './storage/disk-room.js';
export {
  BucketExistsError,
  BucketNotFoundError,
  InvalidBucketError,
  LineProtocolError,
  SchemaVersionError,
  StorageError,
} from './storage/errors.js';
export { lockFolder } from './storage/folder-lock.js';
export type { Bucket, Point, PointStore, Store, WriteOutcome } from './storage/types.js';
export { Column } from './table/column.js';
export type { ColumnType } from './table/column.js';
export { GroupKey } from './table/group-key.js';
export { plainRows } from './table/plain-rows.js';
export type { PlainRow } from './table/plain-rows.js';
export { rowsOf } from './table/rows.js';
export type { ResultRow } from './table/rows.js';
export { Table } from './table/table.js';
export { tuneHeap } from './worker/heap.js';
export { startEngineWorker } from './worker/start-worker.js';
export type { EngineWorker, EngineWorkerOptions } from './worker/start-worker.js';
