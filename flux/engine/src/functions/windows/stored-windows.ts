import type { Query } from '../../eval/query.js';
import { boundsColumns, readParts, seriesTable } from '../source/scan.js';
import type { Rows, ScanSpec } from '../source/scan.js';
import { concatenate } from '../../table/builder.js';
import type { Table } from '../../table/table.js';
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
  for (const { key, parts } of readParts(scan, query)) {
    const made: Rows[] = [];
    let next = 0;
    for (const { times, values, until } of wholeWindows(parts, spec.windows)) {
      const first = next;
      if (shared) next = endOfWindows(shared, first, until);
      const list = shared
        ? partOf(shared, first, next)
        : windowList(windowsWithRows(times, spec.windows, query), scan.bounds, spec);
      made.push(windowRows(times, values, list, compute));
    }
    if (made.length === 0) continue;
    const times = concatenate(made.map((rows) => rows.times));
    const values = concatenate(made.map((rows) => rows.values));
    tables.push(seriesTable({ key, times, values }, limits));
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
