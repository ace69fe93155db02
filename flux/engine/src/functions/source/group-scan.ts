import { ReadError } from '../../eval/errors.js';
import { Column } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import { append } from '../../table/merge.js';
import type { Table } from '../../table/table.js';
import { boundsColumns } from './scan.js';
import type { ScanStream } from './scan.js';

/** Sorts behind every tag value. */
const missing = '\u{10ffff}';

/** Series that a `group` directly on a read puts together. */
export interface SeriesGroup {
  key: GroupKey;
  members: readonly Table[];
}

/** `group` directly on a read, as one table a group; its series must have one type. */
export function groupSeries(groups: readonly SeriesGroup[]): Table[] {
  return groups.map(({ key, members }) => inTagOrder(append(withAllTags(sameType(members)))).withKey(key));
}

/** A tag that a series lacks and another of its group has is the empty text in its rows. */
function withAllTags(tables: readonly Table[]): Table[] {
  const labels = new Set(tables.flatMap(({ layout }) => layout.labels));
  return tables.map((table) => {
    let filled = table;
    for (const label of labels)
      if (!table.column(label)) filled = filled.with(label, Column.repeat('string', '', table.length));
    return filled;
  });
}

/**
 * The groups of a `group` directly on a read, which influxd lets its storage do: bounds stay in the key, a tag that a
 * series lacks counts as the empty text, and groups come in the order of the key's values, missing ones last.
 * @param columns in the order given, none of them _time or _value
 */
export function seriesGroups(
  scan: ScanStream,
  columns: readonly string[],
  tables: readonly Table[],
): SeriesGroup[] {
  const labels = columns.filter((label) => label !== '_start' && label !== '_stop');
  const groups = new Map<string, { values: string[]; tables: Table[] }>();
  for (const table of tables) {
    const values = labels.map((label) => (table.key.find(label)?.value as string | undefined) ?? '');
    const id = values.map((value) => value || missing).join('\u0000');
    const known = groups.get(id);
    if (known) known.tables.push(table);
    else groups.set(id, { values, tables: [table] });
  }
  const ordered = [...groups].sort(([a], [b]) => compareStrings(a, b));
  return ordered.map(([, { values, tables: members }]) => {
    const key = new GroupKey([
      ...boundsColumns(scan.spec.bounds),
      ...labels.map((label, index) => ({ label, type: 'string' as const, value: values[index] })),
    ]);
    return { key, members };
  });
}

const storageTypes = {
  bool: 'boolean',
  int: 'integer',
  uint: 'unsigned',
  float: 'float',
  string: 'string',
  time: 'time',
};

function sameType(tables: readonly Table[]): readonly Table[] {
  const type = tables[0].column('_value')!.type;
  for (const table of tables) {
    const other = table.column('_value')!.type;
    if (other !== type)
      throw new ReadError(
        `schema collision: cannot group ${storageTypes[type]} and ${storageTypes[other]} types together`,
      );
  }
  return tables;
}

/** The tags of all series in one order, behind the columns that every read has. */
function inTagOrder(table: Table): Table {
  const entries = table.entries();
  const tags = entries.slice(4).sort(([a], [b]) => compareStrings(a, b));
  return table.withColumns([...entries.slice(0, 4), ...tags]);
}
