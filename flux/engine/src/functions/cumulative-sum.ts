import type { Args, Builtin, Call } from '../eval/builtin.js';
import type { TableStream } from '../eval/stream.js';
import { allocate, Column } from '../table/column.js';
import type { Table } from '../table/table.js';
import { piecewise } from './pieces.js';
import { builtin, otherwise, piped, transform } from './transform.js';

/** The running sum; a null adds nothing and shows the sum so far. */
export function runningSum(column: Column): Column {
  const { length } = column;
  if (column.type === 'float') {
    const data = allocate('float', length);
    let total = 0;
    for (let row = 0; row < length; row++) {
      if (!column.isNull(row)) total += column.raw(row) as number;
      data[row] = total;
    }
    return new Column('float', length, data, null);
  }
  if (column.type !== 'int' && column.type !== 'uint') return column;
  const data = allocate(column.type, length);
  let total = 0n;
  for (let row = 0; row < length; row++) {
    if (!column.isNull(row)) total += column.raw(row) as bigint;
    data[row] = column.type === 'int' ? BigInt.asIntN(64, total) : BigInt.asUintN(64, total);
  }
  return new Column(column.type, length, data, null);
}

function cumulativeSum(args: Args, call: Call): TableStream {
  const labels = new Set(args.strings('columns'));
  const summed = (table: Table): Table =>
    table.withColumns(
      table
        .entries()
        .map(([label, column]) => [label, labels.has(label) ? runningSum(column) : column] as const),
    );
  return transform(
    call,
    args.stream(),
    (pieces) => piecewise(pieces, (table) => ({ table: summed(table) })),
    { passing: 'chunks' },
  );
}

export const cumulativeSumFunctions: Builtin[] = [
  builtin('cumulativeSum', { tables: piped, columns: otherwise(['_value']) }, cumulativeSum),
];
