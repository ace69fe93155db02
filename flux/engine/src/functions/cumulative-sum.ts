import type { Args, Builtin, Call } from '../eval/builtin.js';
import type { TableStream } from '../eval/stream.js';
import { allocate, Column } from '../table/column.js';
import { schemaCollision } from '../table/table.js';
import type { Table } from '../table/table.js';
import { isNumeric } from './aggregates/basic.js';
import { pieceByPiece } from './pieces.js';
import { builtin, otherwise, piped, transform } from './transform.js';

/** The running sum, from what `before` ends with on; a null adds nothing and shows the sum so far. */
export function runningSum(column: Column, before?: Column): Column {
  const { length } = column;
  const last = before && before.length > 0 ? before.raw(before.length - 1) : undefined;
  if (column.type === 'float') {
    const data = allocate('float', length);
    let total = (last ?? 0) as number;
    for (let row = 0; row < length; row++) {
      if (!column.isNull(row)) total += column.raw(row) as number;
      data[row] = total;
    }
    return new Column('float', length, data, null);
  }
  if (column.type !== 'int' && column.type !== 'uint') return column;
  const data = allocate(column.type, length);
  let total = (last ?? 0n) as bigint;
  for (let row = 0; row < length; row++) {
    if (!column.isNull(row)) total += column.raw(row) as bigint;
    data[row] = column.type === 'int' ? BigInt.asIntN(64, total) : BigInt.asUintN(64, total);
  }
  return new Column(column.type, length, data, null);
}

function cumulativeSum(args: Args, call: Call): TableStream {
  const labels = new Set(args.strings('columns'));
  const summed = (piece: Table, sums: Map<string, Column>): Table =>
    piece.withColumns(
      piece.entries().map(([label, column]) => {
        if (!labels.has(label) || !isNumeric(column)) return [label, column] as const;
        const before = sums.get(label);
        if (before && before.type !== column.type) throw schemaCollision(label, column.type, before.type);
        const sum = runningSum(column, before);
        if (sum.length > 0 || !before) sums.set(label, sum);
        return [label, sum] as const;
      }),
    );
  return transform(
    call,
    args.stream(),
    (pieces) => pieceByPiece(pieces, () => new Map<string, Column>(), summed),
    { passing: 'chunks' },
  );
}

export const cumulativeSumFunctions: Builtin[] = [
  builtin('cumulativeSum', { tables: piped, columns: otherwise(['_value']) }, cumulativeSum),
];
