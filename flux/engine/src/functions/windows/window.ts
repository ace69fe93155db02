import type { Args, Call } from '../../eval/builtin.js';
import { durationNs, maxTime, minTime } from '../../eval/calendar.js';
import { FluxError, maskedError, panicError, startError } from '../../eval/errors.js';
import type { Place, PlanError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import type { Bounds } from '../../eval/stream.js';
import { Duration, Time } from '../../eval/values.js';
import { locationOf } from '../../eval/zone.js';
import { Column } from '../../table/column.js';
import { GroupKey } from '../../table/group-key.js';
import type { KeyColumn } from '../../table/group-key.js';
import { TableMerger } from '../../table/merge.js';
import type { Table } from '../../table/table.js';
import { ScanStream } from '../source/scan.js';
import { otherwise, optional, sorted } from '../transform.js';
import { clip, contains, isInfinite, Windows } from './interval.js';
import type { Window } from './interval.js';
import { firstAtOrAfter, timeOrder } from './rows.js';

export interface WindowSpec {
  /** Undefined: one window without end. */
  windows: Windows | undefined;
  timeColumn: string;
  startColumn: string;
  stopColumn: string;
  createEmpty: boolean;
}

/** Reads every, period, offset and location; influxd's defaults are 0s. */
export function windowsOf(args: Args, query: Query): Windows | undefined {
  let every = args.duration('every');
  if (every.negative) throw new FluxError('parameter "every" must be non-negative');
  let period = args.duration('period');
  if (every.isZero() && period.isZero())
    throw new FluxError(
      'window function requires at least one of "every" or "period" to be set and non-zero',
    );
  if (every.isZero()) every = period;
  if (period.isZero()) period = every;
  if (isInfinite(every)) return undefined;
  const location = args.has('location') ? args.value('location') : (query.options.get('location') ?? null);
  const offset = args.duration('offset');
  try {
    return new Windows(every, period, offset, locationOf(location));
  } catch (error) {
    throw error instanceof FluxError ? startError(error.message) : error;
  }
}

export function windowStream(input: TableStream, spec: WindowSpec, call: Call): WindowStream {
  return new WindowStream(input, spec, call);
}

/** The tables of a stream cut into windows. */
export class WindowStream extends TableStream {
  constructor(
    readonly input: TableStream,
    readonly spec: WindowSpec,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      compute: ([tables], query) => sorted(windowTables(tables, spec, this.limits(), query)),
    });
  }

  /** Windows are made of the time that a stream covers, which is known before anything runs. */
  override checkPlan(): void {
    this.limits();
  }

  private limits(): Bounds {
    if (this.input.bounds) return this.input.bounds;
    throw unboundedError(this.at);
  }

  /** The read whose windows the storage makes where it computes something of them; undefined where it does not. */
  storedRead(query: Query): ScanStream | undefined {
    const { input, spec } = this;
    const pushed =
      input instanceof ScanStream &&
      (spec.windows === undefined || isPushable(spec.windows)) &&
      [spec.timeColumn, spec.startColumn, spec.stopColumn].join() === '_time,_start,_stop' &&
      input.isFree(query) &&
      query.single(this);
    return pushed ? input : undefined;
  }

  /** The windows of a read's tables, series by series; of one without end there is none without a row. */
  ofSeries(tables: readonly Table[], query: Query): Table[] {
    const spec = this.spec.windows ? this.spec : { ...this.spec, createEmpty: false };
    return tables.flatMap((table) => sorted(windowTables([table], spec, this.limits(), query)));
  }
}

/** The error of windows over a stream whose time nobody knows. */
export function unboundedError(place: Place): PlanError {
  const error = startError('nil bounds passed to window; use range to set the window range');
  error.place = place;
  return error;
}

/** Windows the storage can make: side by side, in UTC, none begun before its time. */
export function isPushable(windows: Windows | undefined): windows is Windows {
  return (
    windows !== undefined &&
    windows.every.equals(windows.period) &&
    !windows.offset.negative &&
    !windows.location.zone &&
    windows.location.offset.isZero()
  );
}

function windowTables(tables: readonly Table[], spec: WindowSpec, bounds: Bounds, query: Query): Table[] {
  const merger = new TableMerger();
  for (const table of tables) {
    query.checkpoint();
    windowTable(table, spec, bounds, merger, query);
  }
  return merger.tables().map((table) => table.whole());
}

/** influxd's windows without end when they are made without a row to put into them. */
const always: Bounds = { start: minTime - 2n, stop: maxTime + 1n };

/** Bytes of a window in a list, roughly. */
export const windowBytes = 150;

/** Bytes of a table of its own, roughly: its key, its columns' heads. */
const tableBytes = 1000;

