import type { Args, Builtin, Call } from '../eval/builtin.js';
import { addDuration, hour, toCivil } from '../eval/calendar.js';
import { FluxError, panicError } from '../eval/errors.js';
import type { TableStream } from '../eval/stream.js';
import { Duration } from '../eval/values.js';
import { locationOf } from '../eval/zone.js';
import { Column } from '../table/column.js';
import type { Table } from '../table/table.js';
import { meanFunction } from './aggregates/basic.js';
import { nilTime } from './dates.js';
import { DuplicateStream } from './columns.js';
import { sortedColumns } from './convert-tables.js';
import { evaluated, regroup } from './map.js';
import {
  builtin,
  countsTime,
  optional,
  otherwise,
  piped,
  required,
  tableByTable,
  transform,
  within,
} from './transform.js';
import { Windows } from './windows/interval.js';
import { fusedWindow } from './windows/index.js';
import { windowStream, windowsOf } from './windows/window.js';

/** The rows whose hour of the day, on the location's clock, lies between two hours, both included. */
function hourSelection(args: Args, call: Call): TableStream {
  const start = Number(args.int('start'));
  const stop = Number(args.int('stop'));
  const label = args.string('timeColumn');
  const location = locationOf(
    args.has('location') ? args.value('location') : (call.query.options.get('location') ?? null),
  );
  const inside = (at: number): boolean =>
    start <= stop ? at >= start && at <= stop : at >= start || at <= stop;
  return tableByTable(call, args.stream(), 'hour selection', (table) => {
    const times = table.column(label);
    if (!times || !countsTime(times)) throw new FluxError('invalid time column');
    if (start < 0 || start > 23) throw new FluxError('start must be between 0 and 23');
    if (stop < 0 || stop > 23) throw new FluxError('stop must be between 0 and 23');
    const rows: number[] = [];
    for (let row = 0; row < table.length; row++) {
      if (times.isNull(row)) continue;
      const utc = times.raw(row) as bigint;
      const clock = addDuration(location.zone ? location.zone.toClock(utc) : utc, location.offset);
      if (inside(Number(toCivil(clock).rest / hour))) rows.push(row);
    }
    return table.take(rows).whole();
  });
}

/** Cuts `_time` to a unit. */
function truncateTimeColumn(args: Args, call: Call): TableStream {
  const unit = args.duration('unit');
  const location = locationOf(call.query.options.get('location') ?? null);
  const truncated = (table: Table): Table => {
    const column = table.column('_time');
    if (column?.type !== 'time')
      throw new FluxError(`failed to evaluate map function: ${column?.type ?? 'invalid'} is not Timeable`);
    if (column.hasNulls()) throw panicError(nilTime);
    const windows = evaluated(() => new Windows(unit, unit, new Duration(0n, 0n), location), table);
    const times = column.dense();
    const data = Array.from(times.data as ArrayLike<bigint>, (time) => windows.latest(time).start);
    return sortedColumns(table.with('_time', new Column('time', table.length, data, times.nulls)));
  };
  // In influxd it is a `map`.
  const compute = (tables: Table[]): Table[] =>
    tables.filter((table) => table.length > 0).flatMap((table) => regroup(truncated(table), table));
  return transform(call, args.stream(), compute, { passing: 'regrouped' });
}

/** How `timedMovingAverage` is written. */
const windowing = { name: 'window', at: 'universe/universe.flux|4433:12-4433:48' };

/** The mean of a period, every so often. */
function timedMovingAverage(args: Args, call: Call): TableStream {
  const column = args.string('column');
  const names = { timeColumn: '_time', startColumn: '_start', stopColumn: '_stop', createEmpty: false };
  const windowed = windowStream(
    args.stream(),
    { windows: within(windowing, () => windowsOf(args, call.query)), ...names },
    call,
  );
  const means = meanFunction.stream(windowed, column, call);
  const stamped = new DuplicateStream(means, '_stop', '_time', call);
  const whole = { windows: undefined, ...names };
  return fusedWindow(stamped, whole, call) ?? windowStream(stamped, whole, call);
}

export const timeColumnFunctions: Builtin[] = [
  builtin(
    'hourSelection',
    { tables: piped, start: required, stop: required, location: optional, timeColumn: otherwise('_time') },
    hourSelection,
  ),
  builtin(
    'truncateTimeColumn',
    { tables: piped, unit: required, timeColumn: otherwise('_time') },
    truncateTimeColumn,
  ),
  builtin(
    'timedMovingAverage',
    {
      tables: piped,
      every: required,
      period: required,
      column: otherwise('_value'),
      offset: otherwise(new Duration(0n, 0n)),
      location: optional,
    },
    timedMovingAverage,
  ),
];
