import type { Args, Builtin, Call } from '../../eval/builtin.js';
import { durationNs, second } from '../../eval/calendar.js';
import { FluxError } from '../../eval/errors.js';
import type { TableStream } from '../../eval/stream.js';
import { Duration, Time } from '../../eval/values.js';
import { Column } from '../../table/column.js';
import { keyEntries, Table } from '../../table/table.js';
import { sortedColumns } from '../convert-tables.js';
import {
  aggregatedColumn,
  builtin,
  countsTime,
  otherwise,
  piped,
  regrouped,
  required,
  tableByTable,
} from '../transform.js';
import { isNumeric } from './basic.js';

interface Spec {
  unit: number;
  timeColumn: string;
  column: string;
  interpolate: boolean;
}

function integral(args: Args, call: Call): TableStream {
  const spec: Spec = {
    unit: Number(durationNs(args.duration('unit'))),
    timeColumn: args.string('timeColumn'),
    column: args.string('column'),
    interpolate: args.string('interpolate') === 'linear',
  };
  return tableByTable(call, args.stream(), 'integral', (table) => integralTable(table, spec));
}

function keyTime(table: Table, label: string): bigint {
  if (!table.key.has(label))
    throw new FluxError(`integral function needs ${label} column to be part of group key`);
  const value = table.key.find(label)?.value;
  return value instanceof Time ? value.ns : 0n;
}

function integralTable(table: Table, spec: Spec): Table {
  const start = keyTime(table, '_start');
  const stop = keyTime(table, '_stop');
  const values = aggregatedColumn(table, spec.column);
  if (!isNumeric(values)) throw new FluxError(`cannot perform integral over ${values.type}`);
  const times = table.column(spec.timeColumn);
  if (!times) throw new FluxError(`no column "${spec.timeColumn}" exists`);
  if (!countsTime(times)) throw new FluxError(`column "${spec.timeColumn}" is not of type time`);
  if (times.hasNulls()) throw new FluxError('integral found null time in time column');
  const area = areaUnder(pointsOf(times, values, table.parts), start, stop, spec);
  return Table.from(
    table.key,
    [...keyEntries(table.key, 1), [spec.column, Column.repeat('float', area, 1)] as const],
    1,
  );
}

interface Sample {
  time: bigint;
  value: number;
}

/** The values that are not null, one a time. Where tables became one, influxd does not ask whether times go on. */
function pointsOf(times: Column, values: Column, parts: readonly number[]): Sample[] {
  const points: Sample[] = [];
  const starts = new Set(parts);
  let last = 0n;
  for (let row = 0; row < times.length; row++) {
    const time = times.raw(row) as bigint;
    if (starts.has(row)) last = time - 1n;
    if (last > time) throw new FluxError('integral found out-of-order times in time column');
    if (row > 0 && last === time) continue;
    last = time;
    if (!values.isNull(row)) points.push({ time, value: Number(values.raw(row)) });
  }
  return points;
}

function areaUnder(
  points: readonly Sample[],
  start: bigint,
  stop: bigint,
  { unit, interpolate }: Spec,
): number {
  const [first, next] = points;
  if (!first) return 0;
  if (!next) return interpolate ? (first.value * Number(stop - start)) / unit : 0;
  const piece = (from: number, to: number, length: bigint): number =>
    (0.5 * (to + from) * Number(length)) / unit;
  let sum = piece(first.value, next.value, next.time - first.time);
  if (interpolate && start < first.time) {
    const slope = (next.value - first.value) / Number(next.time - first.time);
    sum += piece(first.value - slope * Number(first.time - start), first.value, first.time - start);
  }
  for (let i = 2; i < points.length; i++)
    sum += piece(points[i - 1].value, points[i].value, points[i].time - points[i - 1].time);
  if (interpolate) {
    const [a, b] = points.slice(-2) as [Sample, Sample];
    const slope = (b.value - a.value) / Number(b.time - a.time);
    sum += piece(b.value, b.value + slope * Number(stop - b.time), stop - b.time);
  }
  return sum;
}

/** The integral over the range divided by the range. */
function timeWeightedAvg(args: Args, call: Call): TableStream {
  const unit = args.duration('unit');
  const spec: Spec = {
    unit: Number(durationNs(unit)),
    timeColumn: '_time',
    column: '_value',
    interpolate: true,
  };
  // influxd takes the unit for a number without sign here.
  const factor = Number(BigInt.asUintN(64, durationNs(unit)));
  const averages = tableByTable(call, args.stream(), 'integral', (table) => {
    const whole = integralTable(table, spec);
    const length = Number(keyTime(table, '_stop') - keyTime(table, '_start'));
    const area = whole.column('_value')!.get(0) as number;
    return sortedColumns(whole.with('_value', Column.repeat('float', (area * factor) / length, 1)));
  });
  return regrouped(call, averages);
}

export const integralFunctions: Builtin[] = [
  builtin(
    'integral',
    {
      tables: piped,
      unit: otherwise(new Duration(0n, second)),
      timeColumn: otherwise('_time'),
      column: otherwise('_value'),
      interpolate: otherwise(''),
    },
    integral,
  ),
  builtin('timeWeightedAvg', { tables: piped, unit: required }, timeWeightedAvg),
];
