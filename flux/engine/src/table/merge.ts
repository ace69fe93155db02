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

/** Tables one after the other under the first one's key; a column that one lacks is null in its rows. */
export function append(tables: readonly Table[]): Table {
  const types = new Map<string, ColumnType>();
  for (const table of tables) {
    table.layout.labels.forEach((label, index) => {
      const { type } = table.columns[index];
      const known = types.get(label);
      if (known === undefined) types.set(label, type);
      else if (known !== type) throw schemaCollision(label, type, known);
    });
  }
  const columns = [...types].map(([label, type]) =>
    concatenate(tables.map((table) => table.column(label) ?? Column.repeat(type, null, table.length))),
  );
  const parts: number[] = [];
  let length = 0;
  for (const table of tables) {
    if (length > 0 && table.length > 0) parts.push(length);
    for (const part of table.parts) parts.push(length + part);
    length += table.length;
  }
  return new Table(tables[0].key, new Layout([...types.keys()]), columns, length, parts);
}
