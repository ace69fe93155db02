import type { Table } from '../table/table.js';
import { FluxError } from './errors.js';
import type { Place } from './errors.js';
import type { Query } from './query.js';

/** The time a stream covers, [start, stop) in ns: `window` clips its windows to it. */
export interface Bounds {
  readonly start: bigint;
  readonly stop: bigint;
}

export interface StreamOptions {
  /** The function that made it, for errors and for what can be pushed into a scan. */
  readonly kind: string;
  readonly inputs: readonly TableStream[];
  readonly at: Place;
  /** Where given, even as undefined, they stand instead of those of the inputs. */
  readonly bounds?: Bounds | undefined;
  /** Makes the tables from those of the inputs. */
  readonly compute: (inputs: Table[][], query: Query) => Table[];
}

/** A stream of tables that is computed once, when something first asks for its tables. */
export class TableStream {
  readonly kind: string;
  readonly inputs: readonly TableStream[];
  readonly at: Place;
  readonly bounds: Bounds | undefined;
  private readonly compute: (inputs: Table[][], query: Query) => Table[];
  private computed: Table[] | undefined;

  constructor(options: StreamOptions) {
    this.kind = options.kind;
    this.inputs = options.inputs;
    this.at = options.at;
    this.bounds = 'bounds' in options ? options.bounds : unionBounds(options.inputs);
    this.compute = options.compute;
  }

  isComputed(): boolean {
    return this.computed !== undefined;
  }

  tables(query: Query): Table[] {
    if (this.computed === undefined) {
      const inputs = this.inputs.map((input) => input.tables(query));
      query.checkpoint();
      this.computed = this.run(inputs, query);
      query.charge(this.computed);
    }
    return this.computed;
  }

  private run(inputs: Table[][], query: Query): Table[] {
    query.running++;
    try {
      return this.compute(inputs, query);
    } catch (error) {
      throw runtimeError(error, this.kind, this.at);
    } finally {
      query.running--;
    }
  }
}

/** The error of a function that works on tables, in influxd's form: with its place and its name. */
function runtimeError(error: unknown, kind: string, at: Place): unknown {
  if (error instanceof RangeError && error.message.includes('call stack'))
    return new FluxError(`runtime error ${placeText(at)}: ${kind}: functions are nested too deeply`, {
      cause: error,
    });
  if (!(error instanceof FluxError) || error.final) return error;
  error.message = `runtime error ${placeText(at)}: ${kind}: ${error.message}`;
  error.place = at;
  error.final = true;
  return error;
}

/** `@1:5-1:20`, as influxd writes places. */
export function placeText({ line, column, endLine, endColumn }: Place): string {
  return endLine === undefined ? `@${line}:${column}` : `@${line}:${column}-${endLine}:${endColumn}`;
}

/** Several inputs cover what any of them covers; unknown where one is unknown. */
function unionBounds(inputs: readonly TableStream[]): Bounds | undefined {
  const known = inputs.map((input) => input.bounds).filter((bounds) => bounds !== undefined);
  if (known.length === 0) return undefined;
  return known.reduce((a, b) => ({
    start: a.start < b.start ? a.start : b.start,
    stop: a.stop > b.stop ? a.stop : b.stop,
  }));
}

export function intersect(a: Bounds, b: Bounds): Bounds {
  const start = a.start > b.start ? a.start : b.start;
  const stop = a.stop < b.stop ? a.stop : b.stop;
  return start < stop ? { start, stop } : { start: 0n, stop: 0n };
}
