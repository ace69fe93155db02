import { Column } from '../../table/column.js';
import type { Table } from '../../table/table.js';
import { FluxError } from '../../eval/errors.js';

/** The time column of a table. Throws FluxError, in influxd's words, where there is none. */
export function timeColumn(table: Table, label: string): Column {
  const column = table.column(label);
  if (!column) throw new FluxError(`no time column: ${label}`);
  if (column.type !== 'time') throw new FluxError(`time column is not a time value: ${column.type}`);
  return column;
}

/**
 * Times as influxd takes them to make windows and aggregate in one step: it leaves rows without a time out when it has to
 * sort a part by time, and takes them for rows of 1970 where a part is in order with them as such.
 * @param parts where a part of the table begins, first one left out
 */
export function withoutNulls(times: Column, parts: readonly number[]): Column {
  if (!times.hasNulls()) return times;
  const all = Array.from({ length: times.length }, (_, row) =>
    times.isNull(row) ? 0n : (times.raw(row) as bigint),
  );
  const nulls = new Uint8Array(times.length);
  const bounds = [0, ...parts, times.length];
  for (let part = 1; part < bounds.length; part++) {
    const [from, to] = [bounds[part - 1], bounds[part]];
    let ordered = true;
    for (let row = from + 1; ordered && row < to; row++) ordered = all[row - 1] <= all[row];
    if (!ordered) for (let row = from; row < to; row++) nulls[row] = Number(times.isNull(row));
  }
  return new Column('time', all.length, all, nulls);
}

/** The rows that have a time, in the order of their times; undefined where they already are. */
export function timeOrder(times: Column): Int32Array | undefined {
  const { length } = times;
  const data = times.data as BigInt64Array;
  if (times.constant && !times.isNull(0)) return undefined;
  let ordered = !times.hasNulls();
  for (let row = 1; ordered && row < length; row++) ordered = data[row - 1] <= data[row];
  if (ordered) return undefined;
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (!times.isNull(row)) rows.push(row);
  rows.sort((a, b) => {
    const x = times.raw(a);
    const y = times.raw(b);
    return x < y ? -1 : x > y ? 1 : a - b;
  });
  return Int32Array.from(rows);
}

/** The first row at or after `from` whose time is not before `time`; the times ascend. */
export function firstAtOrAfter(times: Column, time: bigint, from: number): number {
  const { length } = times;
  if (times.constant) return (times.data[0] as bigint) >= time ? from : length;
  const data = times.data as BigInt64Array;
  // Windows are short beside the table: reach out in growing steps, then halve.
  let low = from;
  let step = 1;
  while (low + step < length && data[low + step] < time) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (data[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
