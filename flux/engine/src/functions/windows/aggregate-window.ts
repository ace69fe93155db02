import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { BuiltinFunction } from '../../eval/builtin.js';
import { callFunction } from '../../eval/closure.js';
import { FluxError } from '../../eval/errors.js';
import { withoutPlace } from '../../eval/stream.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import type { Bounds } from '../../eval/stream.js';
import { Time } from '../../eval/values.js';
import { AggregateStream } from '../aggregates/aggregate.js';
import type { Aggregate } from '../aggregates/aggregate.js';
import { mean, sum } from '../aggregates/basic.js';
import { countRows } from '../aggregates/count.js';
import { selectorFunctions } from '../aggregates/select.js';
import { duplicateColumn } from '../columns.js';
import { computeStored } from '../source/refused.js';
import { ScanStream } from '../source/scan.js';
import type { Rows } from '../source/scan.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import type { GroupKey } from '../../table/group-key.js';
import { mergeByKey } from '../../table/merge.js';
import { rewrittenKeyValue, schemaCollision, Table } from '../../table/table.js';
import {
  aggregatedColumn,
  builtin,
  otherwise,
  piped,
  required,
  sorted,
  transform,
  within,
} from '../transform.js';
import { timeColumn, timeOrder, withoutNulls } from './rows.js';
import { storedWindows } from './stored-windows.js';
import { counted, inStep, liesWithin, windowList, windowRows } from './window-rows.js';
import type { Compute, Spec, WindowList } from './window-rows.js';
import {
  isPushable,
  unboundedError,
  windowKey,
  windowParameters,
  windowsOf,
  windowsWithRows,
  windowStream,
} from './window.js';
import type { WindowStream } from './window.js';

/** How it is written. */
const windowing = { name: 'window', at: 'universe/universe.flux|3894:12-3900:10' };
const calling = { name: 'fn', at: 'universe/universe.flux|3901:12-3901:30' };

function aggregateWindow(args: Args, call: Call): TableStream {
  const input = args.stream();
  const windows = within(windowing, () => windowsOf(args, call.query));
  const column = args.string('column');
  const timeSrc = args.string('timeSrc');
  const timeDst = args.string('timeDst');
  const createEmpty = args.bool('createEmpty');
  const fn = args.fn1('fn');
  const names = { timeColumn: '_time', startColumn: '_start', stopColumn: '_stop' };
  const windowed = windowStream(input, { windows, ...names, createEmpty }, call);
  const aggregated =
    fn instanceof BuiltinFunction
      ? fn.callFor(call.name, ['column', 'tables'], [column, windowed], call)
      : within(calling, () => callFunction(fn, { column, tables: windowed }, call.query, call.at));
  if (!(aggregated instanceof TableStream)) throw new FluxError('fn must return a stream of tables');
  const composed = (): TableStream => {
    const stamped = transform(call, aggregated, (tables, query) => {
      // Where empty windows are wanted, the storage hands over the values of the rows that it selects, and not their times.
      const timeless =
        createEmpty &&
        windows !== undefined &&
        aggregated instanceof AggregateStream &&
        aggregated.input === windowed &&
        selectors.has(aggregated.fn) &&
        aggregated.column === '_value' &&
        windowed.storedRead(query) !== undefined;
      return mergeByKey(
        tables.map((table) => {
          const kept = timeless
            ? table.withColumns(table.entries().filter(([label]) => label !== '_time'))
            : table;
          return duplicateColumn(createEmpty ? withRow(kept) : kept, timeSrc, timeDst);
        }),
      );
    });
    return windowStream(
      stamped,
      { windows: undefined, ...names, timeColumn: timeDst, createEmpty: false },
      call,
    );
  };
  const plain = (timeSrc === '_start' || timeSrc === '_stop') && timeDst === '_time';
  // influxd looks at what the function has made of the windows, not at which function it is.
  if (!plain || !(aggregated instanceof AggregateStream) || aggregated.input !== windowed) return composed();
  if (!windows)
    return createEmpty ? composed() : new EndlessStream(windowed, aggregated, composed(), timeSrc, call);
  const spec = { windows, column: aggregated.column, timeSrc, timeDst, createEmpty };
  return fuse(aggregated.fn, input, spec, call, composed) ?? composed();
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
const aggregates: Readonly<Record<string, Aggregate>> = { count: countRows, sum, mean };
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
  const compute = select ? { select } : { aggregate: aggregate };
  return new FusedStream(input, { name, spec, compute, composed, chain, pushable }, call);
}

interface Fused {
  /** What is computed of each window. */
  name: string;
  spec: Spec;
  compute: Compute;
  composed: () => TableStream;
  chain: readonly TableStream[];
  /** Whether the storage could do it, if nothing else reads what it reads. */
  pushable: boolean;
}

/** What is computed of one window without end: on a read that nothing else reads, the storage does it all. */
class EndlessStream extends TableStream {
  constructor(
    private readonly windowed: WindowStream,
    private readonly aggregated: TableStream,
    private readonly composed: TableStream,
    timeSrc: string,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [composed],
      at: call.at,
      compute: ([tables], query) =>
        this.isStored(query) ? tables.map((table) => stamped(table, timeSrc)) : tables,
    });
  }

  private isStored(query: Query): boolean {
    return this.windowed.storedRead(query) !== undefined && query.single(this.aggregated);
  }

  override sources(query: Query): readonly TableStream[] {
    return [this.isStored(query) ? this.aggregated : this.composed];
  }
}

/** The table of a series with its time, which stands before the value. */
function stamped(table: Table, timeSrc: string): Table {
  const times = table.column(timeSrc)!;
  if (table.column('_time')) return table.with('_time', times);
  const entries = table.entries();
  return table.withColumns([...entries.slice(0, 2), ['_time', times], ...entries.slice(2)]);
}

