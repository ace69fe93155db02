import type { Args, Builtin, Call, Parameter } from '../../eval/builtin.js';
import { FluxError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import type { Scalar } from '../../eval/values.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import { keyEntries, Table } from '../../table/table.js';
import { builtin, otherwise, piped, sorted } from '../transform.js';
import { pushedInput } from './pushed.js';

export interface Aggregated {
  type: ColumnType;
  value: Scalar | null;
}

/** Makes one value of the rows [start, stop) of a column; undefined where it cannot work on the column's type. */
export type Aggregate = (column: Column, start: number, stop: number) => Aggregated | undefined;

/** A table of one row: the key's columns, then the aggregated one. */
export function aggregateTable(table: Table, label: string, aggregate: Aggregate): Table {
  const column = table.column(label);
  if (!column) throw new FluxError(`column "${label}" does not exist`);
  if (table.key.has(label)) throw new FluxError('cannot aggregate columns that are part of the group key');
  const result = aggregate(column, 0, table.length);
  if (!result) throw new FluxError(`unsupported aggregate column type ${column.type}`);
  return Table.from(
    table.key,
    [...keyEntries(table.key, 1), [label, Column.repeat(result.type, result.value, 1)] as const],
    1,
  );
}

/** A row for each table, in the order of their keys. */
export function aggregateTables(tables: readonly Table[], label: string, aggregate: Aggregate): Table[] {
  return sorted(tables.map((table) => aggregateTable(table, label, aggregate)));
}

/** What an aggregate makes of a stream; said so that what follows may be combined with it. */
export class AggregateStream extends TableStream {
  constructor(
    readonly fn: string,
    readonly column: string,
    readonly input: TableStream,
    call: Call,
    compute: (tables: Table[], query: Query) => Table[],
    oncePerKey = 'aggregate',
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      oncePerKey,
      compute: ([tables], query) => compute(tables, query),
    });
  }
}

/** An aggregate as a function of the language. */
export class AggregateFunction {
  constructor(
    readonly name: string,
    readonly make: (args?: Args) => Aggregate,
    readonly extra: Record<string, Parameter> = {},
    /** Whether influxd lets its storage do it where it stands directly on a read, and on a read's groups. */
    readonly storage: 'never' | 'ungrouped' | 'always' = 'never',
  ) {}

  builtin(): Builtin {
    return builtin(this.name, { tables: piped, column: otherwise('_value'), ...this.extra }, (args, call) =>
      this.run(args, call),
    );
  }

  private run(args: Args, call: Call): TableStream {
    return this.stream(args.stream(), args.string('column'), call, this.make(args));
  }

  stream(input: TableStream, label: string, call: Call, aggregate = this.make()): TableStream {
    return new AggregateStream(this.name, label, input, call, (tables, query) => {
      const pushed = this.storage !== 'never' && label === '_value' ? pushedInput(input, query) : undefined;
      if (pushed && !(pushed.grouped && this.storage === 'ungrouped'))
        return pushed.tables.map((table) => storageOrder(aggregateTable(table, label, aggregate)));
      return aggregateTables(tables, label, aggregate);
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
