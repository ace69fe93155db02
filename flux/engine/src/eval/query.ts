import type { Table } from '../table/table.js';
import type { Column } from '../table/column.js';
import { defaultLimits } from '../limits/limits.js';
import { FluxError } from './errors.js';
import type { QueryContext, QueryLimits } from './types.js';
import type { Value } from './values.js';

/** One run of a script: its context, its options and what it has cost so far. */
export class Query {
  readonly limits: QueryLimits;
  /** Options set by the script, by name. */
  readonly options = new Map<string, Value>();
  /** Writes that `to()` has asked for; carried out before the result they belong to is handed over. */
  readonly writes: Array<() => Promise<void>> = [];
  private readonly deadline: number;
  private readonly counted = new WeakSet<Column>();
  private rows = 0;
  private bytes = 0;

  constructor(
    readonly context: QueryContext,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.limits = { ...defaultLimits, ...context.limits };
    this.deadline = clock() + this.limits.queryMs;
  }

  /** Stops the query when it was cancelled or has run for too long: called now and then in long loops. */
  checkpoint(): void {
    if (this.context.signal?.aborted) throw new FluxError('query was canceled', { code: 'canceled' });
    if (this.clock() > this.deadline)
      throw new FluxError(`query ran longer than the limit of ${this.limits.queryMs} ms`, { code: 'canceled' });
  }

  /** Counts tables against the query's limits on rows and memory; shared columns count once. */
  charge(tables: readonly Table[]): void {
    for (const table of tables) {
      this.rows += table.length;
      for (const column of table.columns) {
        if (this.counted.has(column)) continue;
        this.counted.add(column);
        this.bytes += column.bytes();
      }
    }
    if (this.rows > this.limits.rows)
      throw new FluxError(`query made more rows than the limit of ${this.limits.rows}; narrow its range or filter`);
    if (this.bytes > this.limits.memoryBytes)
      throw new FluxError(
        `memory allocation limit reached: limit ${this.limits.memoryBytes} bytes, used ${this.bytes}; narrow the range or filter`,
      );
  }
}
