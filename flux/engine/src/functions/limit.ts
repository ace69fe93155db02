import type { Args, Builtin, Call } from '../eval/builtin.js';
import type { TableStream } from '../eval/stream.js';
import { mergeByKey } from '../table/merge.js';
import type { Table } from '../table/table.js';
import { builtin, otherwise, piped, required, sorted, transform } from './transform.js';

/** The rows from `offset` on, at most `n`; undefined where the offset leaves none, for such a table vanishes. */
export function limitTable(table: Table, n: number, offset: number): Table | undefined {
  if (n <= 0 || table.length === 0) return table.slice(0, 0);
  if (table.length <= offset) return undefined;
  return table.slice(offset, Math.min(offset + n, table.length));
}

function limit(args: Args, call: Call): TableStream {
  const n = Number(args.int('n'));
  const offset = Number(args.int('offset'));
  const compute = (tables: Table[]): Table[] =>
    mergeByKey(tables)
      .map((table) => limitTable(table, n, offset))
      .filter((table) => table !== undefined);
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
