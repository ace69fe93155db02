import type { Builtin } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { columnTypeOf, natureOf } from '../eval/natures.js';
import { withoutPlace } from '../eval/stream.js';
import type { Scalar, Value } from '../eval/values.js';
import { ColumnBuilder } from '../table/builder.js';
import type { ColumnType, Column } from '../table/column.js';
import { compareStrings } from '../table/group-key.js';
import { keyFrom } from '../table/table.js';
import type { Table } from '../table/table.js';
import { evaluated, regroup } from './map.js';
import { cellToFloat, toBool, toInt, toText, toTime, toUInt } from './convert.js';
import { builtin, piped, transform } from './transform.js';

/** `map(fn: (r) => ({r with _value: …}))`, so columns come sorted and empty tables vanish. */
function converted(table: Table, convert: (value: Value) => Value, type: ColumnType): Table {
  const column = table.column('_value');
  const run = type === 'float' ? inColumns : evaluated;
  const builder = new ColumnBuilder(type, table.length);
  for (let row = 0; row < table.length; row++) {
    const value = column ? run(convert, column.get(row)) : null;
    if (value !== null && columnTypeOf(natureOf(value)) !== type)
      throw new FluxError(`converted to ${natureOf(value)} instead of ${type}`, { code: 'internal error' });
    builder.append(value as Scalar | null);
  }
  const changed: Column = builder.build();
  // Conversion to float is what influxd does column by column, leaving the columns in their order.
  return type === 'float' ? table.with('_value', changed) : sortedColumns(table.with('_value', changed));
}

/** What influxd computes column by column fails at no place. */
function inColumns<A, B>(read: (of: A) => B, of: A): B {
  try {
    return read(of);
  } catch (error) {
    throw withoutPlace(error);
  }
}

/** The columns by label, as `map` emits them. */
export function sortedColumns(table: Table): Table {
  const entries = [...table.entries()].sort(([a], [b]) => compareStrings(a, b));
  const labels = entries.map(([label]) => label).filter((label) => table.key.has(label));
  return table.withColumns(entries, keyFrom(labels, table));
}

const conversion = (name: string, convert: (value: Value) => Value, type: ColumnType): Builtin =>
  builtin(name, { tables: piped }, (args, call) =>
    transform(
      call,
      args.stream(),
      (tables) =>
        tables
          .filter((table) => table.length > 0)
          .flatMap((table) => regroup(converted(table, convert, type), table)),
      { passing: 'regrouped', placeless: type === 'float' },
    ),
  );

export const convertTableFunctions: Builtin[] = [
  conversion('toInt', toInt, 'int'),
  conversion('toUInt', toUInt, 'uint'),
  conversion('toFloat', cellToFloat, 'float'),
  conversion('toBool', toBool, 'bool'),
  conversion('toTime', toTime, 'time'),
  conversion('toString', toText, 'string'),
];
