import type { Args, Builtin, Call } from '../eval/builtin.js';
import { formatTime } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import type { TableStream } from '../eval/stream.js';
import { ColumnBuilder } from '../table/builder.js';
import type { ColumnType, Column } from '../table/column.js';
import { GroupKey } from '../table/group-key.js';
import { Table } from '../table/table.js';
import { builtin, piped, required, sorted, transform } from './transform.js';

/** What a cell takes, roughly. */
const cellBytes = 9;

export interface PivotSpec {
  rowKey: readonly string[];
  columnKey: readonly string[];
  valueColumn: string;
}

function pivot(args: Args, call: Call): TableStream {
  const spec = {
    rowKey: args.strings('rowKey'),
    columnKey: args.strings('columnKey'),
    valueColumn: args.string('valueColumn'),
  };
  return pivotStream(args.stream(), spec, call);
}

export function pivotStream(input: TableStream, spec: PivotSpec, call: Call): TableStream {
  for (const label of spec.columnKey) {
    if (spec.rowKey.includes(label))
      throw new FluxError(`column name found in both rowKey and colKey: ${label}`);
  }
  return transform(call, input, (tables, query) => {
    const groups = new Map<string, PivotGroup>();
    for (const table of tables) {
      query.checkpoint();
      addTable(table, spec, groups, query);
    }
    return sorted([...groups.values()].map((group) => group.table(query)));
  });
}

/** One output table while it is being filled. */
class PivotGroup {
  private readonly rows = new Map<unknown, number>();
  /** The rows' ids by their number, and the last one asked for: tables mostly come in the same order. */
  private readonly ids: unknown[] = [];
  private last = -1;
  private readonly fixed: ColumnBuilder[];
  private readonly pivoted = new Map<string, { type: ColumnType; cells: unknown[] }>();

  constructor(
    readonly key: GroupKey,
    private readonly labels: readonly string[],
    types: readonly ColumnType[],
  ) {
    this.fixed = types.map((type) => new ColumnBuilder(type));
  }

  rowOf(id: unknown, columns: readonly Column[], at: number): number {
    if (this.last + 1 < this.ids.length && this.ids[this.last + 1] === id) return ++this.last;
    const known = this.rows.get(id);
    if (known !== undefined) return (this.last = known);
    const row = this.rows.size;
    this.rows.set(id, row);
    this.ids.push(id);
    this.last = row;
    this.fixed.forEach((builder, index) => builder.appendCell(columns[index], at));
    return row;
  }

  cellsOf(label: string, type: ColumnType): unknown[] {
    let column = this.pivoted.get(label);
    if (!column) {
      if (this.labels.includes(label))
        throw new FluxError(
          `value "${label}" appears in a column key column, but a column named "${label}" already exists; ` +
            `consider renaming "${label}" to something else before pivoting`,
        );
      this.pivoted.set(label, (column = { type, cells: [] }));
    }
    if (column.type !== type)
      throw new FluxError(
        `schema collision detected: column "${label}" is both of type ${column.type} and ${type}`,
      );
    return column.cells;
  }

  table(query: Query): Table {
    const length = this.rows.size;
    const pivoted = [...this.pivoted].map(([label, { type, cells }]) => {
      // A column is as long as the table, however few of its cells there are.
      query.made(length * cellBytes, 0);
      return [label, columnOfCells(type, cells, length)] as const;
    });
    return Table.from(
      this.key,
      [...this.labels.map((label, index) => [label, this.fixed[index].build()] as const), ...pivoted],
      length,
    );
  }
}

function columnOfCells(type: ColumnType, cells: unknown[], length: number): Column {
  const builder = new ColumnBuilder(type, length);
  for (let row = 0; row < length; row++) {
    const value = cells[row];
    if (value === undefined || value === null) builder.appendNull();
    else builder.append(value as never);
  }
  return builder.build();
}

function addTable(table: Table, spec: PivotSpec, groups: Map<string, PivotGroup>, query: Query): void {
  const { rowKey, columnKey, valueColumn } = spec;
  for (const label of rowKey)
    if (!table.column(label))
      throw new FluxError(`specified row key column does not exist in table: ${label}`);
  const values = table.column(valueColumn);
  if (!values) throw new FluxError(`specified value column does not exist in table: ${valueColumn}`);
  for (const label of columnKey)
    if (!table.column(label) || label === valueColumn)
      throw new FluxError(`specified column does not exist in table: ${label}`);
  const dropped = new Set([...columnKey, valueColumn]);
  const labels = table.layout.labels.filter(
    (label) => !dropped.has(label) && (table.key.has(label) || rowKey.includes(label)),
  );
  const fixed = labels.map((label) => table.column(label)!);
  const key = new GroupKey(
    labels.filter((label) => table.key.has(label)).map((label) => table.key.find(label)!),
  );
  let group = groups.get(key.id());
  if (!group)
    groups.set(
      key.id(),
      (group = new PivotGroup(
        key,
        labels,
        fixed.map(({ type }) => type),
      )),
    );
  const rowColumns = rowKey.map((label) => table.column(label)!);
  const keyColumns = columnKey.map((label) => table.column(label)!);
  let cells: unknown[] = [];
  for (let row = 0; row < table.length; row++) {
    query.made(cellBytes, 0);
    // Rows that follow one another mostly go into one column.
    if (row === 0 || !sameCells(keyColumns, row - 1, row))
      cells = group.cellsOf(joinedLabel(keyColumns, row), values.type);
    const id =
      rowColumns.length === 1 && !rowColumns[0].isNull(row)
        ? rowColumns[0].raw(row)
        : rowColumns.map((column) => cellText(column, row)).join('');
    cells[group.rowOf(id, fixed, row)] = values.get(row);
  }
}

function sameCells(columns: readonly Column[], a: number, b: number): boolean {
  for (const column of columns) {
    if (column.constant) continue;
    if (column.isNull(a) !== column.isNull(b) || column.raw(a) !== column.raw(b)) return false;
  }
  return true;
}

/** What the column key makes a label of; empty texts before all others leave no mark. */
function joinedLabel(columns: readonly Column[], row: number): string {
  return columns.reduce((label, column) => {
    const text = cellText(column, row);
    return label === '' ? text : `${label}_${text}`;
  }, '');
}

function cellText(column: Column, row: number): string {
  if (column.isNull(row)) return 'null';
  const value = column.raw(row);
  switch (column.type) {
    case 'bool':
      return value === 1 ? 'true' : 'false';
    case 'time':
      return formatTime(value as bigint, false);
    case 'float':
      return scientific(value as number);
    default:
      return String(value);
  }
}

/** A float as Go's format `E` writes it: `1.5E+00`. */
function scientific(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return value
    .toExponential()
    .toUpperCase()
    .replace(/E([+-])(\d)$/, 'E$10$2');
}

export const pivotFunctions: Builtin[] = [
  builtin('pivot', { tables: piped, rowKey: required, columnKey: required, valueColumn: required }, pivot),
];
