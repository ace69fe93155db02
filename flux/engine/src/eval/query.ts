import type { Table } from '../table/table.js';
import { defaultLimits } from '../limits/limits.js';
import { FluxError, LimitError, maskedError, panicError } from './errors.js';
import type { TableStream } from './stream.js';
import type { QueryContext, QueryLimits } from './types.js';
import { isFunction, Time } from './values.js';
import type { Value } from './values.js';

/** Milliseconds a query may keep the event loop for itself. */
const turnMs = 20;

/** Rows that a step makes between two looks at the limits. */
const rowsBetweenChecks = 1024;

/** One run of a script: its context, its options and what it has cost so far. */
export class Query {
  readonly limits: QueryLimits;
  /** Options set by the script, by name. */
  readonly options = new Map<string, Value>();
  /** Hands a stream over as a result; set by whoever runs the script. */
  yield: (name: string, stream: TableStream) => void = () => undefined;
  /** Has a stream run that writes, although the script may hand it over to nobody; set likewise. */
  writeFrom: (stream: TableStream) => void = () => undefined;
  /** Writes that `to()` has asked for; carried out before the result they belong to is handed over. */
  readonly writes: Array<() => Promise<void>> = [];
  /** Streams that hold their tables. */
  readonly computed: TableStream[] = [];
  /** How many computations of tables are under way. */
  running = 0;
  private readonly deadline: number;
  private readers = new Map<TableStream, Set<TableStream>>();
  private lastTurn: number;
  private rows = 0;
  private bytes = 0;
  /** What the step under way has made so far: its tables are counted when it is done. */
  private making = { rows: 0, bytes: 0 };
  /** Rows made since the last look at the limits, and kilobytes. */
  private unchecked = 0;

  constructor(
    readonly context: QueryContext,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.limits = { ...defaultLimits, ...context.limits };
    this.lastTurn = clock();
    this.deadline = this.lastTurn + this.limits.queryMs;
  }

  /** Where influxd panics: it tells of that in what makes tables, and masks it in the script. */
  panic(message: string): FluxError {
    return this.running > 0 ? panicError(message) : maskedError();
  }

  /** Stops the query when it was cancelled or has run for too long: called now and then in long loops. */
  checkpoint(): void {
    if (this.context.signal?.aborted) throw new LimitError('query was canceled', { code: 'canceled' });
    if (this.clock() > this.deadline)
      throw new LimitError(`query ran longer than the limit of ${this.limits.queryMs} ms`, {
        code: 'canceled',
      });
  }

  /** Counts tables against the query's limits on rows and memory; shared columns count once. */
  charge(tables: readonly Table[]): void {
    for (const table of tables) {
      this.rows += table.length;
      for (const column of table.columns) {
        if (column.counted) continue;
        column.counted = true;
        this.bytes += column.bytes();
      }
    }
    this.making = { rows: 0, bytes: 0 };
    this.checkSize(this.rows, this.bytes);
  }

  /** Counts rows, tables or cells that a step is making, so that a step stops at the limits and not behind them. */
  made(bytes: number, rows = 1): void {
    const { making } = this;
    making.rows += rows;
    making.bytes += bytes;
    this.unchecked += 1 + bytes / 1024;
    if (this.unchecked < rowsBetweenChecks) return;
    this.unchecked = 0;
    this.checkpoint();
    this.checkSize(this.rows + making.rows, this.bytes + making.bytes);
  }

  private checkSize(rows: number, bytes: number): void {
    if (rows > this.limits.rows)
      throw new LimitError(
        `query made more rows than the limit of ${this.limits.rows}; narrow its range or filter`,
      );
    if (bytes > this.limits.memoryBytes)
      throw new LimitError(
        `memory allocation limit reached: limit ${this.limits.memoryBytes} bytes, used ${bytes}; narrow the range or filter`,
      );
  }

  /**
   * Notes who reads whom in what is about to run: a read with one reader may be combined with it. What is handed over has
   * a reader in whoever gets it. Throws FluxError where influxd has no plan for it.
   */
  plan(roots: Iterable<TableStream>): void {
    const { readers } = this;
    const read = (input: TableStream, reader: TableStream): void => {
      const known = readers.get(input);
      if (known) known.add(reader);
      else {
        readers.set(input, new Set([reader]));
        for (const next of input.inputs) read(next, input);
      }
    };
    for (const root of roots) read(root, root);
    const problems = [...readers.keys()].flatMap((stream) => stream.planProblem(this) ?? []);
    // What is wrong with the plan is found before what is wrong with a source, and that before the rest.
    const first = problems.find(({ phase }) => phase === 'plan') ?? problems.at(-1);
    if (first) throw first;
  }

  /** Runs what is planned by itself, while the script runs that has it. */
  planned<T>(root: TableStream, run: () => T): T {
    const { readers } = this;
    this.readers = new Map();
    try {
      this.plan([root]);
      return run();
    } finally {
      this.readers = readers;
    }
  }

  /** The streams that read this one. */
  readersOf(stream: TableStream): TableStream[] {
    return [...(this.readers.get(stream) ?? [])].filter((reader) => reader !== stream);
  }

  /** True where at most one other stream reads this one. */
  single(stream: TableStream): boolean {
    return (this.readers.get(stream)?.size ?? 0) <= 1;
  }

  /**
   * The tables of a stream. Between its steps the event loop gets its turn, so that a signal to cancel arrives
   * and other requests are answered.
   */
  async evaluate(stream: TableStream): Promise<Table[]> {
    await this.prepare(stream);
    return stream.result(this);
  }

  private async prepare(stream: TableStream): Promise<void> {
    if (!stream.isComputed()) {
      for (const source of stream.sources(this)) await this.prepare(source);
      if (this.clock() - this.lastTurn > turnMs) {
        await new Promise((resolve) => setImmediate(resolve));
        this.lastTurn = this.clock();
      }
    }
    stream.chunks(this);
  }

  /**
   * Takes apart what the run has made. Left whole, one object of it that outlives a collection of young objects, for
   * whatever reason, takes all tables with it into the old generation: that cost more than a third of the time of queries.
   */
  end(): void {
    for (const stream of this.computed.splice(0)) stream.release();
    this.readers.clear();
  }

  /** Carries out the writes asked for so far, in their order. */
  async flush(): Promise<void> {
    for (const write of this.writes.splice(0)) await write();
  }

  /** The query's now: the script's option where it sets one. */
  now(): bigint {
    const option = this.options.get('now');
    if (option === undefined || !isFunction(option)) return this.context.now;
    const value = option.call([], [], this, { line: 1, column: 1 });
    if (value instanceof Time) return value.ns;
    throw new FluxError('option now must return a time');
  }
}
