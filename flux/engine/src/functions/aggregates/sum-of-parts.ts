import type { Column } from '../../table/column.js';

/**
 * The sum of a column of floats whose rows come from several parts: influxd adds up each part and then the sums, unless a
 * part has a null, which shows in the last digits.
 * @param bounds where each part begins, and where the last one ends
 */
export function sumOfParts(column: Column, bounds: readonly number[]): number {
  let total = 0;
  for (let part = 1; part < bounds.length; part++) {
    let inTurn = total;
    let own = 0;
    let hasNull = false;
    for (let row = bounds[part - 1]; row < bounds[part]; row++) {
      if (column.isNull(row)) {
        hasNull = true;
        continue;
      }
      const value = column.raw(row) as number;
      inTurn += value;
      own += value;
    }
    total = hasNull ? inTurn : total + own;
  }
  return total;
}
