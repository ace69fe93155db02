import { mean, sum } from '../aggregates/basic.js';
import type { Aggregate, Aggregated } from '../aggregates/aggregate.js';
import type { Column } from '../../table/column.js';

/** Joins what was computed of two parts of a window. */
type Join = (one: Result, other: Result) => Result;

interface Result extends Aggregated {
  value: number;
  /** How many values it was computed of. */
  count: number;
}

const joins: ReadonlyMap<Aggregate, Join> = new Map([
  [sum, (one, other) => ({ ...one, value: one.value + other.value })],
  [
    mean,
    (one, other) => {
      const count = one.count + other.count;
      return { ...one, value: (one.value * one.count + other.value * other.count) / count, count };
    },
  ],
]);

/**
 * The same aggregate of rows that are in the order of time and come from several parts of a table: influxd computes it of
 * each part, and then puts the results together, which shows in the last digits of floats.
 * @param partOf the part of each row
 */
export function partByPart(aggregate: Aggregate, partOf: Int32Array): Aggregate {
  const join = joins.get(aggregate);
  if (!join) return aggregate;
  return (column, start, stop) => {
    const parts = rowsByPart(partOf, start, stop);
    const inOrder = parts.size < 2 ? [] : [...parts].sort(([a], [b]) => a - b);
    const results = inOrder.flatMap(([, rows]) => resultOf(aggregate, column.take(rows)));
    return results.length < 2 ? aggregate(column, start, stop) : results.reduce(join);
  };
}

function rowsByPart(partOf: Int32Array, start: number, stop: number): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  for (let row = start; row < stop; row++) {
    const known = parts.get(partOf[row]);
    if (known) known.push(row);
    else parts.set(partOf[row], [row]);
  }
  return parts;
}

function resultOf(aggregate: Aggregate, column: Column): Result[] {
  const result = aggregate(column, 0, column.length);
  if (typeof result?.value !== 'number') return [];
  let count = 0;
  for (let row = 0; row < column.length; row++) if (!column.isNull(row)) count++;
  return [{ type: result.type, value: result.value, count }];
}
