import { hasRepeatedKey, inTime, lateLast, refuseRepeatedKeys, wholeTables } from '../table/late.js';
import { mergeByKey } from '../table/merge.js';
import type { ColumnType } from '../table/column.js';
import type { Table } from '../table/table.js';
import { FluxError, isStackOverflow, ReadError, RepeatedKeyError } from './errors.js';
import type { Place } from './errors.js';
import type { Query } from './query.js';

/** The time a stream covers, [start, stop) in ns: `window` clips its windows to it. */
export interface Bounds {
  readonly start: bigint;
  readonly stop: bigint;
}

/**
 * How a function hands tables on. influxd's newer functions pass on pieces of tables as they come (`chunks`); where they
 * change keys, nobody knows that a table is complete before all pieces have come (`regrouped`), and whoever needs whole
 * tables gets them in the order of their keys. A few put the pieces together themselves, in the order in which keys first come
 * (`first-come`). All other functions take and give whole tables.
 */
export type Passing = 'chunks' | 'regrouped' | 'first-come';

export interface StreamOptions {
  /** The function that made it, for errors and for what can be pushed into a scan. */
  readonly kind: string;
  readonly inputs: readonly TableStream[];
  readonly at: Place;
  /** Where given, even as undefined, they stand instead of those of the inputs. */
  readonly bounds?: Bounds | undefined;
  /** Types of columns that the script's own types tell; of those of its inputs `RowTypes` knows. */
  readonly rowTypes?: RowTypes;
  /** Absent: it works on whole tables. */
  readonly passing?: Passing | ((inputs: Table[][], query: Query) => Passing);
  /** Given: it takes one table a key, and this begins influxd's error where another comes. */
  readonly oncePerKey?: string;
  /** Makes the tables from those of the inputs. */
  readonly compute: (inputs: Table[][], query: Query) => Table[];
}

/** Types of columns by label. */
export type RowTypes = ReadonlyMap<string, ColumnType>;

/** The functions whose rows have, by Flux's types, all columns of the rows they take, whatever becomes of the tables. */
const keepRowTypes = new Set(
  `exponentialMovingAverage filter first group hourSelection last limit max median min movingAverage quantile range
   sample set sort tail timeShift truncateTimeColumn unique yield`.split(/\s+/),
);

/** Functions on whole tables of which one without rows has a piece all the same, and those that leave it as it is. */
const buildPieces = new Set(['from', 'increase', 'slurp', 'sort']);
const passOnPieces = new Set(['drop', 'duplicate', 'keep', 'rename']);

/** A stream of tables that is computed once, when something first asks for its tables. */
export class TableStream {
  readonly kind: string;
  readonly inputs: readonly TableStream[];
  readonly at: Place;
  readonly bounds: Bounds | undefined;
  private readonly options: StreamOptions;
  private pieces: Table[] | undefined;
  private whole: Table[] | undefined;
  /** What whoever asks for the tables gets instead of them. */
  private failure: ReadError | undefined;
  /** Whether the pieces' order is that of their keys only once all have come. */
  protected unsettled = false;
  /** Whether a key may have several tables, since rows came late. */
  private repeats = false;

  constructor(options: StreamOptions) {
    this.kind = options.kind;
    this.inputs = options.inputs;
    this.at = options.at;
    this.bounds = 'bounds' in options ? options.bounds : unionBounds(options.inputs);
    this.options = options;
  }

  /** What Flux's types tell of its rows: of a column that tables lack, too, since a function dropped it. */
  rowTypes(): RowTypes {
    const [input] = this.inputs;
    const before = input && keepRowTypes.has(this.kind) ? input.rowTypes() : undefined;
    return new Map([...(before ?? []), ...(this.options.rowTypes ?? [])]);
  }

  isComputed(): boolean {
    return this.pieces !== undefined;
  }

  /** The streams whose tables it is made from: those of `inputs`, unless it takes a shortcut past them. */
  sources(query: Query): readonly TableStream[] {
    void query;
    return this.inputs;
  }

  /** Its tables in pieces, as they come: there may be several of one key. */
  chunks(query: Query): Table[] {
    if (this.pieces === undefined) {
      const sources = this.sources(query);
      for (const source of sources) source.chunks(query);
      query.checkpoint();
      this.pieces = this.run(sources, query);
      query.computed.push(this);
      query.charge(this.pieces);
    }
    return this.pieces;
  }

