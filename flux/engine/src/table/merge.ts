import { concatenate } from './builder.js';
import { Column } from './column.js';
import type { ColumnType } from './column.js';
import { Layout, schemaCollision, Table } from './table.js';

/** Collects tables by key: those of one key become one, in the order in which keys first appear. */
export class TableMerger {
  private readonly byKey = new Map<string, Table[]>();

  add(table: Table): void {
    const id = table.key.id();
    const known = this.byKey.get(id);
    if (known) known.push(table);
    else this.byKey.set(id, [table]);
  }

  tables(): Table[] {
    return [...this.byKey.values()].map((tables) => (tables.length === 1 ? tables[0] : append(tables)));
  }
}

export function mergeByKey(tables: readonly Table[]): Table[] {
  const merger = new TableMerger();
  for (const table of tables) merger.add(table);
  return merger.tables();
}

/** The same, each in one piece, as influxd has what it builds anew. */
export function rebuildByKey(tables: readonly Table[]): Table[] {
  return mergeByKey(tables).map((table) => table.whole());
}

/** Tables one after the other under the first one's key; a column that one lacks is null in its rows. */
export function append(tables: readonly Table[]): Table {
  const [first] = tables;
  if (tables.length === 1) return first;
  const parts: number[] = [];
  let length = 0;
  for (const table of tables) {
    if (length > 0 && table.length > 0) parts.push(length);
    for (const part of table.parts) parts.push(length + part);
    length += table.length;
  }
  const { layout } = first;
  if (tables.every((table) => table.layout.equals(layout))) {
    for (const table of tables)
      for (const [index, label] of layout.labels.entries())
        checked(table.columns[index], label, first.columns[index].type);
    const columns = layout.labels.map((_, index) => concatenate(tables.map((table) => table.columns[index])));
    return new Table(first.key, layout, columns, length, parts);
  }
  const types = new Map<string, ColumnType>();
  for (const table of tables) {
    for (const [index, label] of table.layout.labels.entries()) {
      const { type } = checked(table.columns[index], label, types.get(label));
      types.set(label, type);
    }
  }
  const columns = [...types].map(([label, type]) =>
    concatenate(tables.map((table) => table.column(label) ?? Column.repeat(type, null, table.length))),
  );
  return new Table(first.key, new Layout([...types.keys()]), columns, length, parts);
}

function checked(column: Column, label: string, known: ColumnType | undefined): Column {
  if (known !== undefined && known !== column.type) throw schemaCollision(label, column.type, known);
  return column;
}
