import { isNumeric, mean, sum } from '../aggregates/basic.js';
import type { Aggregate } from '../aggregates/aggregate.js';

/**
 * The same aggregate of rows that are in the order of time and come from several parts of a table: influxd computes it of
 * each part, and then puts the results together, which shows in the last digits of floats.
 * @param partOf the part of each row
 */
export function partByPart(aggregate: Aggregate, partOf: Int32Array): Aggregate {
  if (aggregate !== sum && aggregate !== mean) return aggregate;
  const parts = partOf.reduce((most, part) => Math.max(most, part), 0) + 1;
  const sums = new Float64Array(parts);
  const counts = new Int32Array(parts);
  return (column, start, stop) => {
    // Sums of integers come out the same whatever their order.
    if (!isNumeric(column) || (aggregate === sum && column.type !== 'float'))
      return aggregate(column, start, stop);
    let first = parts;
    let last = -1;
    for (let row = start; row < stop; row++) {
      if (column.isNull(row)) continue;
      const part = partOf[row];
      sums[part] += Number(column.raw(row));
      counts[part]++;
      if (part < first) first = part;
      if (part > last) last = part;
    }
    const result = first < last ? together(first, last) : undefined;
    if (last >= 0) sums.fill(0, first, last + 1);
    if (last >= 0) counts.fill(0, first, last + 1);
    return result === undefined ? aggregate(column, start, stop) : { type: 'float', value: result };
  };

  function together(first: number, last: number): number {
    let value = 0;
    let count = 0;
    for (let part = first; part <= last; part++) {
      if (counts[part] === 0) continue;
      const own = aggregate === sum ? sums[part] : sums[part] / counts[part];
      const all = count + counts[part];
      if (count === 0) value = own;
      else value = aggregate === sum ? value + own : (value * count + own * counts[part]) / all;
      count = all;
    }
    return value;
  }
}
