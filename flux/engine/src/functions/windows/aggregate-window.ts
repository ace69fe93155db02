import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { BuiltinFunction } from '../../eval/builtin.js';
import { callFunction } from '../../eval/closure.js';
import { FluxError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import type { Bounds } from '../../eval/stream.js';
import { Time } from '../../eval/values.js';
import { mean, sum } from '../aggregates/basic.js';
import { count } from '../aggregates/count.js';
import type { Aggregate, Aggregated } from '../aggregates/aggregate.js';
import { selectorFunctions, zeros } from '../aggregates/select.js';
import type { Selector } from '../aggregates/select.js';
import { duplicateColumn } from '../columns.js';
import { ScanStream } from '../source/scan.js';
import { ColumnBuilder } from '../../table/builder.js';
import { Column } from '../../table/column.js';
import type { GroupKey } from '../../table/group-key.js';
import { Table } from '../../table/table.js';
import { builtin, otherwise, piped, required, transform } from '../transform.js';
import { mergeByKey } from '../../table/merge.js';
import { clip } from './interval.js';
import type { Windows } from './interval.js';
import { firstAtOrAfter, timeColumn, timeOrder } from './rows.js';
import {
  isPushable,
  windowBytes,
  windowKey,
  windowParameters,
  windowsOf,
  windowsWithRows,
  windowStream,
} from './window.js';

interface Spec {
  windows: Windows;
  column: string;
  timeSrc: string;
  timeDst: string;
  createEmpty: boolean;
}

function aggregateWindow(args: Args, call: Call): TableStream {
  const input = args.stream();
  const windows = windowsOf(args, call.query);
  const column = args.string('column');
  const timeSrc = args.string('timeSrc');
  const timeDst = args.string('timeDst');
  const createEmpty = args.bool('createEmpty');
  const fn = args.fn1('fn');
  const composed = (): TableStream => {
    const names = { timeColumn: '_time', startColumn: '_start', stopColumn: '_stop' };
    const windowed = windowStream(input, { windows, ...names, createEmpty }, call);
    const aggregated = callFunction(fn, { column, tables: windowed }, call.query, call.at);
    if (!(aggregated instanceof TableStream)) throw new FluxError('fn must return a stream of tables');
    const stamped = transform(call, aggregated, (tables) =>
      mergeByKey(
        tables.map((table) => duplicateColumn(createEmpty ? withRow(table) : table, timeSrc, timeDst)),
      ),
    );
    return windowStream(
      stamped,
      { windows: undefined, ...names, timeColumn: timeDst, createEmpty: false },
      call,
    );
  };
  const plain = (timeSrc === '_start' || timeSrc === '_stop') && timeDst === '_time';
  if (!windows || !plain || !(fn instanceof BuiltinFunction) || fn.builtin.package !== 'universe')
    return composed();
  const spec = { windows, column, timeSrc, timeDst, createEmpty };
  return fuse(fn.name, input, spec, call, composed) ?? composed();
}

/** An empty table gets one row: its key's values, null elsewhere. */
function withRow(table: Table): Table {
  if (table.length > 0) return table;
  const entries = table.entries().map(([label, { type }]) => {
    return [label, Column.repeat(type, table.key.find(label)?.value ?? null, 1)] as const;
  });
  return Table.from(table.key, entries, 1);
}

/** The aggregates that influxd computes in one step with the windows, wherever they stand. */
const aggregates: Readonly<Record<string, Aggregate>> = { count, sum, mean };
/** Those that only its storage does so. */
const selectors = new Map(selectorFunctions.map((fn) => [fn.name, fn.select]));

/**
 * The cases in which influxd does all in one step, in its storage or before it; undefined for others.
 * @param chain streams written out in between, which nothing else may read
 */
export function fuse(
  name: string,
  input: TableStream,
  spec: Spec,
  call: Call,
  composed: () => TableStream,
  chain: readonly TableStream[] = [],
): TableStream | undefined {
  const aggregate = aggregates[name];
  const select = selectors.get(name);
  const pushable = input instanceof ScanStream && spec.column === '_value' && isPushable(spec.windows);
  if (!aggregate && !(select && pushable)) return undefined;
  return new TableStream({
    kind: call.name,
    inputs: [input],
    at: call.at,
    passing: ([pieces], query) => {
      if (keepsKeys(input, pieces, query)) return 'first-come';
      return wereWindows(pieces, input.bounds) ? 'regrouped' : 'chunks';
    },
    compute: ([pieces], query) => {
      const { bounds } = input;
      if (!bounds) throw new FluxError('nil bounds passed to window; use range to set the window range');
      const alone = chain.every((stream) => query.single(stream));
      const inStorage = alone && pushable && query.single(input);
      if (!inStorage && !(alone && aggregate)) return composed().tables(query);
      // Where empty windows are wanted too, all tables have the same ones.
      const shared = spec.createEmpty
        ? windowList(counted(spec.windows.overlapping(bounds), query), bounds, spec)
        : undefined;
      return mergeByKey(pieces).map((table) => {
        query.checkpoint();
        const rows = aggregateRows(table, aggregate, select, spec, (times) => {
          if (shared && within(times, bounds)) return shared;
          const own = windowList(windowsWithRows(times, spec.windows, query), bounds, spec);
          return shared ? inStep(shared, own) : own;
        });
        return inStorage ? storageTable(table, rows, spec) : generalTable(table, rows, spec, bounds);
      });
    },
  });
}

/** Whether a stream's tables have the keys of those they come from: only then do they keep their order here. */
function keepsKeys(stream: TableStream, pieces: readonly Table[], query: Query): boolean {
  const [source] = stream.inputs;
  if (stream.kind === 'group' || stream.inputs.length !== 1 || !source.isComputed()) return false;
  const before = new Set(source.chunks(query).map(({ key }) => key.id()));
  return pieces.every(({ key }) => before.has(key.id()));
}

/** Whether tables were cut into windows before: each then gets the key of the whole range. */
function wereWindows(pieces: readonly Table[], bounds: Bounds | undefined): boolean {
  const isAt = (key: GroupKey, label: string, bound: bigint): boolean => {
    const value = key.find(label)?.value;
    return !(value instanceof Time) || value.ns === bound;
  };
  return (
    bounds !== undefined &&
    pieces.some(({ key }) => !isAt(key, '_start', bounds.start) || !isAt(key, '_stop', bounds.stop))
  );
}

interface WindowList {
  windows: Bounds[];
  /** The time that stands for each. */
  stamps: Column;
}

/** As many windows as the query's limits allow. */
function* counted(windows: Iterable<Bounds>, query: Query): Generator<Bounds> {
  for (const window of windows) {
    query.made(windowBytes);
    yield window;
  }
}

function windowList(windows: Iterable<Bounds>, bounds: Bounds, spec: Spec): WindowList {
  return stampedList(
    [...windows].map((window) => meet(window, bounds)),
    spec,
  );
}

function stampedList(windows: Bounds[], { timeSrc }: Pick<Spec, 'timeSrc'>): WindowList {
  const stamps = windows.map((window) => (timeSrc === '_start' ? window.start : window.stop));
  return { windows, stamps: new Column('time', stamps.length, stamps, null) };
}

/** The part of a window within bounds; an empty one at their start where the two do not meet. */
function meet(window: Bounds, bounds: Bounds): Bounds {
  if (window.start >= bounds.stop || window.stop <= bounds.start)
    return { start: bounds.start, stop: bounds.start };
  return clip(window, bounds);
}

/** Whether all of ascending times lie within bounds. */
function within(times: Column, bounds: Bounds): boolean {
  if (times.length === 0) return true;
  return (times.raw(0) as bigint) >= bounds.start && (times.raw(times.length - 1) as bigint) < bounds.stop;
}

/**
 * All windows, those that have rows with their rows and the others without: influxd goes through both lists in step,
 * so a window that lies outside of the bounds, and stands for a time that no other has, keeps the rest from matching.
 */
function inStep(all: WindowList, own: WindowList): WindowList {
  let next = 0;
  const windows = all.windows.map((_, index) => {
    const stamp = all.stamps.raw(index) as bigint;
    if (next >= own.windows.length || own.stamps.raw(next) !== stamp) return { start: stamp, stop: stamp };
    return own.windows[next++];
  });
  return { windows, stamps: all.stamps };
}

interface Rows {
  times: Column;
  values: Column;
}

/** One row a window: its time and the aggregated or selected value. */
function aggregateRows(
  table: Table,
  aggregate: Aggregate | undefined,
  select: Selector | undefined,
  { column, createEmpty }: Spec,
  listFor: (times: Column) => WindowList,
): Rows {
  const found = table.column(column);
  if (!found) throw new FluxError(`column "${column}" does not exist`);
  if (table.key.has(column)) throw new FluxError('cannot aggregate columns that are part of the group key');
  const order = timeOrder(timeColumn(table, '_time'));
  const times = order ? table.column('_time')!.take(order) : table.column('_time')!;
  const source = order ? found.take(order) : found;
  const { windows, stamps } = listFor(times);
  let values: ColumnBuilder | undefined;
  let from = 0;
  let latest = windows[0]?.start ?? 0n;
  for (const { start, stop } of windows) {
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
      const result =
        from === to && !createEmpty ? ofNothing(aggregate!, source) : aggregate!(source, from, to);
      if (!result) throw new FluxError(`unsupported aggregate column type ${source.type}`);
      values ??= new ColumnBuilder(result.type, windows.length);
      values.append(result.value);
    }
  }
  const type = select ? source.type : aggregate!(source, 0, 0)?.type;
  return { times: stamps, values: values?.build() ?? Column.of(type ?? 'int', []) };
}

