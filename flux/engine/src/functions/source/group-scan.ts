import { CutOffError, ReadError } from '../../eval/errors.js';
import { Column } from '../../table/column.js';
import type { ColumnType } from '../../table/column.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import { append } from '../../table/merge.js';
import type { Table } from '../../table/table.js';
import { unstableSort } from '../../table/unstable-sort.js';
import { refusal, refuses } from './refused.js';
import { boundsColumns } from './scan.js';
import type { ScanStream } from './scan.js';

/** Sorts behind every tag value. */
const missing = '\u{10ffff}';

/** Series that a `group` directly on a read puts together. */
export interface SeriesGroup {
  key: GroupKey;
  members: readonly Table[];
}

/** `group` directly on a read, as one table a group; its series must have one type. Throws ReadError. */
export function groupSeries(groups: readonly SeriesGroup[]): Table[] {
  const tables: Table[] = [];
  for (const { key, members } of groups) {
    const other = otherType(members);
    if (other >= 0)
      throw new ReadError(
        collision(members[0], members[other]),
        tables,
        joined(key, members.slice(0, other)),
      );
    tables.push(joined(key, members));
  }
  return tables;
}

/**
 * What the storage computes of each group. A series that it refuses ends its group without a word, unless it panics.
 * Throws CutOffError where series of several types stand before that one.
 * @param sameType whether what is computed is of the values' type
 */
export function aggregateGroups(
  fn: string,
  groups: readonly SeriesGroup[],
  sameType: boolean,
  aggregate: (group: SeriesGroup) => Table,
): Table[] {
  const made: Table[] = [];
  for (const { key, members } of groups) {
    const at = members.findIndex((member) => refuses(fn, valueType(member)));
    const taken = at < 0 ? members : members.slice(0, at);
    const other = sameType ? otherType(taken) : -1;
    if (other >= 0) throw new CutOffError(collision(members[0], members[other]), 'invalid', made);
    if (at >= 0 && fn !== 'sum') throw refusal(fn, valueType(members[at]), made);
    if (taken.length > 0) made.push(aggregate({ key, members: taken }));
  }
  return made;
}

/** The rows of a group's series one after the other. */
export function joined(key: GroupKey, members: readonly Table[]): Table {
  return inTagOrder(append(withAllTags(members))).withKey(key);
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
  const series = tables.map((table) => {
    const values = labels.map((label) => (table.key.find(label)?.value as string | undefined) ?? '');
    return { id: values.map((value) => `${value || missing}\u0000`).join(''), values, table };
  });
  // Where series agree on the labels, influxd does not keep to their order.
  unstableSort(series, (a, b) => compareStrings(a.id, b.id) < 0);
  const groups = new Map<string, SeriesGroup & { members: Table[] }>();
  for (const { id, values, table } of series) {
    const known = groups.get(id);
    if (known) known.members.push(table);
    else {
      const key = new GroupKey([
        ...boundsColumns(scan.spec.bounds),
        ...labels.map((label, index) => ({ label, type: 'string' as const, value: values[index] })),
      ]);
      groups.set(id, { key, members: [table] });
    }
  }
  return [...groups.values()];
}

const storageTypes = {
  bool: 'boolean',
  int: 'integer',
  uint: 'unsigned',
  float: 'float',
  string: 'string',
  time: 'time',
};

const valueType = (table: Table): ColumnType => table.column('_value')!.type;

/** Where the first series stands that has another type than those before it; -1 where none has. */
function otherType(members: readonly Table[]): number {
  return members.findIndex((member) => valueType(member) !== valueType(members[0]));
}

function collision(one: Table, other: Table): string {
  return `schema collision: cannot group ${storageTypes[valueType(one)]} and ${storageTypes[valueType(other)]} types together`;
}

/** The tags of all series in one order, behind the columns that every read has. */
function inTagOrder(table: Table): Table {
  const entries = table.entries();
  const tags = entries.slice(4).sort(([a], [b]) => compareStrings(a, b));
  return table.withColumns([...entries.slice(0, 4), ...tags]);
}
