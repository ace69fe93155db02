import type { Table } from '../table/table.js';
import type { Query } from './query.js';

/** The time a stream covers, [start, stop) in ns: `window` clips its windows to it. */
export interface Bounds {
  readonly start: bigint;
  readonly stop: bigint;
}

export function intersect(a: Bounds, b: Bounds): Bounds {
  const start = a.start > b.start ? a.start : b.start;
  const stop = a.stop < b.stop ? a.stop : b.stop;
  return start < stop ? { start, stop } : { start: 0n, stop: 0n };
}

export interface StreamOptions {
  /** The function that made it, for errors and for what can be pushed into a scan. */
  readonly kind: string;
  readonly inputs: readonly TableStream[];
  /** Absent: those of the inputs. */
  readonly bounds?: Bounds | undefined;
  /** Makes the tables from those of the inputs. */
  readonly compute: (inputs: Table[][], query: Query) => Table[];
}

/** A stream of tables that is computed once, when something first asks for its tables. */
export class TableStream {
  readonly kind: string;
  readonly inputs: readonly TableStream[];
  readonly bounds: Bounds | undefined;
  private readonly compute: (inputs: Table[][], query: Query) => Table[];
  private computed: Table[] | undefined;

  constructor(options: StreamOptions) {
    this.kind = options.kind;
    this.inputs = options.inputs;
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
      this.computed = this.compute(inputs, query);
      query.charge(this.computed);
    }
    return this.computed;
  }
}

/** Several inputs cover what any of them covers; unknown where one is unknown. */
function unionBounds(inputs: readonly TableStream[]): Bounds | undefined {
  const all = inputs.map((input) => input.bounds).filter((bounds) => bounds !== undefined);
  if (all.length === 0) return undefined;
  return all.reduce((a, b) => ({
    start: a.start < b.start ? a.start : b.start,
    stop: a.stop > b.stop ? a.stop : b.stop,
  }));
}
