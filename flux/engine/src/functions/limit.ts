import type { Args, Builtin, Call } from '../eval/builtin.js';
import type { TableStream } from '../eval/stream.js';
import type { Table } from '../table/table.js';
import { piecewise } from './pieces.js';
import { builtin, otherwise, piped, required, sorted, transform } from './transform.js';

/** The rows from `offset` on, at most `n`. */
function limitTable(table: Table, n: number, offset: number): Table {
  return table.slice(Math.min(offset, table.length), Math.min(offset + n, table.length));
}

function limit(args: Args, call: Call): TableStream {
  const n = Number(args.int('n'));
  const offset = Number(args.int('offset'));
  const within = (count: number): number => Math.min(Math.max(count - offset, 0), n);
  const compute = (pieces: Table[]): Table[] => {
    if (n <= 0) return pieces.map((piece) => piece.slice(0, 0));
    const limited = piecewise(pieces, (table) => ({ table: limitTable(table, n, offset), carried: within }));
    return limited.filter((table, place) => table.length > 0 || pieces[place].length === 0);
  };
  return transform(call, args.stream(), compute, { passing: 'chunks' });
}

function tail(args: Args, call: Call): TableStream {
  const n = Number(args.int('n'));
  const offset = Number(args.int('offset'));
  return transform(call, args.stream(), (tables) =>
    sorted(
      tables.map((table) => {
        const stop = Math.max(table.length - offset, 0);
        return table.slice(Math.max(stop - n, 0), stop).whole();
      }),
    ),
  );
}

export const limitFunctions: Builtin[] = [
  builtin('limit', { tables: piped, n: required, offset: otherwise(0n) }, limit),
  builtin('tail', { tables: piped, n: required, offset: otherwise(0n) }, tail),
];
