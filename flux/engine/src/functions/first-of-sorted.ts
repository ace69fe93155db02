import type { Args, Builtin, Call } from '../eval/builtin.js';
import type { Query } from '../eval/query.js';
import type { TableStream } from '../eval/stream.js';
import { Column } from '../table/column.js';
import { append, byKey, collision } from '../table/merge.js';
import { schemaCollision, Table } from '../table/table.js';
import { mergeParts, sortTable } from './sort.js';
import { builtin, otherwise, piped, required, transform } from './transform.js';

interface First {
  labels: readonly string[];
  desc: boolean;
  /** How many rows; all of them where it is negative. */
  n: number;
}

/** The first rows of each sorted table in one step, as influxd does it: tables without a row are left out. */
export function firstOfSorted(pieces: readonly Table[], spec: First, query: Query): Table[] {
  if (spec.n === 0) return [];
  // A piece without a row adds no column either.
  return byKey(pieces.filter((piece) => piece.length > 0)).map((own) => {
    if (own.length === 1 || !collision(own)) return firstRows(append(own), spec, query);
    // influxd keeps to the types of the first piece, and panics when it comes to take a row that does not fit.
    return own
      .slice(1)
      .reduce((first, piece) => withPiece(first, piece, spec, query), firstRows(own[0], spec, query));
  });
}

function firstRows(table: Table, { labels, desc, n }: First, query: Query): Table {
  const most = n < 0 ? Infinity : n;
  const sortedTable = sortTable(table, labels, desc, query, (parts, compare) =>
    parts.length * Math.min(most, table.length) > mostMerged
      ? mergeParts(parts, compare, most)
      : parts.reduce((first, part) => mergeParts([first, part], compare, most)),
  );
  return sortedTable.slice(0, Math.min(most, sortedTable.length));
}

/** The label of the rows' numbers, while they are sorted. */
const rowLabel = '\u0000row';

/** The first rows with those of one more piece, of which none may be among them where its columns have other types. */
function withPiece(first: Table, piece: Table, spec: First, query: Query): Table {
  const clash = collision([first, piece]);
  if (!clash) return firstRows(append([first, piece]), spec, query);
  const differs = (label: string, { type }: Column): boolean => (first.column(label)?.type ?? type) !== type;
  const mixed = new Set(
    piece.entries().flatMap(([label, column]) => (differs(label, column) ? [label] : [])),
  );
  const rest = (table: Table): Array<readonly [string, Column]> =>
    table.entries().filter(([label]) => !mixed.has(label));
  const numbered = (table: Table, number: (row: number) => bigint): Table => {
    const numbers = Array.from({ length: table.length }, (_, row) => number(row));
    return Table.from(table.key, [...rest(table), [rowLabel, Column.of('int', numbers)]], table.length);
  };
  const all = append([numbered(first, BigInt), numbered(piece, () => -1n)]);
  const rows = Array.from(firstRows(all, spec, query).column(rowLabel)!.dense().data, Number);
  if (rows.includes(-1) || spec.labels.some((label) => mixed.has(label)))
    throw schemaCollision(clash.label, clash.one, clash.other);
  return append([first, piece.withColumns(rest(piece)).slice(0, 0)]).take(rows);
}

/**
 * influxd merges each part, as it comes, with the first rows of those before it, which decides between rows that compare
 * equal. Where that would be more work than this, all parts are merged at once.
 */
const mostMerged = 10_000_000;

/** `top` and `bottom`. */
function sortLimit(desc: boolean) {
  return (args: Args, call: Call): TableStream => {
    const spec = { labels: args.strings('columns'), desc, n: Number(args.int('n')) };
    return transform(call, args.stream(), (pieces, query) => firstOfSorted(pieces, spec, query), {
      placeless: true,
      passing: 'first-come',
    });
  };
}

const sortLimitParameters = { tables: piped, n: required, columns: otherwise(['_value']) };

export const sortLimitFunctions: Builtin[] = [
  builtin('top', sortLimitParameters, sortLimit(true)),
  builtin('bottom', sortLimitParameters, sortLimit(false)),
];
