import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError, planError } from '../eval/errors.js';
import { columnTypeOf, natureOf } from '../eval/natures.js';
import type { TableStream } from '../eval/stream.js';
import type { Scalar } from '../eval/values.js';
import { ColumnBuilder } from '../table/builder.js';
import { Column } from '../table/column.js';
import { GroupKey } from '../table/group-key.js';
import type { Table } from '../table/table.js';
import { builtin, optional, otherwise, piped, transform } from './transform.js';

function fill(args: Args, call: Call): TableStream {
  const label = args.string('column');
  if (args.has('value') === args.has('usePrevious'))
    throw new FluxError('fill requires exactly one of value or usePrevious');
  const value = args.has('value') ? args.value('value') : null;
  if (args.has('value') && value !== null && !columnTypeOf(natureOf(value)))
    throw new FluxError(
      'value type for fill must be a valid primitive type (bool, int, uint, float, string, time)',
    );
  const filled = value === null ? undefined : (value as Scalar);
  const isUnknown = filled === undefined && !(args.has('usePrevious') && args.bool('usePrevious'));
  if (isUnknown) throw planError('unknown type in fill op-spec', 'internal error');
  const compute = (tables: Table[]): Table[] => tables.map((table) => fillTable(table, label, filled));
  return transform(call, args.stream(), compute, { prompt: true });
}

/** @param value undefined: the value of the row before. */
function fillTable(table: Table, label: string, value: Scalar | undefined): Table {
  const column = table.column(label);
  if (!column && value === undefined) return table;
  const keyed = table.key.find(label);
  if (keyed && keyed.value !== null) return table;
  const type = columnTypeOf(natureOf(value ?? null)) ?? column!.type;
  if (column && column.type !== type)
    throw new FluxError(`fill column type mismatch: ${column.type}/${type}`);
  const filled = column ? fillColumn(column, value) : Column.repeat(type, value!, table.length);
  const result = table.with(label, filled);
  if (!keyed) return result;
  const columns = table.key.columns.map((one) =>
    one.label === label ? { label, type, value: value ?? null } : one,
  );
  return result.withKey(new GroupKey(columns));
}

function fillColumn(column: Column, value: Scalar | undefined): Column {
  if (!column.hasNulls()) return column;
  const builder = new ColumnBuilder(column.type, column.length);
  let previous = -1;
  for (let row = 0; row < column.length; row++) {
    if (!column.isNull(row)) {
      builder.appendCell(column, row);
      previous = row;
    } else if (value !== undefined) builder.append(value);
    else if (previous >= 0) builder.appendCell(column, previous);
    else builder.appendNull();
  }
  return builder.build();
}

export const fillFunctions: Builtin[] = [
  builtin(
    'fill',
    { tables: piped, column: otherwise('_value'), value: optional, usePrevious: optional },
    fill,
  ),
];
