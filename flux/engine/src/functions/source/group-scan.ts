import { FluxError } from '../../eval/errors.js';
import { compareStrings, GroupKey } from '../../table/group-key.js';
import { append } from '../../table/merge.js';
import type { Table } from '../../table/table.js';
import { boundsColumns } from './scan.js';
import type { ScanStream } from './scan.js';

/**
 * `group` directly on a read, which influxd lets its storage do: bounds stay in the key, a tag that a series lacks
 * counts as the empty text, and tables come in the order of the key's values.
 * Undefined where the storage could not group by these columns.
 */
export function groupScan(input: ScanStream, columns: readonly string[], tables: readonly Table[]): Table[] | undefined {
  if (columns.includes('_time') || columns.includes('_value')) return undefined;
  const labels = columns.filter((label) => label !== '_start' && label !== '_stop');
  const groups = new Map<string, { values: string[]; tables: Table[] }>();
  for (const table of tables) {
    const values = labels.map((label) => (table.key.find(label)?.value as string | undefined) ?? '');
    const id = values.join('\u0000');
    const known = groups.get(id);
    if (known) known.tables.push(table);
    else groups.set(id, { values, tables: [table] });
  }
  const ordered = [...groups.values()].sort((a, b) => compareLists(a.values, b.values));
  return ordered.map(({ values, tables: members }) => {
    const key = new GroupKey([
      ...boundsColumns(input.spec.bounds),
      ...labels.map((label, index) => ({ label, type: 'string' as const, value: values[index]! })),
    ]);
    return inTagOrder(append(sameType(members))).withKey(key);
  });
}

function sameType(tables: readonly Table[]): readonly Table[] {
  const type = tables[0]!.column('_value')!.type;
  const names = { bool: 'boolean', int: 'integer', uint: 'unsigned', float: 'float', string: 'string', time: 'time' };
  for (const table of tables) {
    const other = table.column('_value')!.type;
    if (other !== type)
      throw new FluxError(`schema collision: cannot group ${names[type]} and ${names[other]} types together`);
  }
  return tables;
}

/** The tags of all series in one order, behind the columns that every read has. */
function inTagOrder(table: Table): Table {
  const entries = table.entries();
  const tags = entries.slice(4).sort(([a], [b]) => compareStrings(a, b));
  return table.withColumns([...entries.slice(0, 4), ...tags]);
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareStrings(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return 0;
}
