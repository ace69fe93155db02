import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import type { TableStream } from '../eval/stream.js';
import { compareStrings, GroupKey } from '../table/group-key.js';
import { TableMerger } from '../table/merge.js';
import { keyFrom } from '../table/table.js';
import type { Table } from '../table/table.js';
import { ScanStream } from './source/scan.js';
import { GroupedScan } from './source/group-scan.js';
import { builtin, otherwise, piped, sorted, transform } from './transform.js';

function group(args: Args, call: Call): TableStream {
  const input = args.stream();
  const given = args.strings('columns');
  const columns = [...given].sort(compareStrings);
  const mode = args.string('mode');
  if (mode !== 'by' && mode !== 'except') throw new FluxError('invalid group mode: must be "by" or "except"');
  const apply = (tables: Table[], query: Query): Table[] => groupTables(tables, mode, columns, query);
  if (mode === 'by' && input instanceof ScanStream && !given.includes('_time') && !given.includes('_value'))
    return new GroupedScan(input, given, call.at, apply);
  return transform(call, input, apply);
}

export function groupTables(
  tables: readonly Table[],
  mode: 'by' | 'except',
  columns: readonly string[],
  query: Query,
): Table[] {
  const merger = new TableMerger();
  const listed = new Set(columns);
  for (const table of tables) {
    query.checkpoint();
    const labels = mode === 'by' ? columns : table.layout.labels.filter((label) => !listed.has(label));
    const present = labels.filter((label) => table.column(label));
    if (present.every((label) => table.key.has(label)))
      merger.add(table.withKey(new GroupKey(present.map((label) => table.key.find(label)!))));
    else for (const part of splitRows(table, new Set(present))) merger.add(part);
  }
  return sorted(merger.tables());
}

/** A table's rows by the values of the columns named, each part under their key. */
function splitRows(table: Table, by: ReadonlySet<string>): Table[] {
  const labels = table.layout.labels.filter((label) => by.has(label));
  const columns = labels.map((label) => table.column(label)!);
  const parts = new Map<unknown, number[]>();
  for (let row = 0; row < table.length; row++) {
    // One column needs no text that stands for several cells.
    const id =
      columns.length === 1
        ? rowId(columns[0].isNull(row) ? null : columns[0].raw(row))
        : textId(columns, row);
    const rows = parts.get(id);
    if (rows) rows.push(row);
    else parts.set(id, [row]);
  }
  return [...parts.values()].map((rows) => {
    const part = table.take(rows);
    return part.withKey(keyFrom(labels, part));
  });
}

const rowId = (value: unknown): unknown => value;

function textId(
  columns: ReadonlyArray<{ isNull(row: number): boolean; raw(row: number): unknown }>,
  row: number,
): string {
  let id = '';
  for (const column of columns) id += column.isNull(row) ? 'n\u0000' : `:${String(column.raw(row))}\u0000`;
  return id;
}

export const groupFunctions: Builtin[] = [
  builtin('group', { tables: piped, columns: otherwise([]), mode: otherwise('by') }, group),
];