/** What is made of a window that has no row although one led to it: influxd sums up to zero where no null is near. */
function ofNothing(aggregate: Aggregate, source: Column): Aggregated | undefined {
  const result = aggregate(source, 0, 0);
  if (!result || aggregate !== sum || source.hasNulls()) return result;
  return { type: result.type, value: zeros[result.type] };
}

/** As the storage emits it: the read's own columns in their order. */
function storageTable(table: Table, { times, values }: Rows, { column }: Spec): Table {
  const { length } = times;
  const entries = table.entries().map(([label, old]) => {
    if (label === '_time') return [label, times] as const;
    if (label === column) return [label, values] as const;
    return [label, Column.repeat(old.type, table.key.find(label)!.value, length)] as const;
  });
  return Table.from(table.key, entries, length);
}

/** The time, the key's columns, the value. */
function generalTable(
  table: Table,
  { times, values }: Rows,
  { column, timeDst }: Spec,
  bounds: Bounds,
): Table {
  const { length } = times;
  const key = windowKey(table.key, bounds);
  const entries = [
    [timeDst, times] as const,
    ...key.columns.map(({ label, type, value }) => {
      return [label, label === timeDst ? times : Column.repeat(type, value, length)] as const;
    }),
    [column, values] as const,
  ];
  return Table.from(key, entries, length);
}

export const aggregateWindowFunctions: Builtin[] = [
  builtin(
    'aggregateWindow',
    {
      tables: piped,
      ...windowParameters,
      every: required,
      fn: required,
      column: otherwise('_value'),
      timeSrc: otherwise('_stop'),
      timeDst: otherwise('_time'),
      createEmpty: otherwise(true),
    },
    aggregateWindow,
  ),
];
