import {
  asTold,
  hasRepeatedKey,
  inTime,
  lateLast,
  refuseRepeatedKeys,
  toldAtLast,
  wholeTables,
} from '../table/late.js';
import type { Told } from '../table/late.js';
import { mergeByKey } from '../table/merge.js';
import { endedFirst, latestStop } from '../table/watermark.js';
import type { ColumnType } from '../table/column.js';
import type { Table } from '../table/table.js';
import {
  CutOffError,
  FluxError,
  isStackOverflow,
  LimitError,
  maskedMessage,
  PlanError,
  ReadError,
  RepeatedKeyError,
  UncodedError,
} from './errors.js';
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
  readonly rowTypes?: RowTypes | ((before: RowTypes) => RowTypes);
  /** The columns that its function reads of the rows that it takes. */
  readonly reads?: () => readonly string[];
  /** The columns that its rows have by the script, where it makes them anew. */
  readonly makes?: () => readonly string[];
  /** Types that its function gives to columns of the rows that it takes. */
  readonly demands?: () => RowTypes;
  /** Under which labels a column of the rows that it takes goes on, where it makes rows of another type. */
  readonly labelsOf?: (label: string) => readonly string[];
  /** Absent, or undefined of the pieces that have come: it works on whole tables. */
  readonly passing?: Passing | ((inputs: Table[][], query: Query) => Passing | undefined);
  /** Whether it tells of the keys that its input has, once regrouped, that their tables are complete. */
  readonly retells?: boolean;
  /** Given: it takes one table a key, and this begins influxd's error where another comes. */
  readonly oncePerKey?: string;
  /** Whether influxd's plan knows nothing of it. */
  readonly transparent?: boolean;
  /** Whether influxd has put it together itself, and knows no place of what fails in it. */
  readonly placeless?: boolean | ((query: Query) => boolean);
  /** Whether it hands on each table when it has it, though it takes whole ones; those that take pieces always do. */
  readonly prompt?: boolean;
  /** Whether it tells, of tables whose keys say when they end, that nothing else comes that ends before the last of them. */
  readonly marksEnd?: boolean;
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
const passOnPieces = new Set(['drop', 'duplicate', 'keep', 'opaque', 'pass', 'rename', 'yield']);

/**
 * Functions on whole tables that let go first what has ended when a source says up to when all has come, and those that but
 * hand that on.
 */
