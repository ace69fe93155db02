import { FluxError } from '../../eval/errors.js';
import { UInt } from '../../eval/values.js';
import { pow } from '../../numeric/pow.js';
import type { Column } from '../../table/column.js';
import { otherwise } from '../transform.js';
import { AggregateFunction } from './aggregate.js';
import type { Aggregate } from './aggregate.js';
import { countFunction } from './count.js';
import { inLanes, oneByOne, sumOfParts } from './sum-of-parts.js';
import type { AddFloats } from './sum-of-parts.js';

/** The cells of [start, stop) that are not null, as floats. */
export function* floats(column: Column, start: number, stop: number): Generator<number> {
  for (let row = start; row < stop; row++) if (!column.isNull(row)) yield Number(column.raw(row));
}

export function isNumeric(column: Column): boolean {
  return column.type === 'int' || column.type === 'uint' || column.type === 'float';
}

function knownCells(column: Column, start: number, stop: number): number {
  if (column.nulls === null) return stop - start;
  let known = 0;
  for (let row = start; row < stop; row++) if (!column.isNull(row)) known++;
  return known;
}

/** The sum, with floats added up in one of influxd's ways. */
const sumBy =
  (addFloats: AddFloats): Aggregate =>
  (column, start, stop, parts = []) => {
    const { type } = column;
    if (type !== 'float' && type !== 'int' && type !== 'uint') return undefined;
    if (knownCells(column, start, stop) === 0) return { type, value: null };
    if (type === 'float') return { type, value: sumOfParts(column, [start, ...parts, stop], addFloats) };
    let total = 0n;
    for (let row = start; row < stop; row++) if (!column.isNull(row)) total += column.raw(row) as bigint;
    const wrapped = type === 'int' ? BigInt.asIntN(64, total) : new UInt(BigInt.asUintN(64, total));
    return { type, value: wrapped };
  };

/** The sum as influxd's storage has it, and of windows. */
export const sum = sumBy(oneByOne);

export const mean: Aggregate = (column, start, stop) => {
  const total = sum(column, start, stop);
  if (!total) return undefined;
  if (total.value === null) return { type: 'float', value: null };
  const value = total.value instanceof UInt ? total.value.value : total.value;
  return { type: 'float', value: Number(value) / knownCells(column, start, stop) };
};

export const spread: Aggregate = (column, start, stop) => {
  if (!isNumeric(column)) return undefined;
  let least: number | bigint | undefined;
  let greatest: number | bigint | undefined;
  for (let row = start; row < stop; row++) {
    if (column.isNull(row)) continue;
    const value = column.raw(row) as number | bigint;
    if (least === undefined || value < least) least = value;
    if (greatest === undefined || value > greatest) greatest = value;
  }
  if (least === undefined || greatest === undefined) return { type: column.type, value: null };
  if (typeof greatest === 'number') return { type: 'float', value: greatest - (least as number) };
  const difference = greatest - (least as bigint);
  return {
    type: column.type,
    value: column.type === 'int' ? BigInt.asIntN(64, difference) : new UInt(difference),
  };
};

function deviation(mode: string): Aggregate {
  return (column, start, stop) => {
    if (!isNumeric(column)) return undefined;
    let n = 0;
    let average = 0;
    let m2 = 0;
    for (const value of floats(column, start, stop)) {
      n++;
      const delta = value - average;
      average += delta / n;
      m2 += delta * (value - average);
    }
    const over = mode === 'sample' ? n - 1 : n;
    return { type: 'float', value: n === 0 ? null : over < 1 ? NaN : Math.sqrt(m2 / over) };
  };
}

export const skew: Aggregate = (column, start, stop) => {
  if (!isNumeric(column)) return undefined;
  let n = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  for (const value of floats(column, start, stop)) {
    const before = n++;
    const delta = value - m1;
    const part = delta / n;
    const term = delta * part * before;
    m3 += term * part * (n - 2) - 3 * part * m2;
    m2 += term;
    m1 += part;
  }
  return { type: 'float', value: n === 0 ? null : n < 2 ? NaN : (Math.sqrt(n) * m3) / pow(m2, 1.5) };
};

/** The same as influxd's function of that name: where there are nulls, it adds whole numbers up as floats. */
const meanOfTable: Aggregate = (column, start, stop, parts = []) => {
  if (!isNumeric(column)) return undefined;
  const known = knownCells(column, start, stop);
  const total = known > 0 ? sumOfParts(column, [start, ...parts, stop], inLanes) : 0;
  return { type: 'float', value: known > 0 ? total / known : null };
};

export const meanFunction = new AggregateFunction('mean', () => meanOfTable, {
  storage: 'ungrouped',
  stored: mean,
});

export const aggregateFunctions: readonly AggregateFunction[] = [
  countFunction,
  new AggregateFunction('sum', () => sumBy(inLanes), { storage: 'always', stored: sum }),
  meanFunction,
  new AggregateFunction('spread', () => spread),
  new AggregateFunction('skew', () => skew),
  new AggregateFunction(
    'stddev',
    (args) => {
      const mode = args?.string('mode') ?? 'sample';
      if (mode !== 'sample' && mode !== 'population')
        throw new FluxError(`"${mode}" is not a valid standard deviation mode`);
      return deviation(mode);
    },
    { extra: { mode: otherwise('sample') } },
  ),
];
