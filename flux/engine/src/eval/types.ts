import type { PointStore } from '../storage/types.js';
import type { Table } from '../table/table.js';

/** A bucket as the language sees it. */
export interface BucketInfo {
  id: string;
  name: string;
  orgId: string;
  /** 0 keeps points for ever. */
  retentionSeconds: number;
}

/** The buckets a query may name. A bucket the caller may not see is left out of it. */
export interface Catalog {
  /** @returns the bucket of this name or id, or undefined when there is none. */
  find(bucket: { name?: string; id?: string }): BucketInfo | undefined;
  list(): BucketInfo[];
  /** False where the caller's token does not allow it; absent means everything is allowed. */
  may?(action: 'read' | 'write', bucketId: string): boolean;
}

export interface Organization {
  id: string;
  name: string;
}

/** What one query may cost before it is stopped with an error that names the limit. */
export interface QueryLimits {
  /** Longest script in bytes of UTF-8. */
  scriptBytes: number;
  /** Deepest nesting of brackets in a script: the parser's memory grows without bound otherwise. */
  nestingDepth: number;
  /** Longest run time in milliseconds. */
  queryMs: number;
  /** Most rows that all the intermediate and final tables of a query may have. */
  rows: number;
  /** Most bytes that all the intermediate and final tables of a query may take. */
  memoryBytes: number;
}

/** Everything a query needs from outside: the core reads no clock and no global. */
export interface QueryContext {
  /** The frozen time of the query, nanoseconds since the epoch. */
  now: bigint;
  store: PointStore;
  catalog: Catalog;
  org: Organization;
  signal?: AbortSignal;
  limits?: Partial<QueryLimits>;
  /** Flux source or a JSON AST file of declarations (`option …`, assignments) that is run before the script. */
  extern?: string | object;
}

/** One named result of a query: `yield(name:)`, `_result` by default. */
export interface QueryResult {
  name: string;
  tables: Table[];
  /** Whether an error follows that ended it. */
  cutOff?: true;
}

/**
 * Runs a script and hands over its results one after the other, in influxd's order.
 * Points written by `to()` are stored before the result they belong to is handed over.
 * Throws FluxError (see errors.ts): before the first result when the script is at fault.
 */
export type Execute = (script: string, context: QueryContext) => AsyncGenerator<QueryResult, void, void>;
