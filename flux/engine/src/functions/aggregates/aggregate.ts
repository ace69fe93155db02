import type { Args, Builtin, Call, Parameter } from '../../eval/builtin.js';
import { FluxError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import type { Scalar } from '../../eval/values.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import { keyEntries, Table } from '../../table/table.js';
import type { GroupStream } from '../group.js';
import { aggregateGroups, joined } from '../source/group-scan.js';
import type { SeriesGroup } from '../source/group-scan.js';
import { aggregatedColumn, builtin, otherwise, piped, sorted } from '../transform.js';
import { computePushed, pushedGroup } from './pushed.js';

export interface Aggregated {
  type: ColumnType;
  value: Scalar | null;
}

/**
 * Makes one value of the rows [start, stop) of a column; undefined where it cannot work on the column's type.
 * @param parts where, between these, a part that came from another table begins
 */
export type Aggregate = (
  column: Column,
  start: number,
  stop: number,
  parts?: readonly number[],
) => Aggregated | undefined;

/** A table of one row: the key's columns, then the aggregated one. */
export function aggregateTable(table: Table, label: string, aggregate: Aggregate): Table {
  const column = aggregatedColumn(table, label);
  const result = aggregate(column, 0, table.length, table.parts);
  if (!result) throw new FluxError(`unsupported aggregate column type ${column.type}`);
  return Table.from(
    table.key,
    [...keyEntries(table.key, 1), [label, Column.repeat(result.type, result.value, 1)] as const],
    1,
  );
}

/** A row for each table, in the order of their keys. */
function aggregateTables(tables: readonly Table[], label: string, aggregate: Aggregate): Table[] {
  return sorted(tables.map((table) => aggregateTable(table, label, aggregate)));
}

/** How an aggregate is computed where it stands. */
export interface Ways {
  /** Of any tables. */
  general: (tables: Table[]) => Table[];
  /** Of a table of one series, or of one window of it, as influxd's storage does it; absent where it does not. */
  ofSeries?: (table: Table) => Table;
  /** Of a group of series, likewise. */
  ofGroup?: (group: SeriesGroup) => Table;
  /** Begins influxd's error where two tables share a key. */
  oncePerKey: string;
}

/** What an aggregate makes of a stream; said so that what follows may be combined with it. */
export class AggregateStream extends TableStream {
  private readonly pushedGroup: (query: Query) => GroupStream | undefined;

  constructor(
    readonly fn: string,
    readonly column: string,
    readonly input: TableStream,
    call: Call,
    { general, ofSeries, ofGroup, oncePerKey }: Ways,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      oncePerKey,
      compute: ([tables], query) => {
        const group = this.pushedGroup(query);
        if (group && ofGroup)
          return aggregateGroups(fn, group.seriesGroups(tables, query) ?? [], fn !== 'count', ofGroup);
        return (ofSeries && computePushed(fn, input, query, ofSeries)) ?? general(tables);
      },
    });
    this.pushedGroup = (query) => (ofGroup ? pushedGroup(input, query) : undefined);
  }

  /** Of a group the storage takes the series. */
  override sources(query: Query): readonly TableStream[] {
    return this.pushedGroup(query)?.sources(query) ?? super.sources(query);
  }
}

interface AggregateOptions {
  /** Parameters beside the column. */
  extra?: Record<string, Parameter>;
  /** Whether influxd lets its storage do it where it stands directly on a read, and on a read's groups; absent: never. */
  storage?: 'ungrouped' | 'always';
  /** How the storage does it, where that differs. */
  stored?: Aggregate;
  /** The same of a group. */
  ofGroup?: (group: SeriesGroup) => Table;
}

/** An aggregate as a function of the language. */
export class AggregateFunction {
  constructor(
    readonly name: string,
    readonly make: (args?: Args) => Aggregate,
    private readonly options: AggregateOptions = {},
  ) {}

  builtin(): Builtin {
    return builtin(
      this.name,
      { tables: piped, column: otherwise('_value'), ...this.options.extra },
      (args, call) => this.run(args, call),
    );
  }

  private run(args: Args, call: Call): TableStream {
    return this.stream(args.stream(), args.string('column'), call, this.make(args));
  }

  stream(input: TableStream, label: string, call: Call, aggregate = this.make()): TableStream {
    const { storage, stored = aggregate } = this.options;
    const ofSeries = (table: Table): Table => storageOrder(aggregateTable(table, label, stored));
    const ofGroup = this.options.ofGroup ?? (({ key, members }): Table => ofSeries(joined(key, members)));
    const isStored = storage !== undefined && label === '_value';
    return new AggregateStream(this.name, label, input, call, {
      general: (tables) => aggregateTables(tables, label, aggregate),
      ...(isStored && { ofSeries }),
      ...(isStored && storage === 'always' && { ofGroup }),
      oncePerKey: 'aggregate',
    });
  }
}

/** What the storage aggregates has its value before the tags. */
export function storageOrder(table: Table): Table {
  const entries = table.entries();
  const value = entries.filter(([label]) => label === '_value');
  const rest = entries.filter(([label]) => label !== '_value');
  return table.withColumns([...rest.slice(0, 2), ...value, ...rest.slice(2)]);
}
