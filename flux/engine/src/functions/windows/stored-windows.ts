import type { Query } from '../../eval/query.js';
import { boundsColumns, readParts, seriesTable } from '../source/scan.js';
import type { Rows, ScanSpec } from '../source/scan.js';
import { concatenate } from '../../table/builder.js';
import { Column } from '../../table/column.js';
import { Table } from '../../table/table.js';
import { wholeWindows } from './whole-windows.js';
import { windowList, windowRows } from './window-rows.js';
import type { Compute, Spec, WindowList } from './window-rows.js';
import { windowsWithRows } from './window.js';

/** A read's windows series by series, as the storage emits them, from one part of the rows after the other. */
export function storedWindows(
  scan: ScanSpec,
  spec: Spec,
  compute: Compute,
  shared: WindowList | undefined,
  query: Query,
): Table[] {
  const limits = boundsColumns(scan.bounds);
  const tables: Table[] = [];
  for (const { key, type, parts } of readParts(scan, query)) {
    const made: Rows[] = [];
    let next = 0;
    for (const { times, values, until } of wholeWindows(parts, spec.windows)) {
      const first = next;
      if (shared) next = endOfWindows(shared, first, until);
      const list = shared
        ? partOf(shared, first, next)
        : windowList(windowsWithRows(times, spec.windows, query), scan.bounds, spec);
      made.push(windowRows(times, values, list, compute, spec));
    }
    if (made.length === 0) continue;
    const rows = {
      times: concatenate(made.map(({ times }) => times)),
      values: concatenate(made.map(({ values }) => values)),
    };
    const empty = { key, times: Column.of('time', []), values: Column.of(type, []) };
    tables.push(storageTable(seriesTable(empty, limits), rows, spec));
  }
  return tables;
}

/** Behind the last window that begins before `until`. */
function endOfWindows({ windows }: WindowList, from: number, until: bigint | undefined): number {
  if (until === undefined) return windows.length;
  let end = from;
  while (end < windows.length && windows[end].start < until) end++;
  return end;
}

function partOf({ windows, stamps }: WindowList, from: number, to: number): WindowList {
  return { windows: windows.slice(from, to), stamps: stamps.slice(from, to) };
}

/** As the storage emits it: the read's own columns in their order. */
function storageTable(table: Table, { times, values }: Rows, { column }: Spec): Table {
  const { length } = times;
  const entries = table.entries().map(([label, old]) => {
    if (label === '_time') return [label, times] as const;
    if (label === column) return [label, values] as const;
    return [label, Column.repeat(old.type, table.key.find(label)!.value, length)] as const;
  });
  return Table.from(table.key, entries, length);
}