function windowTable(
  table: Table,
  spec: WindowSpec,
  bounds: Bounds,
  merger: TableMerger,
  query: Query,
): void {
  const add = (part: Table): void => {
    query.made(tableBytes);
    merger.add(part);
  };
  const times = table.column(spec.timeColumn);
  if (!times) throw new FluxError(`missing time column "${spec.timeColumn}"`);
  if (times.type !== 'time') throw new FluxError(`time column is not a time value: ${times.type}`);
  // The empty ones are listed before anything runs, and what fails then is masked.
  if (spec.windows && spec.createEmpty && !hasRoom(spec.windows, bounds)) throw maskedError();
  if (spec.windows && table.length > 0 && !hasRoom(spec.windows, instant))
    throw panicError('runtime error: makeslice: cap out of range');
  // No window overlaps a range of no time.
  if (spec.createEmpty && bounds.start < bounds.stop) {
    const nothing = table.slice(0, 0);
    for (const window of spec.windows ? spec.windows.overlappingFromEnd(bounds) : [always])
      add(windowPart(nothing, spec.windows ? clip(window, bounds) : window, spec));
  }
  if (table.length === 0) return;
  const { windows } = spec;
  if (!windows) {
    add(windowPart(table, bounds, spec));
    return;
  }
  // Where a clock is set back, a row may lie in a window and yet not be found in it: then each row is asked.
  const inOrder = !windows.location.zone && timeOrder(times) === undefined;
  const list = inOrder ? windowsWithRows(times, windows, query) : undefined;
  if (list && (areDisjoint(windows) || list.filter((window) => clip(window, bounds) === bounds).length < 2))
    for (const part of slices(table, times, list, bounds, spec)) add(part);
  else
    for (const [window, rows] of rowsByWindow(times, windows, bounds, query))
      add(windowPart(table.take(rows), window, spec));
}

const instant: Bounds = { start: 0n, stop: 1n };

/** influxd makes room for the windows that overlap bounds: for less than none where they reach back farther than bounds. */
function hasRoom({ every, period }: Windows, { start, stop }: Bounds): boolean {
  const length = durationNs(every);
  return start >= stop || (stop - start) / length + durationNs(period) / length >= 0n;
}

function areDisjoint({ every, period }: Windows): boolean {
  return every.equals(period);
}

/** Where times ascend, a window's rows lie next to each other. */
function* slices(
  table: Table,
  times: Column,
  windows: readonly Bounds[],
  bounds: Bounds,
  spec: WindowSpec,
): Generator<Table> {
  let from = 0;
  for (const window of windows) {
    from = firstAtOrAfter(times, window.start, from);
    const to = firstAtOrAfter(times, window.stop, from);
    yield windowPart(table.slice(from, to), clip(window, bounds), spec);
  }
}

/** Each window's rows, as they come; those of all windows that reach across the bounds, or lie beyond them, together. */
function rowsByWindow(
  times: Column,
  windows: Windows,
  bounds: Bounds,
  query: Query,
): Iterable<readonly [Bounds, number[]]> {
  const found = new Map<bigint | Bounds, readonly [Bounds, number[]]>();
  for (let row = 0; row < times.length; row++) {
    for (const window of windows.containing(times.raw(row) as bigint)) {
      query.made(8);
      const part = clip(window, bounds);
      const id = part === bounds ? bounds : window.index;
      const known = found.get(id);
      if (known) known[1].push(row);
      else found.set(id, [part, [row]]);
    }
  }
  return found.values();
}

/** The windows that have a row, by their start, and in their order where a clock jumps over the starts of some. */
export function windowsWithRows(times: Column, windows: Windows, query: Query): Window[] {
  const found = new Map<bigint, Window>();
  const disjoint = areDisjoint(windows);
  let row = 0;
  while (row < times.length) {
    const time = times.raw(row) as bigint;
    let covered: Bounds | undefined;
    for (const window of windows.containing(time)) {
      covered ??= window;
      if (found.has(window.index)) break;
      query.made(windowBytes);
      found.set(window.index, window);
    }
    // Where windows do not overlap, all rows up to this one's end are in it.
    row = disjoint && covered && contains(covered, time) ? firstAtOrAfter(times, covered.stop, row) : row + 1;
  }
  return [...found.values()].sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : a.index < b.index ? -1 : 1,
  );
}

function windowPart(rows: Table, bounds: Bounds, { startColumn, stopColumn }: WindowSpec): Table {
  const start = Column.repeat('time', new Time(bounds.start), rows.length);
  const stop = Column.repeat('time', new Time(bounds.stop), rows.length);
  const part = rows.with(startColumn, start).with(stopColumn, stop);
  return part.withKey(windowKey(rows.key, bounds, startColumn, stopColumn));
}

export function windowKey(
  key: GroupKey,
  bounds: Bounds,
  startColumn = '_start',
  stopColumn = '_stop',
): GroupKey {
  const start: KeyColumn = { label: startColumn, type: 'time', value: new Time(bounds.start) };
  const stop: KeyColumn = { label: stopColumn, type: 'time', value: new Time(bounds.stop) };
  const columns = key.columns.map((column) =>
    column.label === stopColumn ? stop : column.label === startColumn ? start : column,
  );
  if (startColumn !== stopColumn && !key.has(startColumn)) columns.push(start);
  if (!key.has(stopColumn)) columns.push(stop);
  return new GroupKey(columns);
}

const zero = otherwise(new Duration(0n, 0n));

export const windowParameters = { every: zero, period: zero, offset: zero, location: optional };
