import { concatenate } from '../../table/builder.js';
import type { Rows } from '../source/scan.js';
import type { Windows } from './interval.js';
import { firstAtOrAfter } from './rows.js';

/** Rows of whole windows; `until` is where the next window begins, undefined behind the last row. */
export interface WholeWindows extends Rows {
  until: bigint | undefined;
}

/**
 * Rows that come in parts, cut where windows begin: of a window that goes on in the next part the rows are held back. What
 * is computed of each window is then the same as of all rows together, and no more is in memory than a part and a window.
 * @param windows side by side, none overlapping another
 */
export function* wholeWindows(parts: Iterable<Rows>, windows: Windows): Generator<WholeWindows> {
  let held: Rows[] = [];
  let heldWindow: bigint | undefined;
  for (const part of parts) {
    const { length } = part.times;
    const { start } = windows.latest(part.times.raw(length - 1) as bigint);
    if (start !== heldWindow && (heldWindow !== undefined || start > (part.times.raw(0) as bigint))) {
      const cut = firstAtOrAfter(part.times, start, 0);
      yield { ...together([...held, slice(part, 0, cut)]), until: start };
      held = [slice(part, cut, length)];
    } else held.push(part);
    heldWindow = start;
  }
  if (held.length > 0) yield { ...together(held), until: undefined };
}

function slice({ times, values }: Rows, from: number, to: number): Rows {
  return { times: times.slice(from, to), values: values.slice(from, to) };
}

function together(rows: readonly Rows[]): Rows {
  return {
    times: concatenate(rows.map(({ times }) => times)),
    values: concatenate(rows.map(({ values }) => values)),
  };
}
