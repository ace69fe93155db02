import type { Args, Builtin, Call } from '../eval/builtin.js';
import { FluxError } from '../eval/errors.js';
import { columnTypeOf, natureOf, typeText } from '../eval/natures.js';
import { equal } from '../eval/operators.js';
import { bindFunction, holds } from '../eval/rows.js';
import { TableStream } from '../eval/stream.js';
import { cellValue, isNull, recordOf } from '../eval/values.js';
import type { FluxRecord, Value } from '../eval/values.js';
import type { Column, ColumnType } from '../table/column.js';
import { ColumnBuilder } from '../table/builder.js';
import { GroupKey } from '../table/group-key.js';
import { Table } from '../table/table.js';
import { builtin, inPackage, piped, required } from './transform.js';

function from(args: Args, call: Call): TableStream {
  const rows = args.array('rows').map((row) => recordOf(row, 'each of rows'));
  if (rows.length === 0) throw new FluxError('rows must be non-empty');
  const compute = (): Table[] => [planned(rows)];
  return new TableStream({ kind: call.name, inputs: [], at: call.at, rowTypes: typesOf(rows[0]), compute });
}

/** What Flux's types know of the columns. */
function typesOf({ fields }: FluxRecord): Map<string, ColumnType> {
  const types = [...fields].map(([label, value]) => [label, columnTypeOf(natureOf(value))] as const);
  return new Map(types.filter((one): one is [string, ColumnType] => one[1] !== undefined));
}

/** influxd looks at the rows when it plans the query: what is wrong with them has no place in the script. */
function planned(rows: readonly FluxRecord[]): Table {
  try {
    return tableOf(rows);
  } catch (error) {
    if (error instanceof FluxError) error.final = true;
    throw error;
  }
}

/** Records as a table whose columns have the order and the types of the first record. */
export function tableOf(rows: readonly FluxRecord[]): Table {
  const columns: Array<readonly [string, Column]> = [];
  for (const [label, first] of rows[0].fields) {
    const type = typeFor(first);
    const builder = new ColumnBuilder(type, rows.length);
    for (const row of rows) {
      const value = row.get(label);
      if (!isNull(value) && natureOf(value) !== type)
        throw new FluxError(`column "${label}" is ${natureOf(value)} in one row and ${type} in another`);
      builder.append(cellValue(value));
    }
    columns.push([label, builder.build()]);
  }
  return Table.from(GroupKey.empty, columns, rows.length);
}

function typeFor(value: Value): ColumnType {
  const type = columnTypeOf(natureOf(value));
  if (type) return type;
  throw new FluxError(`cannot represent the type ${typeText(value)} as column data`);
}

function map(args: Args, call: Call): Value {
  const fn = bindFunction(args.compiled('fn'), ['x'], call.query, call.at);
  return args.array('arr').map((value) => fn(value));
}

function filter(args: Args, call: Call): Value {
  const fn = bindFunction(args.compiled('fn'), ['x'], call.query, call.at);
  return args.array('arr').filter((value) => holds(fn(value)));
}

function concat(args: Args): Value {
  return [...args.array('arr'), ...args.array('v')];
}

function contains(args: Args): Value {
  const value = args.value('value');
  return args.array('set').some((item) => equal(item, value));
}

function length(args: Args): Value {
  return BigInt(args.array('arr').length);
}

function arrayPackage(path: string): Builtin[] {
  return inPackage(
    path,
    builtin('from', { rows: piped }, from),
    builtin('map', { arr: piped, fn: required }, map),
    builtin('filter', { arr: piped, fn: required }, filter),
    builtin('concat', { arr: piped, v: required }, concat),
  );
}

export const arrayFunctions: Builtin[] = [
  ...arrayPackage('array'),
  ...arrayPackage('experimental/array'),
  builtin('contains', { value: required, set: required }, contains, { returns: 'bool' }),
  builtin('length', { arr: piped }, length, { returns: 'int' }),
];
