import type { Column } from '../../table/column.js';
import { laneSum } from '../../numeric/lane-sum.js';

/** Adds up the floats of [start, stop), of which none is null. */
export type AddFloats = (column: Column, start: number, stop: number) => number;

/** As influxd's functions on tables do it. */
export const inLanes: AddFloats = (column, start, stop) =>
  laneSum(column.dense().data as Float64Array, start, stop);

/** As its storage does it. */
export const oneByOne: AddFloats = (column, start, stop) => inTurn(column, start, stop, 0);

/**
 * The sum, as a float, of a column whose rows come from several parts: influxd adds up each part, whole numbers in 64 bits,
 * and then the sums; but one by one, as floats, the cells of a part that has a null.
 * @param bounds where each part begins, and where the last one ends
 */
export function sumOfParts(column: Column, bounds: readonly number[], addFloats: AddFloats): number {
  if (column.nulls === null && column.type === 'float' && bounds.length === 2)
    return addFloats(column, bounds[0], bounds[1]);
  let total = 0;
  for (let part = 1; part < bounds.length; part++) {
    const [start, stop] = [bounds[part - 1], bounds[part]];
    total = hasNull(column, start, stop)
      ? inTurn(column, start, stop, total)
      : total + (column.type === 'float' ? addFloats(column, start, stop) : whole(column, start, stop));
  }
  return total;
}

function hasNull(column: Column, start: number, stop: number): boolean {
  if (column.nulls === null) return false;
  for (let row = start; row < stop; row++) if (column.isNull(row)) return true;
  return false;
}

function inTurn(column: Column, start: number, stop: number, before: number): number {
  let total = before;
  for (let row = start; row < stop; row++) if (!column.isNull(row)) total += Number(column.raw(row));
  return total;
}

function whole(column: Column, start: number, stop: number): number {
  let total = 0n;
  for (let row = start; row < stop; row++) total += column.raw(row) as bigint;
  return Number(column.type === 'int' ? BigInt.asIntN(64, total) : BigInt.asUintN(64, total));
}
