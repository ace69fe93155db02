import { FluxError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import type { Bounds } from '../../eval/stream.js';
import { sum } from '../aggregates/basic.js';
import type { Aggregate, Aggregated } from '../aggregates/aggregate.js';
import { zeros } from '../aggregates/select.js';
import type { Selector } from '../aggregates/select.js';
import type { Rows } from '../source/scan.js';
import { ColumnBuilder } from '../../table/builder.js';
import { Column } from '../../table/column.js';
import { clip, meets } from './interval.js';
import type { Windows } from './interval.js';
import { partByPart } from './part-by-part.js';
import { firstAtOrAfter } from './rows.js';
import { windowBytes } from './window.js';

/** What `aggregateWindow` is asked for. */
export interface Spec {
  windows: Windows;
  column: string;
  timeSrc: string;
  timeDst: string;
  createEmpty: boolean;
}

/** A window to make a row of. */
export interface ListedWindow extends Bounds {
  /** Whether it is there although no row led to it. */
  readonly isFiller: boolean;
}

export interface WindowList {
  windows: ListedWindow[];
  /** The time that stands for each. */
  stamps: Column;
}

/** As many windows as the query's limits allow. */
export function* counted(windows: Iterable<Bounds>, query: Query): Generator<Bounds> {
  for (const window of windows) {
    query.made(windowBytes);
    yield window;
  }
}

/** @param isFiller whether the windows are all that there are, and not those that rows led to */
export function windowList(
  windows: Iterable<Bounds>,
  bounds: Bounds,
  spec: Spec,
  isFiller = false,
): WindowList {
  const listed = (window: Bounds): ListedWindow => {
    const { start, stop } = meet(window, bounds);
    return { start, stop, isFiller };
  };
  return stampedList(Array.from(windows, listed), spec);
}

function stampedList(windows: ListedWindow[], { timeSrc }: Pick<Spec, 'timeSrc'>): WindowList {
  const stamps = windows.map((window) => (timeSrc === '_start' ? window.start : window.stop));
  return { windows, stamps: new Column('time', stamps.length, stamps, null) };
}

/** The part of a window within bounds; an empty one at their start where the two do not meet. */
function meet(window: Bounds, bounds: Bounds): Bounds {
  return meets(window, bounds) ? clip(window, bounds) : { start: bounds.start, stop: bounds.start };
}

/** Whether all of ascending times lie within bounds. */
export function liesWithin(times: Column, bounds: Bounds): boolean {
  if (times.length === 0) return true;
  return (times.raw(0) as bigint) >= bounds.start && (times.raw(times.length - 1) as bigint) < bounds.stop;
}

/**
 * All windows, those that have rows with their rows and the others without: influxd goes through both lists in step,
 * so a window that lies outside of the bounds, and stands for a time that no other has, keeps the rest from matching.
 */
export function inStep(all: WindowList, own: WindowList): WindowList {
  let next = 0;
  const windows = all.windows.map((_, index) => {
    const stamp = all.stamps.raw(index) as bigint;
    if (next >= own.windows.length || own.stamps.raw(next) !== stamp)
      return { start: stamp, stop: stamp, isFiller: true };
    return own.windows[next++];
  });
  return { windows, stamps: all.stamps };
}

/** What becomes of each window: a value computed of it, or one of its rows. */
export type Compute =
  { aggregate: Aggregate; select?: undefined } | { select: Selector; aggregate?: undefined };

/**
 * @param times ascending
 * @param partOf the part of a table that each row comes from, where there are several
 */
export function windowRows(
  times: Column,
  source: Column,
  { windows, stamps }: WindowList,
  { aggregate, select }: Compute,
  partOf?: Int32Array,
): Rows {
  const whole = aggregate && partOf ? partByPart(aggregate, partOf) : aggregate;
  let values: ColumnBuilder | undefined;
  let from = 0;
  let latest = windows[0]?.start ?? 0n;
  for (const { start, stop, isFiller } of windows) {
    from = firstAtOrAfter(times, start, start < latest ? 0 : from);
    latest = start;
    const to = firstAtOrAfter(times, stop, from);
    if (select) {
      const row = select(source, from, to);
      if (row === undefined) throw new FluxError(`unsupported input type for aggregate: ${source.type}`);
      values ??= new ColumnBuilder(source.type, windows.length);
      if (row < 0) values.appendNull();
      else values.appendCell(source, row);
    } else {
      const result = supported(
        from === to && !isFiller ? ofNothing(aggregate, source) : whole!(source, from, to),
        source,
      );
      values ??= new ColumnBuilder(result.type, windows.length);
      values.append(result.value);
    }
  }
  if (values) return { times: stamps, values: values.build() };
  const { type } = select ? source : supported(aggregate(source, 0, 0), source);
  return { times: stamps, values: Column.of(type, []) };
}

function supported(result: Aggregated | undefined, { type }: Column): Aggregated {
  if (!result) throw new FluxError(`unsupported aggregate column type ${type}`);
  return result;
}

/** What is made of a window that has no row although one led to it: influxd sums up to zero where no null is near. */
function ofNothing(aggregate: Aggregate, source: Column): Aggregated | undefined {
  const result = aggregate(source, 0, 0);
  if (!result || aggregate !== sum || source.hasNulls()) return result;
  return { type: result.type, value: zeros[result.type] };
}