const endAtMark = new Set(
  'columns elapsed group histogram histogramQuantile join pivot reduce set union'.split(' '),
);
const passOnMark = new Set(
  `count difference distinct exponentialMovingAverage fill first hourSelection integral keys last max mean median min mode
   quantile range sample skew sort spread stddev sum tail unique window`.split(/\s+/),
);

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
  /** Likewise, after it has made some of them. */
  private cutOff: CutOffError | undefined;
  /** Whether the pieces' order is that of their keys only once all have come. */
  protected unsettled = false;
  /** Where unsettled: which keys are told to be complete all the same, and when. */
  private told: readonly Told[] = [];
  /** Whether a key may have several tables, since rows came late. */
  private repeats = false;
  /** The time before which nothing ends that comes behind its tables, where influxd tells it. */
  private mark: bigint | undefined;
  /** Whether a variable of the script holds it. */
  hasName = false;
  /** Whether it stands for a filter on itself, too, that asks nothing: what uses it twice may not use one stream twice. */
  standsForFilter = false;
  /** What `rowTypes` tells: every function behind it asks. */
  private types: RowTypes | undefined;

  constructor(options: StreamOptions) {
    this.kind = options.kind;
    this.inputs = options.inputs;
    this.at = options.at;
    this.bounds = 'bounds' in options ? options.bounds : unionBounds(options.inputs);
    this.options = options;
  }

  /** What Flux's types tell of its rows: of a column that tables lack, too, since a function dropped it. */
  rowTypes(): RowTypes {
    return (this.types ??= this.inferTypes());
  }

  private inferTypes(): RowTypes {
    const [input] = this.inputs;
    const { rowTypes } = this.options;
    if (typeof rowTypes === 'function') return rowTypes(input?.rowTypes() ?? new Map());
    const before = input && keepRowTypes.has(this.kind) ? input.rowTypes() : undefined;
    return new Map([...(before ?? []), ...(rowTypes ?? [])]);
  }

  /** Whether Flux gives its rows the type of those that it takes. */
  get keepsRows(): boolean {
    return keepRowTypes.has(this.kind) && this.inputs.length > 0;
  }

  /** The columns that its function reads of the rows that it takes. */
  reads(): readonly string[] {
    return this.options.reads?.() ?? [];
  }

  /** The columns that its rows have by the script; undefined where it does not make them anew. */
  makes(): readonly string[] | undefined {
    return this.options.makes?.();
  }

  /** The types that its function gives to columns of the rows that it takes. */
  demands(): RowTypes {
    return this.options.demands?.() ?? new Map();
  }

  /** The labels under which a column of the rows that it takes goes on, with its type. */
  labelsOf(label: string): readonly string[] {
    if (this.options.labelsOf) return this.options.labelsOf(label);
    return this.keepsRows || this.kind === 'union' ? [label] : [];
  }

  isComputed(): boolean {
    return this.pieces !== undefined;
  }

  /** The streams whose tables it is made from: those of `inputs`, unless it takes a shortcut past them. */
  sources(query: Query): readonly TableStream[] {
    void query;
    return this.inputs;
  }

  /** Throws FluxError where influxd cannot plan the query with it. */
  checkPlan(query: Query): void {
    void query;
  }

  /** What `checkPlan` throws. */
  planProblem(query: Query): PlanError | undefined {
    try {
      this.checkPlan(query);
      return undefined;
    } catch (error) {
      if (error instanceof PlanError) return error;
      throw error;
    }
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
      this.whole = this.unsettled ? asTold(pieces, this.told) : wholeTables(pieces);
      query.charge(this.whole);
    }
    return this.whole;
  }

  /** Its tables as a result: what fails only now fails under its name. */
  result(query: Query): Table[] {
    try {
      return this.handOver(query, true);
    } catch (error) {
      if (this.failure && error instanceof FluxError) throw unplaced(error);
      throw this.planned().placed(error, query);
    }
  }

  private placed(error: unknown, query: Query): unknown {
    const { placeless } = this.options;
    const isPlaceless = typeof placeless === 'function' ? placeless(query) : placeless;
    return isPlaceless ? withoutPlace(error) : runtimeError(error, this.kind, this.at);
  }

  /** The stream that influxd has in its plan in this one's place. */
  private planned(): TableStream {
    return this.kind === 'yield' ? this.inputs[0].planned() : this;
  }

  private handOver(query: Query, whole: boolean): Table[] {
    const pieces = this.chunks(query);
    if (this.failure)
      throw new FluxError(this.failure.message, { code: this.failure.code, cause: this.failure });
    if (whole) return this.tables(query);
    const inParts = pieces.some((piece) => piece.parts.length > 0);
    return inParts ? pieces.flatMap((piece) => piece.pieces()) : pieces;
  }

  /** Where it failed: what influxd sends before the error. */
  sent(query: Query): Table[] {
    try {
      // What comes late is still to come.
      if (!this.failure) return mergeByKey(this.piecesBeforeError(query).filter(({ late }) => !late));
      return [...this.failure.before, this.failure.begun];
    } catch (error) {
      if (error instanceof FluxError) return [];
      throw error;
    }
  }

  /** The pieces that it had handed on when it, or one that it reads, failed. */
  private piecesBeforeError(query: Query): readonly Table[] {
    if (this.failure) return this.failure.before;
    if (this.pieces) return this.pieces;
    if (this.cutOff) return this.cutOff.made;
    const { passing, prompt, compute } = this.options;
    const [source, another] = this.sources(query);
    if (!source || another || this.kind === 'to') return [];
    const before = source.piecesBeforeError(query);
    const own = typeof passing === 'function' ? passing([[...before]], query) : passing;
    if (source.unsettled || own === 'regrouped' || (own !== 'chunks' && !prompt)) return [];
    const inputs = own === undefined ? mergeByKey(before) : before;
    return longest(inputs, (taken) => compute([taken], query));
  }

  private run(sources: readonly TableStream[], query: Query): Table[] {
    const { passing, oncePerKey, compute } = this.options;
    const repeated = sources.some((source) => source.repeats);
    if (this.options.transparent) {
      this.failure = sources[0].failure;
      if (this.failure) return [];
    }
    let atEnd = false;
    query.running++;
    try {
      const [only] = sources;
      // What it makes of the rows read so far fails before the read does.
      if (sources.length === 1 && only.failure && this.kind !== 'to')
        void compute([[...only.failure.before, only.failure.begun]], query);
      const handed = (whole: boolean): Table[][] => sources.map((source) => source.handOver(query, whole));
      const own = typeof passing === 'function' ? passing(handed(false), query) : passing;
      const inputs = handed(own === undefined);
      this.unsettled =
        own === 'regrouped' || (own === 'chunks' && sources.some((source) => source.unsettled));
      if (this.unsettled && sources.length === 1) this.told = this.tells(sources[0], own, inputs[0]);
      atEnd = own === undefined && sources.some((source) => source.unsettled);
      if (repeated && oncePerKey !== undefined) refuseRepeatedKeys(inputs[0], oncePerKey);
      const made = own === 'first-come' && repeated ? this.inTurn(inputs[0], query) : compute(inputs, query);
      return this.settled(own === undefined ? this.marked(made, sources) : made, own, repeated);
    } catch (error) {
      if (error instanceof CutOffError) this.cutOff ??= error;
      if (!(error instanceof ReadError) || error.final)
        throw atEnd || (repeated && error instanceof RepeatedKeyError)
          ? unplaced(error)
          : this.placed(error, query);
      this.failure = error;
      return [];
    } finally {
      query.running--;
    }
  }

  private marked(made: Table[], sources: readonly TableStream[]): Table[] {
    if (this.options.marksEnd) this.mark = latestStop(made);
    const [first] = sources;
    if (first?.mark === undefined || sources.some(({ mark }) => mark === undefined)) return made;
    if (endAtMark.has(this.kind) || passOnMark.has(this.kind))
      this.mark = sources.reduce((least, { mark }) => (mark! < least ? mark! : least), first.mark);
    return this.mark !== undefined && endAtMark.has(this.kind) ? endedFirst(made, this.mark) : made;
  }

  private tells(source: TableStream, own: Passing | undefined, pieces: readonly Table[]): readonly Told[] {
    if (own === 'regrouped' && !this.options.retells) return [];
    return source.unsettled ? source.told : toldAtLast(pieces);
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

/** A stream that influxd cannot make: that shows only where it is asked for. */
export class FailedStream extends TableStream {
  constructor(
    private readonly error: PlanError,
    kind: string,
    inputs: readonly TableStream[],
    at: Place,
  ) {
    super({
      kind,
      inputs,
      at,
      compute: () => {
        throw error;
      },
    });
  }

  override checkPlan(): void {
    throw this.error;
  }
}

/** What is made of as many of the tables as it does not fail for. */
function longest(tables: readonly Table[], make: (tables: Table[]) => Table[]): Table[] {
  let made: Table[] = [];
  let known = 0;
  let failing = tables.length + 1;
  while (known + 1 < failing) {
    const middle = (known + failing) >> 1;
    try {
      made = make(tables.slice(0, middle));
      known = middle;
    } catch (error) {
      if (!(error instanceof FluxError) || error instanceof LimitError) throw error;
      failing = middle;
    }
  }
  return made;
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
  if (!(error instanceof FluxError) || error.final) return error;
  if (error instanceof UncodedError) error.message = maskedMessage;
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
