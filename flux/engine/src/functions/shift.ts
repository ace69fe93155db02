import type { Args, Builtin, Call } from '../eval/builtin.js';
import { addDuration } from '../eval/calendar.js';
import { FluxError } from '../eval/errors.js';
import type { Passing, TableStream } from '../eval/stream.js';
import { Time } from '../eval/values.js';
import type { Duration } from '../eval/values.js';
import { Column } from '../table/column.js';
import { GroupKey } from '../table/group-key.js';
import type { Table } from '../table/table.js';
import { builtin, otherwise, piped, required, transform } from './transform.js';

function timeShift(args: Args, call: Call): TableStream {
  const by = args.duration('duration');
  const labels = new Set(args.strings('columns'));
  const input = args.stream();
  const bounds = input.bounds && {
    start: addDuration(input.bounds.start, by),
    stop: addDuration(input.bounds.stop, by),
  };
  const compute = (tables: Table[]): Table[] => tables.map((table) => shiftTable(table, by, labels));
  // Where the key itself is shifted, influxd learns only at the end that its tables are complete.
  const passing = ([tables]: Table[][]): Passing =>
    tables.some(({ key }) => key.columns.some(({ label }) => labels.has(label))) ? 'regrouped' : 'chunks';
  return transform(call, input, compute, { bounds, passing, retells: true });
}

function shiftTable(table: Table, by: Duration, labels: ReadonlySet<string>): Table {
  const entries = table
    .entries()
    .map(([label, column]) => [label, labels.has(label) ? shift(column, label, by) : column] as const);
  const key = table.key.columns.map((column) => {
    if (!labels.has(column.label) || !(column.value instanceof Time)) return column;
    return { ...column, value: new Time(addDuration(column.value.ns, by)) };
  });
  return table.withColumns(entries, new GroupKey(key));
}

function shift(column: Column, label: string, by: Duration): Column {
  if (column.type !== 'time') throw new FluxError(`column "${label}" is not of type time`);
  const data = Array.from(column.data as ArrayLike<bigint>, (time) => addDuration(time, by));
  return new Column('time', column.length, data, column.nulls, column.constant);
}

export const shiftFunctions: Builtin[] = [
  builtin(
    'timeShift',
    { tables: piped, duration: required, columns: otherwise(['_start', '_stop', '_time']) },
    timeShift,
  ),
];
