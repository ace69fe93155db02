import { append } from '../table/merge.js';
import type { Table } from '../table/table.js';

/** What became of a table whose rows, or some of them in their order, were carried over. */
export interface Derived {
  table: Table;
  /** How many rows of `table` come from the first `count` rows of the original; absent: all of them. */
  carried?: (count: number) => number;
}

/**
 * Works on whole tables where pieces of tables come: the pieces of one key are put together, those that came late apart,
 * and what becomes of them is cut again where they ended, so that all pieces keep their places among the others.
 */
export function piecewise(pieces: readonly Table[], derive: (whole: Table) => Derived): Table[] {
  const places = new Map<string, number[]>();
  pieces.forEach((piece, place) => {
    const id = pieceId(piece);
    const known = places.get(id);
    if (known) known.push(place);
    else places.set(id, [place]);
  });
  if (places.size === pieces.length) return pieces.map((piece) => derive(piece).table);
  const results: Table[] = [];
  for (const own of places.values()) {
    const { table, carried } = derive(append(own.map((place) => pieces[place])));
    let from = 0;
    let seen = 0;
    for (const place of own) {
      seen += pieces[place].length;
      const to = carried ? carried(seen) : seen;
      results[place] = table.slice(from, to);
      from = to;
    }
  }
  return results;
}

/**
 * Works on pieces as they come, with a state for each table: pieces of one table need not have the same columns.
 * @param step what becomes of a piece; undefined: nothing
 */
export function pieceByPiece<State>(
  pieces: readonly Table[],
  begin: () => State,
  step: (piece: Table, state: State) => Table | undefined,
): Table[] {
  const states = new Map<string, State>();
  return pieces.flatMap((piece) => {
    const id = pieceId(piece);
    const state = states.get(id) ?? begin();
    states.set(id, state);
    return step(piece, state) ?? [];
  });
}

/** A text that pieces share which belong to one table. */
export function pieceId({ key, late }: Table): string {
  return late ? `${key.id()} late` : key.id();
}