/** Windows and what is computed of each, in one step. */
class FusedStream extends TableStream {
  constructor(
    private readonly input: TableStream,
    private readonly fused: Fused,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      placeless: true,
      prompt: true,
      passing: ([pieces], query) => {
        if (this.read(query)) return 'chunks';
        return pieces.some(({ key }) => coversBounds(key, input.bounds)) ? 'first-come' : 'regrouped';
      },
      compute: ([pieces], query) => this.tablesOf(pieces, query),
    });
  }

  override checkPlan(): void {
    if (!this.input.bounds) throw unboundedError(this.at);
  }

  /** The storage's rows are read as they are needed, not all of them before. */
  override sources(query: Query): readonly TableStream[] {
    return this.read(query) ? [] : this.inputs;
  }

  /** The read whose windows influxd lets its storage make; undefined where it does not. */
  private read(query: Query): ScanStream | undefined {
    const { input } = this;
    const { pushable } = this.fused;
    return pushable && input instanceof ScanStream && this.isAlone(query) && input.isFree(query)
      ? input
      : undefined;
  }

  private isAlone(query: Query): boolean {
    return this.fused.chain.every((stream) => query.single(stream));
  }

  private tablesOf(pieces: readonly Table[], query: Query): Table[] {
    const { spec, compute, composed } = this.fused;
    const { bounds } = this.input;
    if (!bounds) throw unboundedError(this.at);
    const stored = this.read(query);
    const possible = stored !== undefined || (this.isAlone(query) && 'aggregate' in compute);
    if (!possible) return composed().tables(query);
    // Where empty windows are wanted too, all tables have the same ones.
    const shared = spec.createEmpty
      ? windowList(counted(spec.windows.overlapping(bounds), query), bounds, spec, true)
      : undefined;
    if (stored)
      return computeStored(this.fused.name, stored.spec, query, (scan) =>
        storedWindows(scan, spec, compute, shared, query),
      );
    const aggregated = (table: Table): Table => {
      query.checkpoint();
      const rows = aggregateRows(table, compute, spec, (times) => {
        if (shared && isAsListed(spec) && liesWithin(times, bounds)) return shared;
        const own = windowList(windowsWithRows(times, spec.windows, query), bounds, spec);
        return shared ? inStep(shared, own) : own;
      });
      return generalTable(table, rows, spec, bounds);
    };
    try {
      const read = pieces.map((piece) => readColumns(piece, spec.column));
      checkPieces(read, spec.column);
      const [told, others] = partition(mergeByKey(read), ({ key }) => coversBounds(key, bounds));
      // Where none is told, whoever needs whole tables sorts them.
      const made = others.map(aggregated);
      return told.length === 0 ? made : [...told.map(aggregated), ...sorted(made)];
    } catch (error) {
      throw withoutPlace(error);
    }
  }
}

/**
 * Whether each window of the list has its own rows. Where a clock is set back, a row may lie in a window and yet not be
 * found in it; and of windows that begin before the bounds, and stand for the same time, the first ones get the rows.
 */
function isAsListed({ windows, timeSrc }: Spec): boolean {
  return !windows.location.zone && (timeSrc !== '_start' || windows.every.equals(windows.period));
}

/** What is read of a table: pieces of it may differ in the types of other columns. */
function readColumns(table: Table, column: string): Table {
  const read = (label: string): boolean => label === column || label === '_time' || table.key.has(label);
  return table.withColumns(table.entries().filter(([label]) => read(label)));
}

/** Throws FluxError for a piece without times or values, or with values of another type than its table's first. */
function checkPieces(pieces: readonly Table[], label: string): void {
  const types = new Map<string, ColumnType>();
  for (const piece of pieces) {
    timeColumn(piece, '_time');
    const { type } = aggregatedColumn(piece, label);
    const id = piece.key.id();
    const known = types.get(id) ?? type;
    if (known !== type) throw schemaCollision(label, known, type);
    types.set(id, type);
  }
}

/** Those that a test holds for, and the others. */
function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Whether a table keeps its key: then it is told to be complete; else influxd tells it of the key that the table had. */
function coversBounds(key: GroupKey, bounds: Bounds | undefined): boolean {
  const isAt = (label: string, bound: bigint): boolean => {
    const value = key.find(label)?.value;
    return value instanceof Time && value.ns === bound;
  };
  return bounds !== undefined && isAt('_start', bounds.start) && isAt('_stop', bounds.stop);
}

/** One row a window: its time and the aggregated or selected value. */
function aggregateRows(
  table: Table,
  compute: Compute,
  spec: Spec,
  listFor: (times: Column) => WindowList,
): Rows {
  const { column } = spec;
  const allTimes = timeColumn(table, '_time');
  const found = aggregatedColumn(table, column);
  const given = withoutNulls(allTimes, table.parts);
  const order = timeOrder(given);
  const times = order ? given.take(order) : given;
  const source = order ? found.take(order) : found;
  const partOf = table.parts.length > 0 ? partsOfRows(table, order) : undefined;
  return windowRows(times, source, listFor(times), compute, partOf);
}

/** The part that each row comes from. */
function partsOfRows({ parts, length }: Table, order: Int32Array | undefined): Int32Array {
  const all = new Int32Array(length);
  for (let row = 0, part = 0; row < length; row++) {
    while (part < parts.length && parts[part] <= row) part++;
    all[row] = part;
  }
  return order ? order.map((row) => all[row]) : all;
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
    ...key.columns.map((own) => {
      return [own.label, own.label === timeDst ? times : rewrittenKeyValue(own, length)] as const;
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
