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
import { ScanStream } from '../source/scan.js';
import { storedTagKeys, storedTagValues } from '../source/stored-tags.js';
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

/** A stream of a column's values; where the storage alone knows them, as influxd has it, nothing else is asked. */
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
        const read = this.storedRead(query);
        return read ? [this.stored(read, query)] : sorted(tables.map((table) => distinctTable(table, label)));
      },
    });
  }

  override sources(query: Query): readonly TableStream[] {
    return this.storedRead(query) ? [] : this.inputs;
  }

  private stored({ spec }: ScanStream, query: Query): Table {
    return this.input instanceof KeepStream
      ? storedTagKeys(spec, query)
      : storedTagValues(spec, this.label, query);
  }

  /** The read that the storage answers from, where nothing else has a use for what is between. */
  private storedRead(query: Query): ScanStream | undefined {
    const [read, ...between] = readAndSteps(this.input, this.label) ?? [];
    const isAlone = between.every((stream) => query.single(stream));
    return isAlone && read instanceof ScanStream && read.isFree(query) ? read : undefined;
  }
}

/** Columns that are no tags. */
const rowColumns = new Set(['_start', '_stop', '_time', '_value']);

/**
 * What is before `distinct` in `keep(columns: [tag]) |> group() |> distinct(column: tag)` and in
 * `keys() |> keep(columns: ["_value"]) |> distinct()`, from what those read on; undefined in anything else.
 */
function readAndSteps(input: TableStream, label: string): readonly TableStream[] | undefined {
  const kept = input instanceof GroupStream && input.isWhole ? input.input : input;
  if (!(kept instanceof KeepStream) || !kept.isOnly(label)) return undefined;
  const before = kept.input;
  if (kept !== input) return rowColumns.has(label) ? undefined : [before, kept, input];
  return before instanceof KeysStream && before.column === label ? [before.input, before, kept] : undefined;
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

/** A stream of the labels of tables' keys; said so that what follows may be left to the storage. */
export class KeysStream extends TableStream {
  constructor(
    readonly input: TableStream,
    readonly column: string,
    call: Call,
  ) {
    const labelsOf = ({ key }: Table): string[] => key.columns.map(({ label }) => label);
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      oncePerKey: 'keys',
      compute: ([tables]) => sorted(tables.map((table) => labelTable(table, labelsOf(table), column))),
    });
  }
}

const byValue = otherwise('_value');

export const distinctFunctions: Builtin[] = [
  builtin('distinct', { tables: piped, column: byValue }, (args, call) => {
    return new DistinctStream(args.stream(), args.string('column'), call);
  }),
  builtin('unique', { tables: piped, column: byValue }, unique),
  builtin('mode', { tables: piped, column: byValue }, mode),
  builtin('sample', { tables: piped, n: required, pos: optional, column: byValue }, sample),
  builtin('columns', { tables: piped, column: byValue }, columns),
  builtin('keys', { tables: piped, column: byValue }, (args, call) => {
    return new KeysStream(args.stream(), args.string('column'), call);
  }),
];
