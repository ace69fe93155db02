import { concatenate } from './builder.js';
import { Column } from './column.js';
import type { ColumnType } from './column.js';
import { Layout, schemaCollision, Table } from './table.js';

/** A column that two of the tables have in different types; undefined where there is none. */
export function collision(
  tables: readonly Table[],
): { label: string; one: ColumnType; other: ColumnType } | undefined {
  const types = new Map<string, ColumnType>();
  for (const table of tables) {
    for (const [index, label] of table.layout.labels.entries()) {
      const one = table.columns[index].type;
      const other = types.get(label) ?? one;
      if (one !== other) return { label, one, other };
      types.set(label, one);
    }
  }
  return undefined;
}

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
    return this.lists().map(append);
  }

  /** The same, not put together. */
  lists(): Table[][] {
    return [...this.byKey.values()];
  }
}

export function byKey(tables: readonly Table[]): Table[][] {
  const merger = new TableMerger();
  for (const table of tables) merger.add(table);
  return merger.lists();
}

export function mergeByKey(tables: readonly Table[]): Table[] {
  return byKey(tables).map(append);
}

/** The same in one piece each, as influxd has what it builds anew. */
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
    if (table !== first) parts.push(length);
    for (const part of table.parts) parts.push(length + part);
    length += table.length;
  }
  const { layout, late } = first;
  if (tables.every((table) => table.layout.equals(layout))) {
    for (const table of tables)
      for (const [index, label] of layout.labels.entries())
        checked(table.columns[index], label, first.columns[index].type);
    const columns = layout.labels.map((_, index) => concatenate(tables.map((table) => table.columns[index])));
    return new Table(first.key, layout, columns, length, parts, late);
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
  return new Table(first.key, new Layout([...types.keys()]), columns, length, parts, late);
}

function checked(column: Column, label: string, known: ColumnType | undefined): Column {
  if (known !== undefined && known !== column.type) throw schemaCollision(label, column.type, known);
  return column;
}
