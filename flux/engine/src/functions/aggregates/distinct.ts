import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { FluxError } from '../../eval/errors.js';
import type { Query } from '../../eval/query.js';
import { TableStream } from '../../eval/stream.js';
import { ColumnBuilder, concatenate } from '../../table/builder.js';
import { Column } from '../../table/column.js';
import { compareScalars } from '../../table/group-key.js';
import { keyEntries, Table } from '../../table/table.js';
import { KeepStream } from '../columns.js';
import { GroupStream } from '../group.js';
import { storedTagKeys, storedTagValues } from '../source/schema-reads.js';
import {
  builtin,
  checkNew,
  optional,
  otherwise,
  piped,
  required,
  sorted,
  tableByTable,
} from '../transform.js';

/** A table of the key's columns and one more, named `_value`. */
function valueTable(table: Table, values: Column, label = '_value'): Table {
  checkNew((name) => table.key.has(name), label);
  return Table.from(
    table.key,
    [...keyEntries(table.key, values.length), [label, values] as const],
    values.length,
  );
}

/** What `distinct` and `mode` say of a column that is missing or in the key; undefined for any other. */
function plainCase(table: Table, label: string): Table | undefined {
  const column = table.column(label);
  if (!column) return valueTable(table, Column.repeat('string', '', 1));
  const key = table.key.find(label);
  return key && valueTable(table, Column.repeat(key.type, key.value, 1));
}

/** The first row of each value, null among them. */
function firstRows(column: Column): number[] {
  const seen = new Set<unknown>();
  const rows: number[] = [];
  for (let row = 0; row < column.length; row++) {
    const value = column.isNull(row) ? null : column.raw(row);
    // In Go, no NaN equals another.
    if (seen.has(value) && !Number.isNaN(value)) continue;
    seen.add(value);
    rows.push(row);
  }
  return rows;
}

function distinctTable(table: Table, label: string): Table {
  const column = table.column(label);
  return plainCase(table, label) ?? valueTable(table, column!.take(firstRows(column!)));
}

/** The distinct values of a column; of some reads the storage lists them by itself. */
export class DistinctStream extends TableStream {
  constructor(
    private readonly input: TableStream,
    private readonly label: string,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      oncePerKey: 'distinct',
      compute: ([tables], query) => {
        const stored = this.stored(query);
        return stored ? [stored] : sorted((tables ?? []).map((table) => distinctTable(table, label)));
      },
    });
  }

  override sources(query: Query): readonly TableStream[] {
    return this.stored(query) ? [] : this.inputs;
  }

  /** `keep(columns: [tag]) |> group() |> distinct(column: tag)` and `keys() |> keep(columns: ["_value"]) |> distinct()`. */
  private stored(query: Query): Table | undefined {
    const { input, label } = this;
    const alone = (stream: TableStream): boolean => query.single(stream);
    if (!alone(input)) return undefined;
    if (input instanceof KeepStream && input.only === label) {
      const { input: keys } = input;
      return keys instanceof KeysStream && keys.column === label && alone(keys)
        ? storedTagKeys(keys.input, query)
        : undefined;
    }
    if (!(input instanceof GroupStream) || input.spec.mode !== 'by' || input.spec.columns.length > 0)
      return undefined;
    const { input: kept } = input;
    return kept instanceof KeepStream && kept.only === label && alone(kept)
      ? storedTagValues(kept.input, label, query)
      : undefined;
  }
}

function distinct(args: Args, call: Call): TableStream {
  return new DistinctStream(args.stream(), args.string('column'), call);
}

function unique(args: Args, call: Call): TableStream {
  const label = args.string('column');
  return tableByTable(call, args.stream(), 'unique', (table) => {
    const column = table.column(label);
    if (!column) throw new FluxError(`no column "${label}" exists`);
    return table.take(firstRows(column));
  });
}

/** The modes of a table's column: influxd finds them part by part where tables became one. */
function tableModes(table: Table, column: Column, emptyPieces: boolean): Column {
  if (table.length === 0 && !emptyPieces) return column;
  const bounds = [0, ...table.parts, table.length];
  return concatenate(bounds.slice(1).map((stop, part) => modes(column.slice(bounds[part], stop))));
}

/** The values that come most often, in order; null where all come equally often. No NaN equals another, nor counts. */
function modes(column: Column): Column {
  const counts = new Map<bigint | number | string, { row: number; count: number }>();
  let others = 0;
  for (let row = 0; row < column.length; row++) {
    if (column.isNull(row)) continue;
    const value = column.raw(row);
    const known = counts.get(value);
    if (Number.isNaN(value)) others++;
    else if (known) known.count++;
    else counts.set(value, { row, count: 1 });
  }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  const best = [...counts.values()].filter(({ count }) => count === most);
  if (counts.size === 0 || best.length === counts.size + others) return Column.repeat(column.type, null, 1);
  const order = best.map(({ row }) => row).sort((a, b) => compareScalars(column.raw(a), column.raw(b)));
  return column.take(order);
}

function mode(args: Args, call: Call): TableStream {
  const label = args.string('column');
  const input = args.stream();
  return tableByTable(
    call,
    input,
    'mode',
    (table) =>
      plainCase(table, label) ??
      valueTable(table, tableModes(table, table.column(label)!, input.hasEmptyPieces)),
  );
}

function sample(args: Args, call: Call): TableStream {
  const n = Number(args.int('n'));
  const label = args.string('column');
  if (n <= 0) throw new FluxError('n must be a positive integer, but was ' + n);
  const given = args.has('pos') ? Number(args.int('pos')) : -1;
  if (given >= n) throw new FluxError('pos must be less than n, but ' + `${given} >= ${n}`);
  return tableByTable(call, args.stream(), '', (table) => {
    if (!table.column(label)) throw new FluxError(`no column "${label}" exists`);
    const rows: number[] = [];
    const first = given < 0 ? Math.floor(Math.random() * n) : given;
    for (let row = first; row < table.length; row += n) rows.push(row);
    return table.take(rows);
  });
}

/** A list of labels as a table. */
function labelTable(table: Table, labels: readonly string[], column: string): Table {
  const builder = new ColumnBuilder('string', labels.length);
  for (const label of labels) builder.append(label);
  return valueTable(table, builder.build(), column);
}

function columns(args: Args, call: Call): TableStream {
  const column = args.string('column');
  return tableByTable(call, args.stream(), 'columns', (table) =>
    labelTable(table, table.layout.labels, column),
  );
}

/** The labels of keys; said so that what follows may be combined with it. */
export class KeysStream extends TableStream {
  constructor(
    readonly input: TableStream,
    readonly column: string,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      oncePerKey: 'keys',
      compute: ([tables]) =>
        sorted(
          tables.map((table) => {
            const labels = table.key.columns.map(({ label }) => label);
            return labelTable(table, labels, column);
          }),
        ),
    });
  }
}

const byValue = otherwise('_value');

export const distinctFunctions: Builtin[] = [
  builtin('distinct', { tables: piped, column: byValue }, distinct),
  builtin('unique', { tables: piped, column: byValue }, unique),
  builtin('mode', { tables: piped, column: byValue }, mode),
  builtin('sample', { tables: piped, n: required, pos: optional, column: byValue }, sample),
  builtin('columns', { tables: piped, column: byValue }, columns),
  builtin(
    'keys',
    { tables: piped, column: byValue },
    (args, call) => new KeysStream(args.stream(), args.string('column'), call),
  ),
];