  /** Whether a table without rows is a piece without rows, and not a table without any piece. */
  get hasEmptyPieces(): boolean {
    if (passOnPieces.has(this.kind)) return this.inputs[0].hasEmptyPieces;
    return this.options.passing !== undefined || buildPieces.has(this.kind);
  }

  /** Lets go of its tables, when its query has ended. */
  release(): void {
    this.pieces = undefined;
    this.whole = undefined;
  }

  /** Its tables, one a key. */
  tables(query: Query): Table[] {
    const pieces = this.chunks(query);
    if (this.options.passing === undefined) return pieces;
    if (this.whole === undefined) {
      this.whole = this.unsettled
        ? mergeByKey(pieces).sort((a, b) => a.key.compare(b.key))
        : wholeTables(pieces);
      query.charge(this.whole);
    }
    return this.whole;
  }

  /** Its tables as a result: what fails only now fails under its name. */
  result(query: Query): Table[] {
    try {
      return this.handOver(query, true);
    } catch (error) {
      throw runtimeError(error, this.kind, this.at);
    }
  }

  private handOver(query: Query, whole: boolean): Table[] {
    const pieces = this.chunks(query);
    if (this.failure)
      throw new FluxError(this.failure.message, { code: this.failure.code, cause: this.failure });
    return whole ? this.tables(query) : pieces.flatMap((piece) => piece.pieces());
  }

  private run(sources: readonly TableStream[], query: Query): Table[] {
    const { passing, oncePerKey, compute } = this.options;
    const repeated = sources.some((source) => source.repeats);
    let atEnd = false;
    try {
      const inputs = sources.map((source) => source.handOver(query, passing === undefined));
      const own = typeof passing === 'function' ? passing(inputs, query) : passing;
      this.unsettled =
        own === 'regrouped' || (own === 'chunks' && sources.some((source) => source.unsettled));
      atEnd = own === undefined && sources.some((source) => source.unsettled);
      if (repeated && oncePerKey !== undefined) refuseRepeatedKeys(inputs[0], oncePerKey);
      const made = own === 'first-come' && repeated ? this.inTurn(inputs[0], query) : compute(inputs, query);
      return this.settled(made, own, repeated);
    } catch (error) {
      if (!(error instanceof ReadError) || error.final)
        throw atEnd || (repeated && error instanceof RepeatedKeyError)
          ? unplaced(error)
          : runtimeError(error, this.kind, this.at);
      this.failure = error;
      return [];
    }
  }

  /** Late pieces apart, when the others' tables have been handed over. */
  private inTurn(pieces: readonly Table[], query: Query): Table[] {
    const { compute } = this.options;
    const late = pieces.filter((piece) => piece.late);
    return [...compute([pieces.filter((piece) => !piece.late)], query), ...compute([inTime(late)], query)];
  }

  /** Late is only what goes on in pieces after it was told that their tables are complete. */
  private settled(made: Table[], own: Passing | undefined, repeated: boolean): Table[] {
    const late = made.some((table) => table.late);
    const keepsLate = own === 'chunks' && !this.unsettled;
    this.repeats = (keepsLate && late) || (repeated && !this.unsettled && hasRepeatedKey(made));
    if (this.repeats && own === 'first-come') this.whole = made;
    if (!late || keepsLate) return made;
    // Where nobody tells, all that waits for it comes at the end.
    return inTime(own === 'chunks' ? lateLast(made) : made);
  }
}

/** The error of a function that works on tables, in influxd's form: with its place and its name. */
function runtimeError(error: unknown, kind: string, at: Place): unknown {
  if (isStackOverflow(error))
    return new FluxError(`runtime error ${placeText(at)}: ${kind}: functions are nested too deeply`, {
      cause: error,
    });
  if (!(error instanceof FluxError) || error.final) return error;
  error.message = `runtime error ${placeText(at)}: ${kind}: ${error.message}`;
  error.place = at;
  error.final = true;
  return error;
}

/** The error of what influxd put together itself: it stands nowhere in the script. */
export function withoutPlace(error: unknown): unknown {
  if (!(error instanceof FluxError) || error.final) return error;
  error.message = `runtime error: ${error.message}`;
  error.final = true;
  return error;
}

/** An error on whole tables that could only be put together at the end: influxd then no longer knows whose it is. */
function unplaced(error: unknown): unknown {
  if (error instanceof FluxError) error.final = true;
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
