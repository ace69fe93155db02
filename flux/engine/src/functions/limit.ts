import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import type { Query } from '../eval/query.js';
import { TableStream } from '../eval/stream.js';
import type { Table } from '../table/table.js';
import { pieceByPiece } from './pieces.js';
import { firstOfSorted } from './first-of-sorted.js';
import { SortStream } from './sort.js';
import { builtin, otherwise, piped, required, tableByTable, transform } from './transform.js';

function limit(args: Args, call: Call): TableStream {
  const n = Number(args.int('n'));
  const offset = Number(args.int('offset'));
  if (offset < 0) throw new FluxError(`limit offset cannot be negative (${offset})`);
  const input = args.stream();
  if (input instanceof SortStream && offset === 0) return new SortLimitStream(input, n, call);
  const compute = (pieces: Table[]): Table[] => limitPieces(pieces, n, offset);
  return transform(call, input, compute, { passing: 'chunks' });
}

/** The rows from `offset` on, at most `n`; of what comes behind those, and of pieces without rows, the columns. */
function limitPieces(pieces: readonly Table[], n: number, offset: number): Table[] {
  return pieceByPiece(
    pieces,
    () => ({ skip: offset, wanted: n }),
    (piece, left) => {
      if (left.wanted <= 0 || piece.length === 0) return piece.slice(0, 0);
      const from = left.skip;
      left.skip = Math.max(left.skip - piece.length, 0);
      if (piece.length <= from) return undefined;
      const limited = piece.slice(from, Math.min(piece.length, from + left.wanted));
      left.wanted -= limited.length;
      return limited;
    },
  );
}

/** A limit on sorted tables that nothing else reads: influxd does both in one step. */
class SortLimitStream extends TableStream {
  constructor(
    private readonly sort: SortStream,
    n: number,
    call: Call,
  ) {
    super({
      kind: call.name,
      inputs: [sort],
      at: call.at,
      placeless: (query) => query.single(sort),
      passing: (_, query) => (query.single(sort) ? 'first-come' : 'chunks'),
      compute: ([pieces], query) =>
        query.single(sort)
          ? firstOfSorted(pieces, { labels: sort.labels, desc: sort.desc, n }, query)
          : limitPieces(pieces, n, 0),
    });
  }

  override sources(query: Query): readonly TableStream[] {
    return query.single(this.sort) ? [this.sort.input] : [this.sort];
  }
}

function tail(args: Args, call: Call): TableStream {
  const n = Math.max(Number(args.int('n')), 0);
  const offset = Math.max(Number(args.int('offset')), 0);
  return tableByTable(call, args.stream(), 'tail', (table) => {
    const stop = Math.max(table.length - offset, 0);
    return table.slice(Math.max(stop - n, 0), stop).whole();
  });
}

export const limitFunctions: Builtin[] = [
  builtin('limit', { tables: piped, n: required, offset: otherwise(0n) }, limit),
  builtin('tail', { tables: piped, n: required, offset: otherwise(0n) }, tail),
];
