import type { Args, Builtin, Call } from '../eval/builtin.js';
import type { Query } from '../eval/query.js';
import { TableStream } from '../eval/stream.js';
import type { Column } from '../table/column.js';
import { compareScalars } from '../table/group-key.js';
import { sortRows } from '../table/stable-sort.js';
import type { Compare } from '../table/stable-sort.js';
import { rewrittenKeyValue, withKeyCells } from '../table/table.js';
import type { Table } from '../table/table.js';
import { builtin, otherwise, piped } from './transform.js';

/** Orders cells; nulls come first in either direction. */
function cellOrder(column: Column, desc: boolean): Compare {
  const { nulls } = column;
  if (column.constant) return () => 0;
  const values = valueOrder(column);
  const directed: Compare = desc ? (a, b) => -values(a, b) : values;
  if (!nulls) return directed;
  return (a, b) => (nulls[a] === 1 || nulls[b] === 1 ? nulls[b] - nulls[a] : directed(a, b));
}

function valueOrder(column: Column): Compare {
  if (column.type === 'string') return (a, b) => compareScalars(column.raw(a), column.raw(b));
  const data = column.data as Float64Array;
  return (a, b) => (data[a] < data[b] ? -1 : data[a] > data[b] ? 1 : 0);
}

/** So many comparisons lie between two looks at the query's limits. */
const comparisonsBetweenChecks = 65_536;

/** What becomes of a table's sorted parts: their rows in one order. */
type Merge = (parts: number[][], compare: Compare) => number[];

/** @param query asked now and then whether to stop */
export function sortTable(
  table: Table,
  labels: readonly string[],
  desc: boolean,
  query: Pick<Query, 'checkpoint'>,
  merge: Merge = mergeParts,
): Table {
  const columns = labels
    .filter((label) => !table.key.has(label))
    .map((label) => table.column(label))
    .filter((column) => column !== undefined);
  if (columns.length === 0 && table.parts.length === 0) return withKeyColumns(table);
  const orders = columns.map((column) => cellOrder(column, desc));
  let compared = 0;
  const compare: Compare = (a, b) => {
    if (++compared % comparisonsBetweenChecks === 0) query.checkpoint();
    for (const order of orders) {
      const found = order(a, b);
      if (found !== 0) return found;
    }
    return 0;
  };
  const hasNaN = columns.some((column) => column.hasNaN());
  const bounds = [0, ...table.parts, table.length];
  const parts: number[][] = [];
  for (let i = 1; i < bounds.length; i++) {
    const rows = Array.from({ length: bounds[i] - bounds[i - 1] }, (_, row) => bounds[i - 1] + row);
    if (rows.length > 0)
      parts.push(!hasNaN && isOrdered(rows, compare) ? rows : sortRows(rows, compare, hasNaN));
  }
  const rows = parts.length === 1 ? parts[0] : merge(parts, compare);
  if (rows === undefined) return table.whole();
  const kept = rows.every((row, index) => row === index);
  return withKeyColumns(kept && rows.length === table.length ? table.whole() : table.take(rows));
}

/** influxd fills the key's columns anew, with the values that the key has. */
function withKeyColumns(table: Table): Table {
  return withKeyCells(table, rewrittenKeyValue);
}

function isOrdered(rows: readonly number[], compare: Compare): boolean {
  for (let i = 1; i < rows.length; i++) if (compare(rows[i - 1], rows[i]) > 0) return false;
  return true;
}

/**
 * Merges sorted parts with a binary heap, whose ties fall as they do in influxd: rows that compare equal
 * do not keep the order of their parts.
 * @param most so many rows are enough
 */
export function mergeParts(parts: number[][], compare: Compare, most = Infinity): number[] {
  const heap = parts.map((rows) => ({ rows, at: 0 }));
  const less = (i: number, j: number): boolean =>
    compare(heap[i].rows[heap[i].at], heap[j].rows[heap[j].at]) < 0;
  const swap = (i: number, j: number): void => void ([heap[i], heap[j]] = [heap[j], heap[i]]);
  const down = (from: number, length: number): void => {
    let i = from;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= length) return;
      if (child + 1 < length && less(child + 1, child)) child++;
      if (!less(child, i)) return;
      swap(i, child);
      i = child;
    }
  };
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) down(i, heap.length);
  const merged: number[] = [];
  while (heap.length > 0 && merged.length < most) {
    const top = heap[0];
    merged.push(top.rows[top.at++]);
    if (top.at < top.rows.length) down(0, heap.length);
    else {
      // Taking the top away compares the exhausted item no more.
      swap(0, heap.length - 1);
      down(0, heap.length - 1);
      heap.pop();
    }
  }
  return merged;
}

/** A stream with sorted tables; said so that a limit behind it may be combined with it. */
export class SortStream extends TableStream {
  constructor(
    readonly input: TableStream,
    readonly labels: readonly string[],
    readonly desc: boolean,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [input],
      at: call.at,
      prompt: true,
      compute: ([tables], query) => tables.map((table) => sortTable(table, labels, desc, query)),
    });
  }
}

function sort(args: Args, call: Call): TableStream {
  return new SortStream(args.stream(), args.strings('columns'), args.bool('desc'), call);
}

export const sortFunctions: Builtin[] = [
  builtin('sort', { tables: piped, columns: otherwise(['_value']), desc: otherwise(false) }, sort),
];
